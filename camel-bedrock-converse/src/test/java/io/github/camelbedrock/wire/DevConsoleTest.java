/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dev console tells of the calls: each is counted once, at its real end, and no text of any is shown. */
class DevConsoleTest {

    private static final String ID = "amazon.nova-lite-v1:0";
    private static final String MODEL = "bedrock-converse:" + ID;
    private static final String SECRET = "my-secret-marker";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    /** What is done, options, answers, the model's line. */
    static Stream<Arguments> calls() {
        var usage = Answers.text("Oslo").usage(7, 3).cacheUsage(11, 5);
        String told = "'inputTokens':7,'outputTokens':3,'cacheReadTokens':11,'cacheWriteTokens':5}";
        String nothing = "'inputTokens':0,'outputTokens':0,'cacheReadTokens':0,'cacheWriteTokens':0}";
        return Stream.of(
                Arguments.of("converse", "", List.of(usage), figures(1, 0, 0, "{}", told)),
                Arguments.of(
                        "no usage", "", List.of(Answers.text("Oslo").withoutUsage()), figures(1, 0, 0, "{}", nothing)),
                Arguments.of(
                        "collect",
                        "?operation=converseStream&streamBody=collect",
                        List.of(usage),
                        figures(1, 0, 0, "{}", told)),
                Arguments.of("iterator", "?operation=converseStream", List.of(usage), figures(1, 0, 0, "{}", told)),
                Arguments.of(
                        "streamTo",
                        "?operation=converseStream&streamTo=direct:piece",
                        List.of(usage),
                        figures(1, 0, 0, "{}", told)),
                Arguments.of(
                        "countTokens",
                        "?operation=countTokens",
                        List.of(Answers.inputTokens(23)),
                        figures(0, 1, 0, "{}", nothing)),
                Arguments.of(
                        "throttled",
                        "",
                        List.of(Errors.throttling(), Errors.throttling(), Errors.throttling()),
                        figures(0, 0, 0, "{'throttling':1}", nothing)),
                Arguments.of(
                        "failed before a stream",
                        "?operation=converseStream",
                        List.of(Errors.validation(SECRET)),
                        figures(0, 0, 0, "{'validation':1}", nothing)),
                Arguments.of(
                        "failed within a stream",
                        "?operation=converseStream",
                        List.of(Answers.text("Os", SECRET).failAfter(2, Fault.throttling())),
                        figures(0, 0, 0, "{'throttling':1}", nothing)),
                Arguments.of(
                        "the last attempt has answered",
                        "",
                        List.of(Errors.serviceUnavailable(), usage),
                        figures(1, 0, 0, "{}", told)),
                Arguments.of(
                        "retries of a structured answer",
                        "?outputSchema=RAW({\"type\":\"object\",\"required\":[\"a\"]})&outputRetries=1",
                        List.of(
                                Answers.text("no").usage(1, 2),
                                Answers.text("{\"a\":1}").usage(3, 4)),
                        figures(
                                1,
                                0,
                                0,
                                "{}",
                                "'inputTokens':4,'outputTokens':6,'cacheReadTokens':0,'cacheWriteTokens':0}")));
    }

    private static String figures(int answered, int counted, int cancelled, String failed, String tokens) {
        return "{'model':'" + ID + "','underWay':0,'answered':" + answered + ",'counted':" + counted + ",'cancelled':"
                + cancelled + ",'failed':" + failed + "," + tokens;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void countsACallOnceAtItsEnd(
            String what, String options, List<io.github.camelbedrock.test.Answer> answers, String figures)
            throws Exception {
        answers.forEach(bedrock.server()::enqueue);
        try (Routes routes = new Routes(bedrock.server()).with(reading(MODEL + options))) {
            routes.send("Capital? " + SECRET);
            await().untilAsserted(() ->
                    assertThat(Watched.json(routes.context()).get("models")).isEqualTo(Wire.json("[" + figures + "]")));
            assertThat(Watched.json(routes.context()) + Watched.text(routes.context()))
                    .doesNotContain(SECRET);
        }
    }

    /** A route that reads what comes to its end. */
    private static RouteBuilder reading(String endpoint) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(exchange -> {
                    if (exchange.getMessage().getBody() instanceof Iterator<?> pieces) {
                        pieces.forEachRemaining(piece -> {});
                    }
                });
                from("direct:piece").process(piece -> {});
            }
        };
    }

    @Test
    void countsAStreamThatNobodyReadsToItsEndAsCancelled() throws Exception {
        bedrock.server().enqueue(Answers.text("a", "b").failAfter(2, Fault.stall()));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + "?operation=converseStream")) {
            routes.send("Hi");
            await().untilAsserted(
                            () -> assertThat(Watched.json(routes.context()).at("/models/0/cancelled"))
                                    .hasToString("1"));
            assertThat(Watched.json(routes.context()).at("/models/0/failed")).isEmpty();
            assertThat(Watched.json(routes.context()).get("lastErrors")).isEmpty();
        }
    }

    @Test
    void countsWhatIsRefusedBeforeACall() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + "?maxInputTokens=5")) {
            routes.send(" ");
            routes.send(null);
            routes.send("Hi", Map.of(BedrockConverseConstants.OPERATION, "dance"));
            JsonNode model = Watched.json(routes.context()).at("/models/0");
            assertThat(model.get("failed")).isEqualTo(Wire.json("{'validation':3}"));
            assertThat(model.get("underWay").asInt()).isZero();
        }
        assertThat(bedrock.server().takeRequests()).isEmpty();
    }

    /** A failure before the request is sent, in what makes it of the turn. */
    @Test
    void countsWhatTheRulesOfRequestsRefuse() throws Exception {
        String opaque = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd";
        try (Routes routes =
                new Routes(bedrock.server()).ask("bedrock-converse:" + opaque + "?operation=countTokens")) {
            routes.send("Hi");
            JsonNode model = Watched.json(routes.context()).at("/models/0");
            assertThat(model.get("failed")).isEqualTo(Wire.json("{'validation':1}"));
            assertThat(model.get("underWay").asInt()).isZero();
        }
    }

    @Test
    void tellsTheToolsThatWereCalled() throws Exception {
        bedrock.server()
                .enqueue(Answers.toolUse("t1", "weather", Map.of("city", "Oslo"))
                        .and(Answers.toolUse("t2", "broken", Map.of()))
                        .and(Answers.toolUse("t3", SECRET, Map.of()))
                        .usage(1, 1));
        bedrock.server().enqueue(Answers.toolUse("t4", "weather", Map.of()).usage(2, 1));
        bedrock.server().enqueue(Answers.text("Rain").usage(3, 1));
        try (Looped looped = new Looped(bedrock.server(), Looped.Way.CONVERSE, ID, "tools=x", tools -> {
            tools.from("bedrock-tool:weather?tags=x&description=w&parameter.city=string&parameter.city.required=true")
                    .setBody(tools.constant("Rain"));
            tools.from("bedrock-tool:broken?tags=x&description=b").throwException(new IllegalStateException(SECRET));
        })) {
            assertThat(looped.send("Weather?").getException()).isNull();
            JsonNode report = Watched.json(looped.context());
            assertThat(report.get("tools"))
                    .isEqualTo(Wire.json("{'broken':{'error':1},'other':{'unknownTool':1},"
                            + "'weather':{'success':1,'invalidArguments':1}}"));
            assertThat(report.at("/models/0/answered").asInt()).isOne();
            assertThat(report.at("/models/0/inputTokens").asInt()).isEqualTo(6);
            assertThat(report.toString()).doesNotContain(SECRET);
        }
    }

    /** A loop that comes to no answer has called tools all the same. */
    @Test
    void tellsTheToolsOfALoopThatFailed() throws Exception {
        bedrock.server().otherwise(Answers.toolUse("t1", "weather", Map.of()));
        try (Looped looped = new Looped(
                bedrock.server(), Looped.Way.CONVERSE, ID, "tools=x&maxToolIterations=2", tools -> tools.from(
                                "bedrock-tool:weather?tags=x&description=w")
                        .setBody(tools.constant("Rain")))) {
            assertThat(looped.send("Weather?").getException()).isNotNull();
            JsonNode report = Watched.json(looped.context());
            assertThat(report.get("tools")).isEqualTo(Wire.json("{'weather':{'success':2}}"));
            assertThat(report.at("/models/0/failed")).isEqualTo(Wire.json("{'model':1}"));
        }
    }

    @Test
    void tellsTheLastFailuresButNotTheirMessages() throws Exception {
        bedrock.server().otherwise(request -> Errors.validation("Quoted: " + request.userText())
                .header("x-amzn-requestid", "req-" + request.userText().split(" ")[1]));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            for (int i = 1; i <= 25; i++) {
                routes.send(SECRET + " " + i);
            }
            JsonNode errors = Watched.json(routes.context()).get("lastErrors");
            assertThat(errors).hasSize(20);
            assertThat(errors.get(0).get("requestId").asText()).isEqualTo("req-25");
            assertThat(errors.get(19).get("requestId").asText()).isEqualTo("req-6");
            assertThat(errors.get(0).get("category").asText()).isEqualTo("validation");
            assertThat(errors.get(0).get("model").asText()).isEqualTo(ID);
            assertThat(errors.get(0).get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(Watched.json(routes.context()) + Watched.text(routes.context()))
                    .doesNotContain(SECRET, "Quoted");
        }
    }

    /** Bodies name models, too, and may come from afar. */
    @Test
    void countsNoMoreThanSoManyModels() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            for (int i = 0; i < 220; i++) {
                assertThat(routes.send(Map.of(
                                        "modelId",
                                        "amazon.new-" + i + "-" + "x".repeat(i == 0 ? 500 : 1),
                                        "messages",
                                        List.of(Map.of("role", "user", "content", List.of(Map.of("text", "Hi"))))))
                                .getException())
                        .isNull();
            }
            JsonNode models = Watched.json(routes.context()).get("models");
            assertThat(models).hasSize(201);
            List<JsonNode> all = new ArrayList<>();
            models.forEach(all::add);
            assertThat(all).allMatch(model -> model.get("model").asText().length() <= 256);
            assertThat(all.stream()
                            .mapToInt(model -> model.get("answered").asInt())
                            .sum())
                    .isEqualTo(220);
            assertThat(all)
                    .filteredOn(model -> model.get("model").asText().equals("other"))
                    .singleElement()
                    .satisfies(
                            other -> assertThat(other.get("answered").asInt()).isEqualTo(20));
        }
    }

    @Test
    void countsExactlyWhatManyThreadsAsk() throws Exception {
        bedrock.server().when(request -> request.userText().equals("bad")).answer(Errors.validation("no"));
        bedrock.server().otherwise(Answers.text("Oslo").usage(3, 2));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            ProducerTemplate template = routes.context().createProducerTemplate();
            List<CompletableFuture<Exchange>> all = IntStream.range(0, 1000)
                    .mapToObj(i -> template.asyncSend(
                            "direct:ask", exchange -> exchange.getMessage().setBody(i % 10 == 0 ? "bad" : "Hi")))
                    .toList();
            assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(60, TimeUnit.SECONDS);
            assertThat(Watched.json(routes.context()).get("models"))
                    .isEqualTo(Wire.json("["
                            + figures(
                                    900,
                                    0,
                                    0,
                                    "{'validation':100}",
                                    "'inputTokens':2700,'outputTokens':1800,'cacheReadTokens':0,'cacheWriteTokens':0}")
                            + "]"));
        }
    }

    @Test
    void tellsWhatIsUnderWayAndWaits() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo").delay(Duration.ofSeconds(30)));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getHttp().setMaxConcurrency(2);
            routes.context().getShutdownStrategy().setTimeout(1);
            routes.ask(MODEL);
            ProducerTemplate template = routes.context().createProducerTemplate();
            for (int i = 0; i < 5; i++) {
                template.asyncSendBody("direct:ask", "Hi");
            }
            await().untilAsserted(() -> {
                JsonNode report = Watched.json(routes.context());
                assertThat(report.at("/models/0/underWay").asInt()).isEqualTo(5);
                assertThat(report.at("/clients/0/inFlight").asInt()).isEqualTo(2);
                assertThat(report.at("/clients/0/waiting").asInt()).isEqualTo(3);
            });
        }
    }

    @Test
    void showsClientsAndEndpointsForATerminal() throws Exception {
        bedrock.server().enqueue(Answers.text("Oslo"));
        bedrock.server().enqueue(Errors.accessDenied().header("x-amzn-requestid", "req-9"));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL + "?maxTokens=5")) {
            assertThat(Watched.text(routes.context())).contains("endpoints:", "endpoint=" + MODEL, "well=true");
            routes.send("Hi");
            routes.send("Hi");
            String text = Watched.text(routes.context());
            assertThat(text)
                    .contains(
                            "bedrock-converse:\n",
                            "  clients:\n    region=eu-central-1 endpoint="
                                    + bedrock.server().endpoint()
                                    + " credentials=explicit keys httpClient=netty protocol=HTTP1_1 streams=false",
                            "well=false",
                            "model=" + ID + " underWay=0 answered=1",
                            "failed={model_access=1}",
                            "category=model_access requestId=req-9");
        }
    }

    @Test
    void showsLimitsAndTheModelsThatAreLeftAlone() throws Exception {
        bedrock.server().when(request -> request.modelId().equals(ID)).answer(Errors.throttling());
        bedrock.server().otherwise(Answers.text("Oslo").usage(7, 3));
        try (Routes routes = new Routes(bedrock.server())
                .ask(MODEL + "?requestsPerMinute=60&tokensPerMinute=10000&fallbackModels=amazon.nova-pro-v1:0")) {
            assertThat(routes.send("Hi").getException()).isNull();
            JsonNode report = Watched.json(routes.context());
            assertThat(report.get("leftAlone")).isEqualTo(Wire.json("['" + ID + "']"));
            assertThat(report.get("limits")).hasSize(2).allSatisfy(limit -> {
                assertThat(limit.get("requestsPerMinute").asInt()).isEqualTo(60);
                assertThat(limit.get("tokensPerMinute").asInt()).isEqualTo(10_000);
                assertThat(limit.get("waiting").asInt()).isZero();
                assertThat(limit.get("availableRequests").asInt()).isBetween(0, 60);
                assertThat(limit.get("availableTokens").asInt()).isLessThanOrEqualTo(10_000 / 16);
            });
            assertThat(report.at("/models/0/model").asText()).isEqualTo(ID);
            assertThat(report.at("/models/0/answered").asInt()).isZero();
            assertThat(report.at("/models/0/underWay").asInt()).isZero();
            assertThat(report.at("/models/1/model").asText()).isEqualTo("amazon.nova-pro-v1:0");
            assertThat(report.at("/models/1/answered").asInt())
                    .as("it has answered in the place of the other")
                    .isOne();
            assertThat(report.at("/endpoints/0/well").asBoolean()).isTrue();
            assertThat(Watched.text(routes.context())).contains("  leftAlone:\n    " + ID + "\n");
        }
    }

    @Test
    void tellsOfNoEndpointThatHasStopped() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            assertThat(Watched.json(routes.context()).get("endpoints")).hasSize(1);
            routes.context().getRouteController().stopAllRoutes();
            assertThat(Watched.json(routes.context()).get("endpoints")).isEmpty();
            routes.context().getRouteController().startAllRoutes();
            assertThat(Watched.json(routes.context()).get("endpoints")).hasSize(1);
        }
    }
}
