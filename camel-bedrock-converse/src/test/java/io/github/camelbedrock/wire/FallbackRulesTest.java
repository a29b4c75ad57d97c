/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Which model is asked when, what it is sent, and what the endpoint demands of it (option fallbackModels). */
class FallbackRulesTest {

    private static final String NOVA = "amazon.nova-lite-v1:0";
    private static final String NOVA_PRO = "amazon.nova-pro-v1:0";
    private static final String HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static Exchange ask(String model, String options) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(model(model, options))) {
            return routes.send("Capital of Norway?");
        }
    }

    private static String model(String model, String options) {
        return "bedrock-converse:" + model + "?maxAttempts=1&" + options;
    }

    private static void refuse(Answer... refusals) {
        for (Answer refusal : refusals) {
            bedrock.server().enqueue(refusal);
        }
        bedrock.server().otherwise(Answers.text("Oslo"));
    }

    private static List<String> models() {
        return bedrock.server().requests().stream()
                .map(RecordedRequest::modelId)
                .toList();
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of("throttling", Errors.throttling(), true),
                Arguments.of("unavailable", Errors.serviceUnavailable(), true),
                Arguments.of("not ready", Errors.modelNotReady(), true),
                Arguments.of("internal", Errors.internalServer(), true),
                Arguments.of("gateway", Errors.of(502, "BadGateway", "no"), true),
                Arguments.of("validation", Errors.validation("Wrong."), false),
                Arguments.of("overflow", Errors.validation("Input is too long for requested model."), false),
                Arguments.of("access", Errors.accessDenied(), false),
                Arguments.of("not found", Errors.resourceNotFound(), false),
                Arguments.of("quota", Errors.serviceQuotaExceeded(), false),
                Arguments.of("timeout", Errors.modelTimeout(), false),
                Arguments.of("model", Errors.modelError(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void anotherModelIsAskedWhereTheFirstCannotServe(String why, Answer refusal, boolean other) throws Exception {
        refuse(refusal);
        Exchange answered = ask("nova-lite", "fallbackModels=nova-pro");
        assertThat(answered.getException() == null).isEqualTo(other);
        assertThat(models()).isEqualTo(other ? List.of(NOVA, NOVA_PRO) : List.of(NOVA));
    }

    @Test
    void aLargerModelIsAskedWhereTheOptionSaysSo() throws Exception {
        refuse(Errors.validation("Input is too long for requested model."));
        Exchange answered = ask("nova-lite", "fallbackModels=nova-pro&fallbackOnContextOverflow=true");
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseModelId"))
                .isEqualTo(NOVA_PRO);
    }

    /** It says nothing of how the model is: the next call asks the first. */
    @Test
    void aRequestThatIsTooLargeLeavesTheModelInUse() throws Exception {
        refuse(Errors.validation("Input is too long for requested model."));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(model("nova-lite", "fallbackModels=nova-pro&fallbackOnContextOverflow=true"));
            routes.send("1");
            routes.send("2");
        }
        assertThat(models()).containsExactly(NOVA, NOVA_PRO, NOVA);
    }

    @Test
    void bedrockMayAskForALongerRestThanTheOption() throws Exception {
        refuse(Errors.throttling().header("retry-after", "120"));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(model("nova-lite", "fallbackModels=nova-pro&fallbackCooldown=1"));
            routes.send("1");
            routes.send("2");
        }
        assertThat(models()).containsExactly(NOVA, NOVA_PRO, NOVA_PRO);
    }

    /** The rest is the model's, whoever asks; an endpoint without fallback asks it all the same. */
    @Test
    void theRestHoldsForAllEndpointsThatFallBack() throws Exception {
        refuse(Errors.throttling());
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(model("nova-lite", "fallbackModels=nova-pro"));
                from("direct:other").to(model("nova-lite", "temperature=0&fallbackModels=claude-haiku-4-5"));
                from("direct:alone").to(model("nova-lite", "topP=0.5"));
            }
        })) {
            routes.send("1");
            routes.context().createProducerTemplate().requestBody("direct:other", "2");
            routes.context().createProducerTemplate().requestBody("direct:alone", "3");
        }
        assertThat(models()).containsExactly(NOVA, NOVA_PRO, HAIKU, NOVA);
    }

    @Test
    void whereAllModelsRestTheFirstIsAsked() throws Exception {
        refuse(Errors.throttling(), Errors.throttling());
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(model("nova-lite", "fallbackModels=nova-pro"));
            assertThat(routes.send("1").getException()).isInstanceOf(ThrottlingException.class);
            assertThat(routes.send("2").getException()).isNull();
        }
        assertThat(models()).containsExactly(NOVA, NOVA_PRO, NOVA);
    }

    static List<Arguments> names() {
        return List.of(
                Arguments.of("the first again", "fallbackModels=nova-lite,amazon.nova-lite-v1:0,nova-pro", NOVA_PRO),
                Arguments.of(
                        "the endpoint's prefix", "inferenceProfilePrefix=eu&fallbackModels=nova-pro", "eu." + NOVA_PRO),
                Arguments.of(
                        "a prefix of its own",
                        "inferenceProfilePrefix=eu&fallbackModels=global." + HAIKU,
                        "global." + HAIKU),
                Arguments.of(
                        "an ARN",
                        "inferenceProfilePrefix=eu&fallbackModels=arn:aws:bedrock:eu-central-1:123456789012:"
                                + "application-inference-profile/abc",
                        "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc"),
                Arguments.of(
                        "an alias",
                        "modelAliases=spare=amazon.nova-micro-v1:0&fallbackModels=spare",
                        "amazon.nova-micro-v1:0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void modelsAreNamedAsTheFirstIs(String why, String options, String asked) throws Exception {
        refuse(Errors.throttling());
        assertThat(ask("nova-lite", options).getException()).isNull();
        assertThat(models()).hasSize(2).last().isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku-4-55", "openai.gpt-5"})
    void aNameThatIsNoModelIsRefusedAtTheStartAndInAHeader(String name) throws Exception {
        String wrong = model("nova-lite", "fallbackModels=nova-pro," + name);
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.ask(wrong))
                    .hasStackTraceContaining(name)
                    .hasStackTraceContaining("fallbackModels");
        }
        Exception refused = Wire.refused(
                bedrock.server(),
                model("nova-lite", "topP=0.5"),
                "Hi",
                Map.of("CamelBedrockConverseFallbackModels", name));
        assertThat(refused)
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("CamelBedrockConverseFallbackModels");
    }

    /** Thinking, cache points and a forced tool are written for the model that is asked. */
    @Test
    void eachModelGetsTheRequestThatItUnderstands() throws Exception {
        refuse(Errors.throttling());
        String options = "fallbackModels=nova-pro&thinking=2000&maxTokens=4000&topK=20";
        assertThat(ask("claude-haiku-4-5", options).getException()).isNull();
        List<RecordedRequest> requests = bedrock.server().requests();
        assertThat(requests.get(0)
                        .json("/additionalModelRequestFields/thinking/budget_tokens")
                        .asInt())
                .isEqualTo(2000);
        assertThat(requests.get(1).json("/additionalModelRequestFields").toString())
                .doesNotContain("budget_tokens");
    }

    /** Structured output is asked for natively of one, and by a tool of the other. */
    @Test
    void theAnswerHasItsShapeWhoeverGivesIt() throws Exception {
        refuse(Errors.throttling(), Answers.toolUse("t1", "final_answer", Map.of("city", "Oslo")));
        bedrock.server().otherwise(Answers.text("{\"city\":\"Oslo\"}"));
        Exchange answered = ask(
                "claude-haiku-4-5",
                "fallbackModels=nova-pro&outputSchema=RAW({\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}})");
        assertThat(models()).startsWith(HAIKU, NOVA_PRO);
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody(String.class)).contains("Oslo");
    }

    @Test
    void theGuardrailStandsBeforeTheOtherModelToo() throws Exception {
        refuse(Errors.throttling(), Answers.text("no").stopReason("guardrail_intervened"));
        Exchange failed = ask(
                "nova-lite",
                "fallbackModels=nova-pro&guardrailIdentifier=g1&guardrailVersion=2&guardrailIntervention=fail");
        assertThat(failed.getException()).isInstanceOf(GuardrailInterventionException.class);
        assertThat(bedrock.server().requests()).hasSize(2).allSatisfy(request -> assertThat(
                        request.json("/guardrailConfig/guardrailIdentifier").asText())
                .isEqualTo("g1"));
    }

    /** They count differently. */
    @Test
    void maxInputTokensIsCountedByEachModel() throws Exception {
        refuse(Answers.inputTokens(90), Errors.throttling(), Answers.inputTokens(110));
        Exchange failed = ask("claude-haiku-4-5", "fallbackModels=claude-sonnet-4-5&maxInputTokens=100");
        assertThat(failed.getException()).isInstanceOf(ThrottlingException.class);
        assertThat(failed.getException().getSuppressed()).singleElement().satisfies(refused -> assertThat(refused)
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("110"));
        assertThat(bedrock.server().requests())
                .extracting(RecordedRequest::operation)
                .containsExactly("CountTokens", "Converse", "CountTokens");
    }

    @Test
    void aModelThatCannotCountForNowIsPassedOver() throws Exception {
        refuse(Errors.throttling(), Answers.inputTokens(90));
        Exchange answered = ask("claude-haiku-4-5", "fallbackModels=claude-sonnet-4-5&maxInputTokens=100");
        assertThat(answered.getException()).isNull();
        assertThat(models()).last().asString().contains("claude-sonnet-4-5");
    }

    @Test
    void eachChangeOfModelIsOneWarning() throws Exception {
        refuse(Errors.throttling(), Errors.serviceUnavailable());
        List<String> warnings = Logged.warnings(() -> ask("nova-lite", "fallbackModels=nova-pro,claude-haiku-4-5"));
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains(NOVA, "throttling", NOVA_PRO);
        assertThat(warnings.get(1)).contains(NOVA_PRO, "unavailable", HAIKU);
    }
}
