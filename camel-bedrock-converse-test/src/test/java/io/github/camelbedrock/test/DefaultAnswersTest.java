/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.test.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What LocalBedrock says where no script says anything. */
class DefaultAnswersTest {

    private static final String TRIAGE =
            """
            You sort tickets. Use {"plain": "braces"} with care. Answer with JSON only, that fits this schema:

            ```json
            {"type": "object", "properties": {
              "category": {"type": "string", "enum": ["billing", "technical", "account", "shipping", "other"]},
              "urgency": {"type": "string", "enum": ["low", "medium", "high", "critical"]},
              "language": {"type": "string", "pattern": "^[a-z]{2}$"},
              "summary": {"type": "string", "maxLength": 60},
              "suggestedReply": {"type": "string"}
            }, "required": ["category", "urgency", "language", "summary", "suggestedReply"], "additionalProperties": false}
            ```""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Charged twice          | My card shows two charges for November. Please refund one. | billing | high | en
                    API down               | Your API is down since 9:00 and all our customers get errors. | technical | critical | en
                    Passwort               | Ich kann mich nicht anmelden, mein Passwort geht nicht. Eilt nicht, nur eine Frage. | account | low | de
                    Colis                  | Bonjour, mon colis n'est pas arrivé, et je pars demain. C'est urgent. | shipping | high | fr
                    No puedo entrar        | Hola, no puedo entrar en mi cuenta desde el lunes. | account | high | es
                    Colours                | We are wondering whether you do it in green. | other | low | en
                    """)
    void sortsATicket(String subject, String body, String category, String urgency, String language) {
        String ticket = Json.object()
                .put("id", "T-1")
                .put("subject", subject)
                .put("body", body)
                .toString();
        JsonNode sorted = Json.read(text(ask(TRIAGE, ticket)));

        assertThat(sorted.path("category").asText()).isEqualTo(category);
        assertThat(sorted.path("urgency").asText()).isEqualTo(urgency);
        assertThat(sorted.path("language").asText()).isEqualTo(language);
        assertThat(sorted.path("summary").asText())
                .startsWith(body.substring(0, 10))
                .hasSizeLessThanOrEqualTo(60);
        assertThat(sorted.path("suggestedReply").asText()).contains(subject);
        assertThat(sorted.fieldNames())
                .toIterable()
                .containsExactly("category", "urgency", "language", "summary", "suggestedReply");
    }

    @Test
    void fillsTheSchemaOfOutputConfig() {
        JsonNode filled = fill(
                """
                {"type":"object","properties":{
                  "orderId":{"type":"string","pattern":"^\\\\d{2}-\\\\d{5}$"},
                  "quantity":{"type":"integer","minimum":1,"maximum":5},
                  "price":{"type":"number"},
                  "refundRequested":{"type":"boolean"},
                  "isUrgent":{"type":"boolean"},
                  "version":{"const":"v1"},
                  "channel":{"enum":["mail","phone"],"default":"mail"},
                  "topics":{"type":"array","items":{"enum":["billing","shipping","account"]}},
                  "customer":{"type":"object","properties":{"email":{"type":"string","format":"email"}}},
                  "nickname":{"type":"string"}},
                 "required":["orderId","quantity","price","refundRequested","isUrgent","version","channel","topics","customer"]}""",
                "My order 88-20417: the price is 11,99, the quantity 7. Refund my payment to me@example.org please, it is not urgent.");

        assertThat(filled)
                .isEqualTo(
                        Json.read(
                                """
                        {"orderId":"88-20417","quantity":5,"price":11.99,"refundRequested":true,"isUrgent":false,
                         "version":"v1","channel":"mail","topics":["billing","shipping"],
                         "customer":{"email":"me@example.org"}}"""));
    }

    @Test
    void copiesFieldsOfTheTicketAndFollowsReferences() {
        JsonNode filled = fill(
                """
                {"type":"object","$defs":{"person":{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name"]}},
                 "properties":{"id":{"type":"string"},"customer":{"$ref":"#/$defs/person"},"plan":{"anyOf":[{"type":"null"},{"enum":["free","plus"]}]},
                 "lines":{"type":"array","items":{"type":"integer"},"maxItems":2},"friend":{"$ref":"#/$defs/person"}},"required":["id","customer","plan","lines"]}""",
                "{\"id\":\"T-7\",\"plan\":\"plus\",\"body\":\"Hello\",\"customer\":{\"name\":\"Ada\",\"age\":36,\"x\":1},\"lines\":[1,2,3]}");

        assertThat(filled)
                .isEqualTo(
                        Json.read(
                                "{\"id\":\"T-7\",\"customer\":{\"name\":\"Ada\",\"age\":36},\"plan\":\"plus\",\"lines\":[1,2]}"));
    }

    @Test
    void endsWithASchemaThatRefersToItself() {
        JsonNode filled = fill(
                "{\"type\":\"object\",\"properties\":{\"value\":{\"type\":\"integer\"},\"next\":{\"$ref\":\"#\"}},\"required\":[\"value\",\"next\"]}",
                "3 things");

        assertThat(filled.at("/next/next/value").decimalValue()).isEqualByComparingTo("3");
    }

    @Test
    void refusesASchemaThatIsNoJson() {
        Answer refused = DefaultAnswers.plausible()
                .apply(request(
                        "{\"outputConfig\":{\"textFormat\":{\"structure\":{\"jsonSchema\":{\"schema\":\"{\"}}}}}"));

        assertThat(refused.json().path("message").asText()).contains("outputConfig", "JSON");
    }

    @Test
    void callsTheToolThatTheTextSpeaksOf() {
        Answer call = ask(WEATHER_AND_TIME, "What is the weather in Paris today?");

        assertThat(call.json().path("stopReason").asText()).isEqualTo("tool_use");
        JsonNode use = call.json().at("/output/message/content/0/toolUse");
        assertThat(use.path("name").asText()).isEqualTo("get_weather");
        assertThat(use.path("input")).isEqualTo(Json.read("{\"city\":\"Paris\"}"));
        assertThat(use.path("toolUseId").asText()).matches("[a-zA-Z0-9_-]{1,64}");
        assertThat(text(ask(WEATHER_AND_TIME, "Tell me a joke."))).contains("Tell me a joke.");
    }

    @Test
    void callsAToolWhereItMust() {
        ObjectNode any = WEATHER_AND_TIME.deepCopy();
        any.withObject("/toolConfig/toolChoice/any");
        assertThat(toolOf(ask(any, "Tell me a joke."))).isEqualTo("get_weather");
        ObjectNode one = WEATHER_AND_TIME.deepCopy();
        one.withObject("/toolConfig/toolChoice/tool").put("name", "get_time");
        assertThat(toolOf(ask(one, "What is the weather in Paris?"))).isEqualTo("get_time");
    }

    @Test
    void tellsWhatToolsGave() {
        Answer told = DefaultAnswers.plausible()
                .apply(
                        request(
                                """
                        {"toolConfig":{"tools":[{"toolSpec":{"name":"weather","inputSchema":{"json":{}}}}]},
                         "messages":[{"role":"user","content":[
                          {"toolResult":{"toolUseId":"1","content":[{"text":"12 degrees"},{"json":{"wind":3}}]}},
                          {"toolResult":{"toolUseId":"2","status":"error","content":[{"text":"no such city"}]}}]}]}"""));

        assertThat(text(told))
                .isEqualTo("This is what I found: 12 degrees {\"wind\":3}; that could not be done (no such city).");
    }

    @Test
    void echoesAndCutsLongTexts() {
        assertThat(text(ask("", "Hi"))).contains("“Hi”");
        assertThat(text(ask("", "word ".repeat(100)))).contains("word…").hasSizeLessThan(280);
        assertThat(text(ask("", "\uD83D\uDE00".repeat(300))))
                .doesNotContainPattern("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])");
        assertThat(text(DefaultAnswers.plausible()
                        .apply(request("{\"messages\":[{\"role\":\"user\",\"content\":[{\"image\":{}}]}]}"))))
                .contains("image");
        assertThat(text(DefaultAnswers.plausible().apply(request("")))).contains("nothing");
    }

    @Test
    void refusesOtherOperationsByName() {
        Answer refused = DefaultAnswers.plausible().apply(requestTo("/rerank", "{}"));

        assertThat(refused.json().path("message").asText()).contains("Rerank", "/rerank");
    }

    @Test
    void readsTheSameOverTheWire() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start();
                Sdk sdk = new Sdk(bedrock.endpoint(), Protocol.HTTP1_1)) {
            ConverseResponse whole = Awaited.answer(sdk.ask("How are you?"));
            Sdk.Stream stream = sdk.stream("How are you?");
            Awaited.answer(stream.done());
            Assembled assembled = new Assembled(stream.events());

            assertThat(assembled.block(0).text())
                    .isEqualTo(whole.output().message().content().get(0).text());
            assertThat(assembled.block(0).pieces).hasSizeGreaterThan(5);
            assertThat(whole.usage().inputTokens()).isBetween(3, 6);
            assertThat(whole.usage().outputTokens()).isBetween(10, 25);
            assertThat(whole.metrics().latencyMs())
                    .isEqualTo(180 + 12L * whole.usage().outputTokens());
            assertThat(assembled.metadata().usage()).isEqualTo(whole.usage());
            int counted = Awaited.answer(sdk.client().countTokens(r -> r.modelId("m")
                            .input(i -> i.converse(c -> c.messages(Message.builder()
                                    .role("user")
                                    .content(ContentBlock.fromText("x".repeat(400)))
                                    .build())))))
                    .inputTokens();
            assertThat(counted).isBetween(100, 110);
        }
    }

    private static final ObjectNode WEATHER_AND_TIME = (ObjectNode)
            Json.read(
                    """
            {"toolConfig":{"tools":[
              {"toolSpec":{"name":"get_weather","description":"The weather of a city","inputSchema":{"json":
                {"type":"object","properties":{"city":{"type":"string"},"unit":{"type":"string"}},"required":["city"]}}}},
              {"toolSpec":{"name":"get_time","description":"The time of day","inputSchema":{"json":{"type":"object"}}}}]}}""");

    private static String toolOf(Answer answer) {
        return answer.json().at("/output/message/content/0/toolUse/name").asText();
    }

    private static JsonNode fill(String schema, String text) {
        ObjectNode body = Json.object();
        body.withObject("/outputConfig/textFormat/structure/jsonSchema").put("schema", schema);
        return Json.read(text(ask(body, text)));
    }

    private static Answer ask(String system, String text) {
        ObjectNode body = Json.object();
        body.withArray("/system").addObject().put("text", system);
        return ask(body, text);
    }

    private static Answer ask(ObjectNode request, String text) {
        ObjectNode body = request.deepCopy();
        body.withArray("/messages")
                .addObject()
                .put("role", "user")
                .withArray("/content")
                .addObject()
                .put("text", text);
        return DefaultAnswers.plausible().apply(request(body.toString()));
    }

    private static RecordedRequest request(String body) {
        return requestTo("/model/m/converse", body);
    }

    private static RecordedRequest requestTo(String path, String body) {
        return new RecordedRequest(
                new WireRequest("HTTP/1.1", "POST", path, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Answer answer) {
        return answer.json().at("/output/message/content/0/text").asText();
    }
}
