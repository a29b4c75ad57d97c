/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.component.BedrockConverseEndpoint;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Routes;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers that are none became 0, or another number, without a word. A key of two lines failed at the first call, as if the
 * network had; the line end of a secret file became a part of the name of a profile.
 */
class MistypedOptionsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final CamelContext context = new DefaultCamelContext();
    private final BedrockConverseComponent component = new BedrockConverseComponent();

    MistypedOptionsTest() {
        context.addComponent("bedrock-converse", component);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "maxQueueSize, 10k",
        "maxQueueSize, many",
        "tokensPerMinute, 1m",
        "tokensPerMinute, 200_000",
        "tokensPerMinute, 4294967396",
        "requestsPerMinute, 1.5",
        "maxAttempts, abc",
        "maxConcurrency, 1s",
        "proxyPort, http",
        "maxTokens, 1h",
        "apiCallTimeout, x",
        "apiCallTimeout, 10 000",
        "apiCallTimeout, 5 minutes",
        "readTimeout, soon",
        "connectTimeout, 1.5",
    })
    void textThatIsNoNumberIsRefusedByName(String option, String text) {
        assertThatThrownBy(() -> component(option, text))
                .as("property of the component")
                .hasStackTraceContaining(option + " must be a ")
                .hasStackTraceContaining("but was '" + text + "'");
        assertThatThrownBy(() -> endpoint(option + "=" + text))
                .as("option of the endpoint")
                .hasStackTraceContaining(option + " must be a ")
                .hasStackTraceContaining("but was '" + text + "'");
    }

    @Test
    void numbersMayHaveWhiteSpaceAround() throws Exception {
        component("maxQueueSize", "500 ");
        component("maxAttempts", " 2");
        component("apiCallTimeout", "1m30s ");
        assertThat(component.getResilience().getMaxQueueSize()).isEqualTo(500);
        assertThat(component.getClient().getMaxAttempts()).isEqualTo(2);
        assertThat(component.getHttp().getApiCallTimeout()).isEqualTo(90_000);
    }

    @Test
    void durationsAreReadAsCamelReadsThem() throws Exception {
        BedrockConverseEndpoint endpoint = endpoint("readTimeout=PT2M&connectTimeout=5000&apiCallTimeout=0s");
        assertThat(endpoint.getHttp().getReadTimeout()).isEqualTo(120_000);
        assertThat(endpoint.getHttp().getConnectTimeout()).isEqualTo(5_000);
        assertThat(endpoint.getHttp().getApiCallTimeout()).isZero();
    }

    @Test
    void numberMayBeBean() throws Exception {
        context.getRegistry().bind("patience", 7);
        assertThat(endpoint("maxQueueSize=#bean:patience").getResilience().getMaxQueueSize())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void secretOfTwoLinesIsRefusedAtStart(String option, BiConsumer<CredentialsOptions, String> setter) {
        for (String text : new String[] {"top\nsecret", "top secret", "RAW(topsecret)"}) {
            Routes routes = new Routes(bedrock.server());
            if (option.equals("apiKey")) {
                routes.component().getCredentials().setAccessKey(null);
                routes.component().getCredentials().setSecretKey(null);
            }
            setter.accept(routes.component().getCredentials(), text);
            assertThatThrownBy(() -> routes.ask("bedrock-converse:nova-lite"))
                    .hasStackTraceContaining(option + " must be its value alone")
                    .satisfies(failure -> assertThat(failure).message().doesNotContain("topsecret", "top secret"));
            routes.close();
        }
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                row("apiKey", CredentialsOptions::setApiKey),
                row("accessKey", CredentialsOptions::setAccessKey),
                row("secretKey", CredentialsOptions::setSecretKey),
                row("sessionToken", CredentialsOptions::setSessionToken));
    }

    private static Arguments row(String option, BiConsumer<CredentialsOptions, String> setter) {
        return Arguments.of(option, setter);
    }

    @Test
    void lineEndOfSecretFileIsNoPartOfTheValue() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            CredentialsOptions credentials = routes.component().getCredentials();
            credentials.setAccessKey("AKIAOFFILE\n");
            credentials.setSecretKey("not-a-secret\r\n");
            credentials.setSessionToken("t0ken\n");
            routes.ask("bedrock-converse:nova-lite").send("Hello");
        }
        RecordedRequest request = bedrock.server().takeRequests().get(0);
        assertThat(request.header("authorization")).contains("Credential=AKIAOFFILE/");
        assertThat(request.header("x-amz-security-token")).isEqualTo("t0ken");
    }

    /** As Camel Main does with its properties. */
    private void component(String option, String text) {
        ServiceHelper.initService(component);
        PropertyBindingSupport.build()
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withIgnoreCase(true)
                .bind(context, component, option, text);
    }

    private BedrockConverseEndpoint endpoint(String options) {
        return context.getEndpoint("bedrock-converse:nova-lite?" + options, BedrockConverseEndpoint.class);
    }
}
