/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice that takes more than the text of the failure: the model's name, the region, and what was asked. */
class FailureAdviceTest {

    private static final Answer INVALID = Errors.validation("The provided model identifier is invalid.");
    private static final Answer ON_DEMAND = Errors.validation(
            "Invocation of model ID x with on-demand throughput isn\u2019t supported. Retry your request with the ID or ARN of"
                    + " an inference profile that contains this model.");
    private static final Answer TOO_LONG = Errors.validation("Input is too long for requested model.");

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    /** Rule, endpoint, answer, the end of the log line. */
    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(
                        "N6 letter",
                        "eu.anthropic.claude-sonet-4-5-20250929-v1:0",
                        INVALID,
                        " Did you mean eu.anthropic.claude-sonnet-4-5-20250929-v1:0?"),
                Arguments.of(
                        "N6 date",
                        "anthropic.claude-sonnet-4-5-20250930-v1:0",
                        INVALID,
                        " Did you mean anthropic.claude-sonnet-4-5-20250929-v1:0?"),
                Arguments.of("N6 alias", "claude-sonet-4-5", INVALID, " Did you mean claude-sonnet-4-5?"),
                Arguments.of(
                        "N6 not found",
                        "us.amazon.nova-litte-v1:0",
                        Errors.resourceNotFound(),
                        " Did you mean us.amazon.nova-lite-v1:0?"),
                Arguments.of("N6 known", "eu.amazon.nova-lite-v1:0", INVALID, "check uriEndpointOverride."),
                Arguments.of("N6 far", "acme.finetuned", INVALID, "check uriEndpointOverride."),
                Arguments.of(
                        "F3 region",
                        "claude-sonnet-4-5",
                        ON_DEMAND,
                        " In eu-central-1 it may be served as eu.anthropic.claude-sonnet-4-5-20250929-v1:0 or"
                                + " global.anthropic.claude-sonnet-4-5-20250929-v1:0."),
                Arguments.of(
                        "F3 Tokyo",
                        "claude-sonnet-4-5?region=ap-northeast-1",
                        ON_DEMAND,
                        " In ap-northeast-1 it may be served as jp.anthropic.claude-sonnet-4-5-20250929-v1:0 or"
                                + " global.anthropic.claude-sonnet-4-5-20250929-v1:0."),
                Arguments.of(
                        "F2 region",
                        "nova-pro?region=us-west-2",
                        Errors.accessDenied(),
                        "access to amazon.nova-pro-v1:0 in us-west-2: Amazon Bedrock console, Model access. Access holds for"
                                + " one region and takes 1 to 5 minutes to become valid."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void namesModelsAndRegions(String rule, String endpoint, Answer answer, String end) throws Exception {
        bedrock.server().otherwise(answer);
        assertThat(told(endpoint, "Hi")).endsWith(end);
    }

    /** Streams are refused before there is a body, in whatever way they are read. */
    @ParameterizedTest
    @EnumSource
    void namesThemInStreams(Delivery delivery) throws Exception {
        bedrock.server().otherwise(ON_DEMAND);
        try (Deliveries deliveries = new Deliveries(bedrock.server())) {
            List<String> warnings = Logged.warnings(
                    () -> deliveries.ask(delivery, Deliveries.Protocol.HTTP_1_1, "amazon.nova-lite-v1:0", "", "Hi"));
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("it may be served as eu.amazon.nova-lite-v1:0 or global.amazon.nova-lite-v1:0.");
        }
    }

    /** F7: the results came in the loop, and not with the turn. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void namesTheLimitOfToolResults(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().otherwise(TOO_LONG);
        try (Looped looped = new Looped(
                bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from("bedrock-tool:look?tags=t")
                        .setBody()
                        .constant("much"))) {
            Exchange[] failed = new Exchange[1];
            List<String> warnings = Logged.warnings(() -> failed[0] = looped.send("Hi"));
            assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("context_overflow");
            assertThat(warnings)
                    .filteredOn(line -> line.contains("Bedrock call failed"))
                    .singleElement()
                    .asString()
                    .contains("maxToolResultSize");
        }
    }

    @Test
    void namesWhatIsLargeInTheRequest() throws Exception {
        bedrock.server().otherwise(TOO_LONG);
        assertThat(told("nova-lite", "Hi")).doesNotContain("maxToolResultSize", "Documents and images");
        Object results = Wire.plain("[" + Turns.user(Turns.text("Hi")) + ",{'role':'assistant','content':["
                + Looped.use("1", "look", "{}") + "]}," + Turns.user(Looped.told("1", Turns.text("much"))) + "]");
        assertThat(told("nova-lite", results)).contains("maxToolResultSize").doesNotContain("Documents and images");
        Object image =
                Wire.plain("[{'role':'user','content':[{'image':{'format':'png','source':{'bytes':'AQ=='}}},{'text':"
                        + "'What is this?'}]}]");
        assertThat(told("nova-lite", image)).contains("Documents and images").doesNotContain("maxToolResultSize");
    }

    /** The one line of the failure. */
    private static String told(String endpoint, Object body) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + endpoint)) {
            List<String> warnings = Logged.warnings(() -> routes.send(body));
            assertThat(warnings)
                    .filteredOn(line -> line.contains("Bedrock call failed"))
                    .hasSize(1);
            return warnings.get(warnings.size() - 1);
        }
    }

    /** A name without a dot is no model id; whether a gateway knows it is not known here. */
    @Test
    void warnsAtStartOfANameThatIsNearToAnAlias() throws Exception {
        List<String> warnings = Logged.warnings(() -> {
            new Routes(bedrock.server())
                    .ask("bedrock-converse:claude-sonet-4-5")
                    .close();
            return null;
        });
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith("The model claude-sonet-4-5 is neither a known alias nor a model id of Bedrock. Did you mean"
                        + " claude-sonnet-4-5?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nova-lite", "my-provisioned-model", "amazon.nova-litte-v1:0", "tiny?modelAliases=tiny=nova-lite"
            })
    void startsInSilenceOtherwise(String model) throws Exception {
        List<String> warnings = Logged.warnings(() -> {
            new Routes(bedrock.server()).ask("bedrock-converse:" + model).close();
            return null;
        });
        assertThat(warnings).isEmpty();
    }

    @Test
    void saysWhatAPrefixMayHaveBeenMeantFor() {
        assertThatThrownBy(() -> new Routes(bedrock.server())
                        .ask("bedrock-converse:claude-sonet-4-5?inferenceProfilePrefix=eu")
                        .close())
                .hasStackTraceContaining("Did you mean claude-sonnet-4-5?");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "exact,           1500, none, 1500",
                "exact over date, 1500, 7,    1500",
                "negative,        -5,   none, none",
                "negative,        -5,   7,    7000",
                "garbage,         soon, 7,    7000",
                "huge,            99999999999999999999, none, 86400000",
                "seconds,         none, 7,    7000",
                "none,            none, none, none"
            })
    void tellsHowLongToWait(String rule, @Nullable String millis, @Nullable String seconds, @Nullable Long expected)
            throws Exception {
        Answer answer = Errors.validation("wait");
        answer = millis == null ? answer : answer.header("x-amz-retry-after", millis);
        bedrock.server().otherwise(seconds == null ? answer : answer.header("Retry-After", seconds));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:nova-lite")) {
            assertThat(routes.send("Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY))
                    .isEqualTo(expected);
        }
    }
}
