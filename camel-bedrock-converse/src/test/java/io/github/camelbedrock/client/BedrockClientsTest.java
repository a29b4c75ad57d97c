/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelbedrock.config.ClientOptions;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockClientsTest {

    private final BedrockClients clients = new BedrockClients();

    @Test
    void sharesTheClientOfEqualOptions() {
        try (ClientLease first = clients.acquire(options());
                ClientLease second = clients.acquire(options())) {
            assertThat(second.runtime()).isSameAs(first.runtime());
            assertThat(clients.size()).isOne();
        }
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference("region", o -> o.setRegion("us-west-2")),
                difference("uriEndpointOverride", o -> o.setUriEndpointOverride("https://other.example.org")),
                difference("accessKey", o -> o.setAccessKey("AKIAOTHER")),
                difference("secretKey", o -> o.setSecretKey("other")),
                difference("sessionToken", o -> o.setSessionToken("token")),
                difference("connectTimeout", o -> o.setConnectTimeout(1)),
                difference("readTimeout", o -> o.setReadTimeout(1)),
                difference("maxConcurrency", o -> o.setMaxConcurrency(1)));
    }

    private static Arguments difference(String option, Consumer<ClientOptions> change) {
        return Arguments.of(option, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void buildsAnotherClientWhereAnOptionDiffers(String option, Consumer<ClientOptions> change) {
        ClientOptions changed = options();
        change.accept(changed);
        try (ClientLease first = clients.acquire(options());
                ClientLease second = clients.acquire(changed)) {
            assertThat(second.runtime()).as(option).isNotSameAs(first.runtime());
        }
    }

    @Test
    void closesTheClientWithItsLastUserAndOnce() {
        ClientLease first = clients.acquire(options());
        ClientLease second = clients.acquire(options());
        first.close();
        first.close();
        assertThat(clients.size()).as("the second user still has it").isOne();
        second.close();
        assertThat(clients.size()).isZero();
    }

    @Test
    void neverClosesTheUsersOwnClient() {
        try (ClientLease made = clients.acquire(options())) {
            ClientOptions own = new ClientOptions();
            own.setBedrockRuntimeAsyncClient(made.runtime());
            ClientLease borrowed = clients.acquire(own);
            assertThat(borrowed.runtime()).isSameAs(made.runtime());
            borrowed.close();
            assertThat(clients.size()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bedrock.example.org", "ftp://bedrock.example.org", "http://", "http://a b", "/path"})
    void refusesAnEndpointOverrideThatIsNoWebAddress(String override) {
        ClientOptions options = options();
        options.setUriEndpointOverride(override);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(options))
                .withMessageContaining("uriEndpointOverride")
                .withMessageContaining("absolute http or https URI");
    }

    @Test
    void doesNotPrintThePasswordOfAnEndpointOverride() {
        ClientOptions options = options();
        options.setUriEndpointOverride("https://user:hunter2@bedrock.example.org");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(options))
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU West", "eu_central_1", "eu-central-1.evil.example", "-"})
    void refusesWhatIsNoRegion(String region) {
        ClientOptions options = options();
        options.setRegion(region);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(options))
                .withMessageContaining("option region")
                .withMessageContaining(region);
    }

    @Test
    void namesTheKeyThatIsMissing() {
        ClientOptions noSecret = options();
        noSecret.setSecretKey(" ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(noSecret))
                .withMessageContaining("secretKey is missing")
                .withMessageNotContaining("AKIAEXAMPLE");

        ClientOptions noKey = options();
        noKey.setAccessKey(null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(noKey))
                .withMessageContaining("accessKey is missing")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesLimitsThatCannotWork(long value) {
        ClientOptions readTimeout = options();
        readTimeout.setReadTimeout(value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(readTimeout))
                .withMessageContaining("readTimeout");
        ClientOptions maxConcurrency = options();
        maxConcurrency.setMaxConcurrency((int) value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.acquire(maxConcurrency))
                .withMessageContaining("maxConcurrency");
    }

    @Test
    void printsNoSecret() {
        ClientOptions options = options();
        options.setSessionToken("t0ken");
        assertThat(ClientKey.of(options).toString())
                .contains("eu-central-1", "explicit keys")
                .doesNotContain("AKIAEXAMPLE", "s3cret", "t0ken");
    }

    private static ClientOptions options() {
        ClientOptions options = new ClientOptions();
        options.setRegion("eu-central-1");
        options.setAccessKey("AKIAEXAMPLE");
        options.setSecretKey("s3cret");
        return options;
    }
}
