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
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

class BedrockClientsTest {

    private final BedrockClients clients = new BedrockClients();

    private record Options(ClientOptions client, CredentialsOptions credentials, HttpOptions http) {}

    private ClientLease acquire(Options options) {
        return acquire(options, "nova-lite");
    }

    private ClientLease acquire(Options options, String modelId) {
        return clients.acquire(options.client(), options.credentials(), options.http(), modelId);
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
                difference("apiKey", o -> as(o.credentials()).setApiKey("other")),
                difference("profileCredentialsName", o -> as(o.credentials()).setProfileCredentialsName("team")),
                difference("credentialsProvider", o -> as(o.credentials()).setCredentialsProvider(PROVIDER)),
                difference("roleArn", o -> o.credentials().setRoleArn(ROLE)),
                difference("retryMode", o -> o.client().setRetryMode("legacy")),
                difference("maxAttempts", o -> o.client().setMaxAttempts(1)),
                difference("httpClient", o -> o.http().setHttpClient("crt")),
                difference("httpProtocol", o -> o.http().setHttpProtocol("http1.1")),
                difference("apiCallTimeout", o -> o.http().setApiCallTimeout(1)),
                difference("trustAllCertificates", o -> o.http().setTrustAllCertificates(true)),
                difference("proxyHost", o -> proxy(o.http())),
                difference("connectTimeout", o -> o.http().setConnectTimeout(1)),
                difference("readTimeout", o -> o.http().setReadTimeout(1)),
                difference("maxConcurrency", o -> o.http().setMaxConcurrency(1)));
    }

    private static final String ROLE = "arn:aws:iam::123456789012:role/asker";

    private static final AwsCredentialsProvider PROVIDER = AnonymousCredentialsProvider.create();

    private static CredentialsOptions as(CredentialsOptions keys) {
        keys.setAccessKey(null);
        keys.setSecretKey(null);
        return keys;
    }

    private static HttpOptions proxy(HttpOptions http) {
        http.setProxyHost("proxy.example.org");
        http.setProxyPort(3128);
        http.setProxyUsername("hugo");
        http.setProxyPassword("hunter2");
        return http;
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

    /** Each model has a rate of its own then, so that one that throttles does not slow the others down. */
    @Test
    void sharesTheAdaptiveClientOfOneModelAlone() {
        Options adaptive = options();
        adaptive.client().setRetryMode("adaptive");
        try (ClientLease first = acquire(adaptive, "nova-lite");
                ClientLease second = acquire(adaptive, "nova-lite");
                ClientLease other = acquire(adaptive, "nova-pro")) {
            assertThat(second.runtime()).isSameAs(first.runtime());
            assertThat(other.runtime()).isNotSameAs(first.runtime());
        }
    }

    @Test
    void sharesCredentialsWithTheClientForStreamsAndOverRegions() {
        Options profile = options();
        as(profile.credentials()).setProfileCredentialsName("team");
        Options elsewhere = options();
        as(elsewhere.credentials()).setProfileCredentialsName("team");
        elsewhere.client().setRegion("us-west-2");
        try (ClientLease first = acquire(profile);
                ClientLease second = acquire(elsewhere)) {
            assertThat(second.credentials()).isSameAs(first.credentials());
            assertThat(first.streams().credentials()).isSameAs(first.credentials());
        }
    }

    @Test
    void takesAnotherProviderForAnotherOneWhateverItsEqualsSays() {
        record Same(String name) implements AwsCredentialsProvider {
            @Override
            public AwsCredentials resolveCredentials() {
                return AwsBasicCredentials.create("AKIAEXAMPLE", "s3cret");
            }
        }
        Options one = options();
        as(one.credentials()).setCredentialsProvider(new Same("s3cret"));
        Options two = options();
        as(two.credentials()).setCredentialsProvider(new Same("s3cret"));
        try (ClientLease first = acquire(one);
                ClientLease again = acquire(one);
                ClientLease second = acquire(two)) {
            assertThat(again.runtime()).isSameAs(first.runtime());
            assertThat(second.runtime()).isNotSameAs(first.runtime());
        }
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                contradiction("apiKey and accessKey", o -> o.credentials().setApiKey("t0ken")),
                contradiction("apiKey and roleArn", o -> {
                    as(o.credentials()).setApiKey("t0ken");
                    o.credentials().setRoleArn(ROLE);
                }),
                contradiction("apiKey and credentialsProvider", o -> {
                    as(o.credentials()).setApiKey("t0ken");
                    o.credentials().setCredentialsProvider(PROVIDER);
                }),
                contradiction("credentialsProvider and accessKey", o -> o.credentials()
                        .setCredentialsProvider(PROVIDER)),
                contradiction(
                        "roleArn is missing: externalId", o -> o.credentials().setExternalId("partner")),
                contradiction("roleArn is missing: roleSessionName", o -> o.credentials()
                        .setRoleSessionName("triage")),
                contradiction("roleArn must be the ARN of a role", o -> o.credentials()
                        .setRoleArn("asker")),
                contradiction("roleSessionName must be", o -> {
                    o.credentials().setRoleArn(ROLE);
                    o.credentials().setRoleSessionName("my session");
                }),
                contradiction("externalId must be", o -> {
                    o.credentials().setRoleArn(ROLE);
                    o.credentials().setExternalId("?");
                }),
                contradiction("proxyHost is missing: proxyPort", o -> o.http().setProxyPort(3128)),
                contradiction(
                        "proxyHost is missing: proxyProtocol", o -> o.http().setProxyProtocol("https")),
                contradiction(
                        "proxyHost is missing: proxyUsername", o -> o.http().setProxyUsername("hugo")),
                contradiction(
                        "proxyHost is missing: proxyPassword", o -> o.http().setProxyPassword("hunter2")),
                contradiction("proxyPort is missing", o -> proxy(o.http()).setProxyPort(null)),
                contradiction(
                        "proxyPort must be 1 to 65535", o -> proxy(o.http()).setProxyPort(65536)),
                contradiction("proxyUsername is missing", o -> proxy(o.http()).setProxyUsername(null)),
                contradiction("proxyPassword is missing", o -> proxy(o.http()).setProxyPassword(" ")),
                contradiction("proxyProtocol must be one of http, https", o -> proxy(o.http())
                        .setProxyProtocol("socks")),
                contradiction(
                        "proxyHost must be a host name", o -> proxy(o.http()).setProxyHost("http://proxy")),
                contradiction("httpProtocol=http2 and httpClient=crt", o -> {
                    o.http().setHttpClient("crt");
                    o.http().setHttpProtocol("http2");
                }),
                contradiction(
                        "httpClient must be one of netty, crt", o -> o.http().setHttpClient("apache")),
                contradiction("retryMode must be one of standard, adaptive, legacy", o -> o.client()
                        .setRetryMode("never")),
                contradiction("maxAttempts must be at least 1", o -> o.client().setMaxAttempts(0)),
                contradiction(
                        "apiCallTimeout must not be negative", o -> o.http().setApiCallTimeout(-1)));
    }

    private static Arguments contradiction(String message, Consumer<Options> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void refusesWhatContradictsItself(String message, Consumer<Options> change) {
        Options options = options();
        change.accept(options);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(options))
                .withMessageContaining(message)
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain("AKIAEXAMPLE", "s3cret", "t0ken", "hugo", "hunter2"));
        assertThat(clients.size()).isZero();
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
        Options keys = options();
        keys.credentials().setSessionToken("t0ken");
        keys.credentials().setRoleArn(ROLE);
        proxy(keys.http());
        assertThat(ClientKey.of(keys.client(), keys.credentials(), keys.http(), "nova-lite")
                        .toString())
                .contains("eu-central-1", "explicit keys", ROLE, "proxy.example.org")
                .doesNotContain("AKIAEXAMPLE", "s3cret", "t0ken", "hugo", "hunter2");
        Options token = options();
        as(token.credentials()).setApiKey("t0ken");
        assertThat(ClientKey.of(token.client(), token.credentials(), token.http(), "nova-lite")
                        .toString())
                .contains("API key")
                .doesNotContain("t0ken");
    }

    private static Options options() {
        Options options = new Options(new ClientOptions(), new CredentialsOptions(), new HttpOptions());
        options.client().setRegion("eu-central-1");
        options.credentials().setAccessKey("AKIAEXAMPLE");
        options.credentials().setSecretKey("s3cret");
        return options;
    }
}
