/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.HttpOptions;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockClientsTest {

    private final BedrockClients clients = new BedrockClients();

    private record Options(ClientOptions client, CredentialsOptions credentials, HttpOptions http) {}

    private ClientLease acquire(Options options) {
        return clients.acquire(options.client(), options.credentials(), options.http());
    }

    @Test
    void sharesTheClientOfEqualOptions() {
        try (ClientLease first = acquire(options());
                ClientLease second = acquire(options())) {
            assertThat(second.runtime()).isSameAs(first.runtime());
            assertThat(clients.size()).isOne();
        }
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference("region", o -> o.client().setRegion("us-west-2")),
                difference("uriEndpointOverride", o -> o.client().setUriEndpointOverride("https://other.example.org")),
                difference("accessKey", o -> o.credentials().setAccessKey("AKIAOTHER")),
                difference("secretKey", o -> o.credentials().setSecretKey("other")),
                difference("sessionToken", o -> o.credentials().setSessionToken("token")),
                difference("connectTimeout", o -> o.http().setConnectTimeout(1)),
                difference("readTimeout", o -> o.http().setReadTimeout(1)),
                difference("maxConcurrency", o -> o.http().setMaxConcurrency(1)));
    }

    private static Arguments difference(String option, Consumer<Options> change) {
        return Arguments.of(option, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void buildsAnotherClientWhereAnOptionDiffers(String option, Consumer<Options> change) {
        Options changed = options();
        change.accept(changed);
        try (ClientLease first = acquire(options());
                ClientLease second = acquire(changed)) {
            assertThat(second.runtime()).as(option).isNotSameAs(first.runtime());
        }
    }

    @Test
    void closesTheClientWithItsLastUserAndOnce() {
        ClientLease first = acquire(options());
        ClientLease second = acquire(options());
        first.close();
        first.close();
        assertThat(clients.size()).as("the second user still has it").isOne();
        second.close();
        assertThat(clients.size()).isZero();
    }

    @Test
    void neverClosesTheUsersOwnClient() {
        try (ClientLease made = acquire(options())) {
            Options own = options();
            own.client().setBedrockRuntimeAsyncClient(made.runtime());
            ClientLease borrowed = acquire(own);
            assertThat(borrowed.runtime()).isSameAs(made.runtime());
            borrowed.close();
            assertThat(clients.size()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bedrock.example.org", "ftp://bedrock.example.org", "http://", "http://a b", "/path"})
    void refusesAnEndpointOverrideThatIsNoWebAddress(String override) {
        Options options = options();
        options.client().setUriEndpointOverride(override);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(options))
                .withMessageContaining("uriEndpointOverride")
                .withMessageContaining("absolute http or https URI");
    }

    @Test
    void doesNotPrintThePasswordOfAnEndpointOverride() {
        Options options = options();
        options.client().setUriEndpointOverride("https://user:hunter2@bedrock.example.org");
        assertThatIllegalArgumentException().isThrownBy(() -> acquire(options)).withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU West", "eu_central_1", "eu-central-1.evil.example", "-"})
    void refusesWhatIsNoRegion(String region) {
        Options options = options();
        options.client().setRegion(region);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(options))
                .withMessageContaining("option region")
                .withMessageContaining(region);
    }

    @Test
    void namesTheKeyThatIsMissing() {
        Options noSecret = options();
        noSecret.credentials().setSecretKey(" ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(noSecret))
                .withMessageContaining("secretKey is missing")
                .withMessageNotContaining("AKIAEXAMPLE");

        Options noKey = options();
        noKey.credentials().setAccessKey(null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(noKey))
                .withMessageContaining("accessKey is missing")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesLimitsThatCannotWork(long value) {
        Options readTimeout = options();
        readTimeout.http().setReadTimeout(value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(readTimeout))
                .withMessageContaining("readTimeout");
        Options maxConcurrency = options();
        maxConcurrency.http().setMaxConcurrency((int) value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(maxConcurrency))
                .withMessageContaining("maxConcurrency");
    }

    @Test
    void printsNoSecret() {
        Options options = options();
        options.credentials().setSessionToken("t0ken");
        assertThat(ClientKey.of(options.client(), options.credentials(), options.http())
                        .toString())
                .contains("eu-central-1", "explicit keys")
                .doesNotContain("AKIAEXAMPLE", "s3cret", "t0ken");
    }

    private static Options options() {
        Options options = new Options(new ClientOptions(), new CredentialsOptions(), new HttpOptions());
        options.client().setRegion("eu-central-1");
        options.credentials().setAccessKey("AKIAEXAMPLE");
        options.credentials().setSecretKey("s3cret");
        return options;
    }
}
