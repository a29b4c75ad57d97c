/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;

/** What cannot work is refused before anything is sent, in words that name the part at fault. */
class BadInputTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @AfterEach
    void nothingWasSent() {
        assertThat(bedrock.server().takeRequests()).isEmpty();
    }

    @Test
    void needsARegionAtStart() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> context.getEndpoint(MODEL).start())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("No AWS region")
                    .hasMessageContaining("option region")
                    .hasMessageContaining("AWS_REGION");
        }
    }

    @Test
    void namesTheOptionsWhereThereAreNoCredentials() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getCredentials().setAccessKey(null);
            routes.component().getCredentials().setSecretKey(null);
            Exchange failed = routes.ask(MODEL).send("Hi");
            assertThat(failed.getException())
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("No AWS credentials")
                    .hasMessageContaining("accessKey and secretKey")
                    .hasMessageContaining("profileCredentialsName")
                    .hasMessageContaining("AWS_BEARER_TOKEN_BEDROCK")
                    .as("what was tried")
                    .hasMessageContaining("EnvironmentVariableCredentialsProvider");
        }
    }

    @Test
    void namesTheProfileThatDoesNotExist() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getCredentials().setAccessKey(null);
            routes.component().getCredentials().setSecretKey(null);
            Exchange failed =
                    routes.ask(MODEL + "?profileCredentialsName=nobody").send("Hi");
            assertThat(failed.getException())
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("nobody")
                    .hasMessageContaining("profileCredentialsName");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock-converse:?maxTokens=1,modelId is missing",
        "bedrock-converse:%20,modelId is missing",
        "bedrock-converse://,bedrock-converse:",
        // Without anything behind the colon Camel itself finds that it is no URI.
        "bedrock-converse:,bedrock-converse:"
    })
    void needsAModel(String uri, String message) throws Exception {
        refuses(uri, message);
    }

    @ParameterizedTest
    @CsvSource({
        MODEL + "?tempreature=1,Unknown parameters=[{tempreature=1}]",
        MODEL + "?maxTokens=many,property (maxTokens=many)",
        MODEL + "?operation=chat,property (operation=chat)"
    })
    void refusesWhatIsNoOption(String uri, String message) throws Exception {
        refuses(uri, message);
    }

    private static void refuses(String uri, String message) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.context().getEndpoint(uri))
                    .isInstanceOf(ResolveEndpointFailedException.class)
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "maxTokens=0,Option maxTokens must be at least 1 but was 0",
        "temperature=1.1,Option temperature must be from 0 to 1 but was 1.1",
        "temperature=NaN,Option temperature must be from 0 to 1 but was NaN",
        "topP=-0.1,Option topP must be from 0 to 1 but was -0.1"
    })
    void refusesAnOptionOutOfItsRangeAtStart(String option, String message) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.ask(MODEL + "?" + option))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message.replace(" but", ", but"));
        }
    }

    @Test
    void refusesAResourceThatDoesNotExistAtStart() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.ask(MODEL + "?systemMessage=resource:classpath:nowhere.md"))
                    .rootCause()
                    .hasMessageContaining("nowhere.md");
        }
    }

    static Stream<Arguments> badMessages() {
        return Stream.of(
                Arguments.of(null, Map.of(), "The body is null", "userMessage"),
                Arguments.of(" \n\t", Map.of(), "blank", "body"),
                Arguments.of(new byte[] {1}, Map.of(), "no known media type", "CamelBedrockConverseMediaType"),
                Arguments.of(42, Map.of(), "must be text", "java.lang.Integer"),
                header(BedrockConverseConstants.MAX_TOKENS, "many", "Integer"),
                header(BedrockConverseConstants.MAX_TOKENS, 0, "at least 1"),
                header(BedrockConverseConstants.MAX_TOKENS, 4_294_967_297L, "whole number"),
                header(BedrockConverseConstants.MAX_TOKENS, 5.7, "whole number"),
                header(BedrockConverseConstants.MAX_TOKENS, Double.NaN, "whole number"),
                header("CamelBedrockConverseOutputSchema", new Object(), "cannot be used"),
                Arguments.of(request(says("Hi"), null), Map.of(), "messages[1]", "null"),
                Arguments.of(
                        request(Message.builder()
                                .role("user")
                                .content((ContentBlock) null, null)
                                .build()),
                        Map.of(),
                        "messages[0]",
                        "member"),
                Arguments.of(
                        request(says("Hi")).toBuilder()
                                .system((SystemContentBlock) null)
                                .build(),
                        Map.of(),
                        "system[0]",
                        "null"),
                Arguments.of(
                        request(says("Hi")).toBuilder()
                                .toolConfig(config -> config.tools((Tool) null))
                                .build(),
                        Map.of(),
                        "tools[0]",
                        "member"),
                header(BedrockConverseConstants.TEMPERATURE, "hot", "Double"),
                header(BedrockConverseConstants.TEMPERATURE, 2, "from 0 to 1"),
                header(BedrockConverseConstants.TOP_P, Double.NaN, "from 0 to 1"),
                header(BedrockConverseConstants.STOP_SEQUENCES, 7, "List of String"),
                header(BedrockConverseConstants.STOP_SEQUENCES, List.of("a", ""), "not empty"),
                header(BedrockConverseConstants.STOP_SEQUENCES, List.of("a", 1), "not empty"),
                header(BedrockConverseConstants.OPERATION, "chat", "ConverseOperation"),
                Arguments.of("Hi", Map.of(BedrockConverseConstants.USER_MESSAGE, " "), "blank", "USER_MESSAGE"));
    }

    private static ConverseRequest request(Message... messages) {
        return ConverseRequest.builder().messages(messages).build();
    }

    private static Message says(String text) {
        return Message.builder()
                .role("user")
                .content(ContentBlock.fromText(text))
                .build();
    }

    private static Arguments header(String header, Object value, String message) {
        return Arguments.of("Hi", Map.of(header, value), header, message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badMessages")
    void refusesABadMessageBeforeTheCall(Object body, Map<String, Object> headers, String first, String second)
            throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            assertThat(routes.send(body, headers).getException())
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContaining(first)
                    .hasMessageContaining(
                            second.equals("USER_MESSAGE") ? BedrockConverseConstants.USER_MESSAGE : second);
        }
    }

    @Test
    void namesTheAddressThatCannotBeReached() throws Exception {
        int closed = closedPort();
        try (Routes routes = new Routes(bedrock.server())) {
            Exchange failed = routes.ask(MODEL + "?connectTimeout=1s&uriEndpointOverride=http://127.0.0.1:" + closed)
                    .send("Hi");
            assertThat(failed.getException())
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageStartingWith("No answer from http://127.0.0.1:" + closed);
        }
    }

    @Test
    void cannotBeConsumedFrom() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.context().getEndpoint(MODEL).createConsumer(e -> {}))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("bedrock-converse");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
