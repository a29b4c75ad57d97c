/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guardrail of a call: what is sent, what headers and bodies cannot change of it, and what an intervention does. */
class GuardrailRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0?";
    private static final String ENDPOINTS = "guardrailIdentifier=gr1&guardrailVersion=3";
    private static final String SENT = "{'guardrailIdentifier':'gr1','guardrailVersion':'3'}";

    /** Rule, options, headers without their prefix, and the guardrail on the wire. */
    static Stream<Arguments> guardrails() {
        Map<String, Object> weaker = Map.of("GuardrailIdentifier", "gr2", "GuardrailVersion", "1");
        return Stream.of(
                Arguments.of("O4 none", "", Map.of(), null),
                Arguments.of(
                        "O4 draft",
                        "guardrailIdentifier=gr1",
                        Map.of(),
                        "{'guardrailIdentifier':'gr1','guardrailVersion':'DRAFT'}"),
                Arguments.of("O4 version", ENDPOINTS, Map.of(), SENT),
                Arguments.of(
                        "O4 trace",
                        ENDPOINTS + "&guardrailTrace=enabled_full",
                        Map.of(),
                        "{'guardrailIdentifier':'gr1','guardrailVersion':'3','trace':'enabled_full'}"),
                Arguments.of(
                        "L21 trace of the header",
                        ENDPOINTS,
                        Map.of("GuardrailTrace", "disabled"),
                        "{'guardrailIdentifier':'gr1','guardrailVersion':'3','trace':'disabled'}"),
                Arguments.of(
                        "the trace of an answer is no wish",
                        ENDPOINTS,
                        Map.of("GuardrailTrace", Map.of("actionReason", "none")),
                        SENT),
                Arguments.of("no trace without a guardrail", "guardrailTrace=enabled", Map.of(), null),
                Arguments.of("a header adds one", "", weaker, "{'guardrailIdentifier':'gr2','guardrailVersion':'1'}"),
                Arguments.of("a header replaces none", ENDPOINTS, weaker, SENT),
                Arguments.of("a header ages none", ENDPOINTS, Map.of("GuardrailVersion", "1"), SENT),
                Arguments.of("an empty header removes none", ENDPOINTS, Map.of("GuardrailIdentifier", ""), SENT),
                Arguments.of(
                        "headerOverrides",
                        ENDPOINTS + "&headerOverrides=all",
                        weaker,
                        "{'guardrailIdentifier':'gr2','guardrailVersion':'1'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guardrails")
    void sendsTheGuardrail(String rule, String options, Map<String, Object> headers, String expected) throws Exception {
        JsonNode sent = Wire.body(Wire.sent(bedrock.server(), MODEL + options, "Hi", prefixed(headers)));
        assertThat(sent.get("guardrailConfig")).isEqualTo(expected == null ? null : Wire.json(expected));
    }

    @Test
    void letsNoBodyReplaceTheEndpointsGuardrail() throws Exception {
        Object body = Wire.plain("{'messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                + "'guardrailConfig':{'guardrailIdentifier':'gr2','guardrailVersion':'1','trace':'enabled'}}");
        assertThat(Wire.body(Wire.sent(bedrock.server(), MODEL + ENDPOINTS, body))
                        .get("guardrailConfig"))
                .isEqualTo(Wire.json(SENT));
        assertThat(Wire.body(Wire.sent(bedrock.server(), MODEL, body))
                        .at("/guardrailConfig/guardrailIdentifier")
                        .asText())
                .isEqualTo("gr2");
    }

    @Test
    void warnsOnceOfAHeaderThatIsIgnored() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server()).ask(MODEL + ENDPOINTS)) {
                routes.send("Hi", prefixed(Map.of("GuardrailIdentifier", "gr2")));
                routes.send("Hi", prefixed(Map.of("GuardrailIdentifier", "gr2")));
                return routes.send("Hi", prefixed(Map.of("GuardrailIdentifier", "gr2")));
            }
        });
        assertThat(warnings).singleElement().asString().contains("GuardrailIdentifier", "headerOverrides");
    }

    /** guardContent, and the content of the two user turns. */
    static Stream<Arguments> guarded() {
        String png = Base64.getEncoder().encodeToString(new byte[] {1});
        String image = "{'image':{'format':'png','source':{'bytes':'" + png + "'}}}";
        String gif = "{'image':{'format':'gif','source':{'bytes':'" + png + "'}}}";
        String guardedImage = "{'guardContent':" + image + "}";
        return Stream.of(
                Arguments.of("none", "[{'text':'a'}]", "[" + image + ",{'text':'b'}]", image, gif),
                Arguments.of(
                        "lastUser",
                        "[{'text':'a'}]",
                        "[" + guardedImage + ",{'guardContent':{'text':{'text':'b'}}}]",
                        image,
                        gif),
                Arguments.of(
                        "all",
                        "[{'guardContent':{'text':{'text':'a'}}}]",
                        "[" + guardedImage + ",{'guardContent':{'text':{'text':'b'}}}]",
                        image,
                        gif),
                // Guardrails look at png and jpeg alone.
                Arguments.of(
                        "all",
                        "[{'guardContent':{'text':{'text':'a'}}}]",
                        "[" + gif + ",{'guardContent':{'text':{'text':'b'}}}]",
                        gif,
                        gif));
    }

    @ParameterizedTest(name = "guardContent={0}")
    @MethodSource("guarded")
    void marksWhatTheGuardrailLooksAt(String option, String first, String last, String image, String unused)
            throws Exception {
        Object body =
                Wire.plain("[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'x'}]},"
                        + "{'role':'user','content':[" + image + ",{'text':'b'}]}]");
        JsonNode sent = Wire.body(Wire.sent(bedrock.server(), MODEL + ENDPOINTS + "&guardContent=" + option, body));
        assertThat(sent.at("/messages/0/content")).isEqualTo(Wire.json(first));
        assertThat(sent.at("/messages/1/content")).isEqualTo(Wire.json("[{'text':'x'}]"));
        assertThat(sent.at("/messages/2/content")).isEqualTo(Wire.json(last));
    }

    /** What comes after the call, and what the guardrail must not take for the user's last words. */
    static Stream<Arguments> notSaidByTheUser() {
        return Stream.of(
                Arguments.of(
                        "a file of a tool, beside its result",
                        "qwen.qwen3-32b-v1:0",
                        Turns.user(Turns.result("1", Turns.IMAGE))),
                Arguments.of(
                        "a later system prompt",
                        "amazon.nova-lite-v1:0",
                        Turns.user(Turns.result("1", Turns.text("b"))) + ","
                                + Turns.message("system", Turns.text("Be brief"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notSaidByTheUser")
    void passesOverWhatTheUserDidNotSay(String rule, String model, String later) throws Exception {
        Object body = Wire.plain(Turns.messages(Turns.user(Turns.text("a")), Turns.assistant(Turns.call("1")), later));
        JsonNode sent = Wire.body(Wire.sent(
                bedrock.server(), "bedrock-converse:" + model + "?" + ENDPOINTS + "&guardContent=lastUser", body));
        assertThat(sent.at("/messages/0/content")).isEqualTo(Wire.json("[{'guardContent':{'text':{'text':'a'}}}]"));
        assertThat(sent.at("/messages/2").findValue("guardContent")).isNull();
    }

    @Test
    void letsNoHeaderReplaceTheBodysGuardrail() throws Exception {
        String guardrail = "'guardrailConfig':{'guardrailIdentifier':'gr1','guardrailVersion':'3'";
        Object body = Wire.plain("{'messages':[{'role':'user','content':[{'text':'Hi'}]}]," + guardrail + "}}");
        Map<String, Object> headers =
                prefixed(Map.of("GuardrailIdentifier", "gr2", "GuardrailVersion", "1", "GuardrailTrace", "enabled"));
        assertThat(Wire.body(Wire.sent(bedrock.server(), MODEL, body, headers)).get("guardrailConfig"))
                .isEqualTo(Wire.json("{" + guardrail + ",'trace':'enabled'}}").get("guardrailConfig"));
    }

    /** guardContent, the conversation, and what is sent of it. */
    static Stream<Arguments> conversations() {
        String marked = "{'guardContent':{'text':{'text':'a'}}}";
        String plain = Turns.text("a");
        String calls = "," + Turns.assistant(Turns.call("1")) + ",";
        String result = Turns.result("1", Turns.text("4"));
        return Stream.of(
                Arguments.of(
                        "lastUser",
                        Turns.messages(Turns.user(plain) + calls + Turns.user(result)),
                        Turns.messages(Turns.user(marked) + calls + Turns.user(result))),
                Arguments.of(
                        "lastUser",
                        Turns.messages(Turns.user(plain) + calls + Turns.user(result, Turns.POINT)),
                        Turns.messages(Turns.user(marked) + calls + Turns.user(result, Turns.POINT))),
                Arguments.of(
                        "lastUser",
                        Turns.messages(Turns.user(plain), Turns.assistant(plain), Turns.user(Turns.VIDEO)),
                        Turns.messages(Turns.user(plain), Turns.assistant(plain), Turns.user(Turns.VIDEO))),
                Arguments.of(
                        "lastUser",
                        Turns.messages(Turns.user(plain), Turns.assistant(plain), Turns.user(plain, Turns.POINT)),
                        Turns.messages(Turns.user(plain), Turns.assistant(plain), Turns.user(marked, Turns.POINT))),
                // Guardrails look at no video, and not into S3.
                Arguments.of(
                        "all",
                        Turns.messages(Turns.user(plain, Turns.VIDEO, Turns.IMAGE_IN_S3)),
                        Turns.messages(Turns.user(marked, Turns.VIDEO, Turns.IMAGE_IN_S3))));
    }

    @ParameterizedTest(name = "guardContent={0} {1}")
    @MethodSource("conversations")
    void marksWhatTheUserSays(String option, String given, String expected) throws Exception {
        Turns.assertSends(bedrock.server(), Turns.NOVA + "?guardContent=" + option, given, expected);
    }

    @Test
    void letsAHeaderMakeTheEndpointStricterOnly() throws Exception {
        bedrock.server().otherwise(Answers.text("No.").stopReason("guardrail_intervened"));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + ENDPOINTS + "&guardrailIntervention=fail")) {
            Exchange told = routes.send("Hi", prefixed(Map.of("GuardrailIntervention", "continue")));
            assertThat(told.getException()).isInstanceOf(GuardrailInterventionException.class);
        }
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + ENDPOINTS)) {
            assertThat(routes.send("Hi").getException()).isNull();
            Exchange told = routes.send("Hi", prefixed(Map.of("GuardrailIntervention", "fail")));
            assertThat(told.getException()).isInstanceOf(GuardrailInterventionException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"GuardContent,none", "GuardContent,lastUser"})
    void letsNoHeaderNarrowWhatTheGuardrailLooksAt(String header, String value) throws Exception {
        JsonNode sent = Wire.body(Wire.sent(
                bedrock.server(), MODEL + ENDPOINTS + "&guardContent=all", "Hi", prefixed(Map.of(header, value))));
        assertThat(sent.at("/messages/0/content/0").has("guardContent")).isTrue();
    }

    /** F6: the word of the guardrail is the body, and a route can tell it from an answer. */
    @Test
    void goesOnAfterAnIntervention() throws Exception {
        String trace =
                "{\"inputAssessment\":{\"gr1\":{\"topicPolicy\":{\"topics\":[{\"name\":\"tax\",\"type\":\"DENY\",\"action\":\"BLOCKED\"}]}}}}";
        bedrock.server()
                .enqueue(Answers.text("Not allowed.")
                        .stopReason("guardrail_intervened")
                        .guardrailTrace(trace));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + ENDPOINTS + "&guardrailTrace=enabled")) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo("Not allowed.");
            assertThat(answered.getMessage().getHeaders())
                    .containsEntry(BedrockConverseConstants.FINISH_REASON, "content_filter")
                    .containsEntry(BedrockConverseConstants.GUARDRAIL_ACTION, "GUARDRAIL_INTERVENED");
            assertThat(String.valueOf(answered.getMessage().getHeader(BedrockConverseConstants.GUARDRAIL_TRACE)))
                    .isEqualTo(
                            "{inputAssessment={gr1={topicPolicy={topics=[{name=tax, type=DENY, action=BLOCKED}]}}}}");
        }
    }

    @Test
    void failsOnAnInterventionWhereThatIsAskedFor() throws Exception {
        String trace =
                "{\"inputAssessment\":{\"gr1\":{\"wordPolicy\":{\"customWords\":[{\"match\":\"x\",\"action\":\"BLOCKED\"}]}}}}";
        bedrock.server()
                .enqueue(Answers.text("Not allowed.")
                        .stopReason("guardrail_intervened")
                        .guardrailTrace(trace));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + ENDPOINTS + "&guardrailIntervention=fail")) {
            Exception failure = routes.send("Hi").getException();
            assertThat(failure)
                    .isInstanceOf(GuardrailInterventionException.class)
                    .hasMessageContaining("gr1");
            assertThat(((GuardrailInterventionException) failure).text()).isEqualTo("Not allowed.");
            assertThat(((GuardrailInterventionException) failure).trace()).containsKey("inputAssessment");
        }
    }

    /** The trace that an answer leaves in the header of that name is no wish for the next call. */
    @Test
    void doesNotTakeOneAnswersTraceForTheNextCallsWish() throws Exception {
        bedrock.server()
                .otherwise(Answers.text("Oslo")
                        .guardrailTrace("{\"actionReason\":\"none\"}")
                        .serviceTier("flex")
                        .performanceLatency("optimized"));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.with(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to(MODEL + ENDPOINTS).to(MODEL + ENDPOINTS + "&guardrailTrace=enabled");
                }
            });
            assertThat(routes.send("Hi").getException()).isNull();
        }
        JsonNode second = Wire.body(bedrock.server().takeRequests().get(1));
        assertThat(second.at("/guardrailConfig/trace").asText()).isEqualTo("enabled");
        assertThat(second.has("serviceTier")).isFalse();
        assertThat(second.has("performanceConfig")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GuardrailIdentifier,v 1",
        "GuardrailVersion,v1",
        "GuardrailVersion,0",
        "GuardrailTrace,full",
        "GuardContent,some"
    })
    void refusesWhatIsNone(String header, String value) throws Exception {
        assertThat(Wire.refused(bedrock.server(), MODEL, "Hi", prefixed(Map.of(header, value))))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining(header)
                .hasMessageContaining(value);
    }

    private static Map<String, Object> prefixed(Map<String, Object> headers) {
        Map<String, Object> named = new HashMap<>();
        headers.forEach((name, value) -> named.put("CamelBedrockConverse" + name, value));
        return named;
    }
}
