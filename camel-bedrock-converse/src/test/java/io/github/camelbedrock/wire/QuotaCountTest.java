/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.component.ShortMinutes;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What exchanges use of requestsPerMinute and tokensPerMinute, once Bedrock has told or has not. */
class QuotaCountTest {

    private static final String NOVA = "amazon.nova-lite-v1:0";
    private static final String CLAUDE = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final String COLLECT = "&operation=converseStream&streamBody=collect";
    private static final String SHAPE = "&outputSchema=RAW({\"type\":\"object\",\"required\":[\"a\"]})&outputRetries=1";

    /** A guess of the input beside the option maxTokens, which Bedrock sets aside. */
    private static final int GUESS = 501;

    private static final Answer USED = Answers.text("Oslo").usage(10, 5);

    /** What is done, model, options, the answers, the requests and tokens that it has used. */
    static List<Arguments> answered() {
        Answer cached = USED.cacheUsage(4000, 200);
        Answer mended = Answers.text("{\"a\":1}").usage(20, 6);
        Answer call = Answers.toolUse("t1", "weather", Map.of()).usage(10, 5);
        Answer after = Answers.text("Rain").usage(20, 6);
        return List.of(
                Arguments.of("input and output", NOVA, "", List.of(USED), 1, 15),
                Arguments.of("of a stream", NOVA, COLLECT, List.of(USED), 1, 15),
                Arguments.of("output of a model where it counts five times", CLAUDE, "", List.of(USED), 1, 35),
                Arguments.of("what the cache has read is free", NOVA, "", List.of(cached), 1, 215),
                Arguments.of("the same in a stream", NOVA, COLLECT, List.of(cached), 1, 215),
                Arguments.of("what goes into it counts once", CLAUDE, "", List.of(cached), 1, 235),
                Arguments.of("an answer asked for again", NOVA, SHAPE, List.of(USED, mended), 2, 41),
                Arguments.of("the same, collected", NOVA, SHAPE + COLLECT, List.of(USED, mended), 2, 41),
                Arguments.of("rounds with tools", NOVA, "&tools=town", List.of(call, after), 2, 41),
                Arguments.of("the same in a stream", NOVA, "&tools=town" + COLLECT, List.of(call, after), 2, 41),
                Arguments.of("nothing told", NOVA, "", List.of(USED.withoutUsage()), 1, GUESS),
                Arguments.of("nothing told in a stream", NOVA, COLLECT, List.of(USED.withoutMetadata()), 1, GUESS));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("answered")
    void countsWhatBedrockTells(
            String what, String model, String options, List<Answer> answers, int requests, int tokens)
            throws Exception {
        assertThatItUses(model, options, answers, requests, tokens, true);
    }

    /** The failure, the tokens that it has used. */
    static List<Arguments> failures() {
        return List.of(
                Arguments.of("408", Errors.modelTimeout(), GUESS),
                Arguments.of("424", Errors.modelError(), GUESS),
                Arguments.of("424 of a stream", Errors.modelStreamError(), GUESS),
                Arguments.of("429", Errors.throttling(), GUESS),
                Arguments.of("429 not ready", Errors.modelNotReady(), GUESS),
                Arguments.of("500", Errors.internalServer(), GUESS),
                Arguments.of("502 of a proxy", raw(502), GUESS),
                Arguments.of("503", Errors.serviceUnavailable(), GUESS),
                Arguments.of("a connection that breaks", USED.failBefore(Fault.reset()), GUESS),
                Arguments.of("silence", USED.failBefore(Fault.stall()), GUESS),
                Arguments.of("400", Errors.validation("Wrong."), 0),
                Arguments.of("403", Errors.accessDenied(), 0),
                Arguments.of("404", Errors.resourceNotFound(), 0),
                Arguments.of("413 of a proxy", raw(413), 0));
    }

    private static Answer raw(int status) {
        return Answers.raw(status, "text/html", "<html/>".getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the model has worked on it is not known of some. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void countsAFailureAsGuessedUnlessBedrockHasRefusedIt(String what, Answer failure, int tokens) throws Exception {
        assertThatItUses(NOVA, "&readTimeout=500", List.of(failure), 1, tokens, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void countsAStreamsFailureAsACalls(String what, Answer failure, int tokens) throws Exception {
        assertThatItUses(NOVA, COLLECT + "&streamIdleTimeout=500", List.of(failure), 1, tokens, false);
    }

    private static void assertThatItUses(
            String model, String options, List<Answer> answers, int requests, int tokens, boolean succeeds)
            throws Exception {
        String uri = "bedrock-converse:" + model + "?maxAttempts=1&maxTokens=500&requestsPerMinute=16000"
                + "&tokensPerMinute=1600000" + options;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock, ShortMinutes.component(Duration.ofDays(365)))) {
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("bedrock-tool:weather?tags=town&description=The weather now")
                            .setBody(constant("Rain"));
                    from("direct:ask").to(uri);
                }
            });
            bedrock.enqueue(Answers.text("{\"a\":1}").usage(0, 500));
            assertThat(routes.send("Hi").getException()).isNull();
            JsonNode before = left(routes);
            answers.forEach(bedrock::enqueue);
            Exchange done = routes.send("Hi");
            assertThat(done.getException() == null)
                    .as("%s", done.getException())
                    .isEqualTo(succeeds);
            JsonNode after = left(routes);
            assertThat(used(before, after, "availableRequests")).isEqualTo(requests);
            assertThat(used(before, after, "availableTokens")).isEqualTo(tokens);
        }
    }

    private static JsonNode left(Routes routes) {
        JsonNode limits = Watched.json(routes.context()).get("limits");
        assertThat(limits).hasSize(1);
        return limits.get(0);
    }

    private static long used(JsonNode before, JsonNode after, String what) {
        return before.get(what).asLong() - after.get(what).asLong();
    }
}
