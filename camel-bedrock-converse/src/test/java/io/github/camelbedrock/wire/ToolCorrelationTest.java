/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call has an exchange of its own, which is known to belong to the one that asks and shares nothing else with it. */
class ToolCorrelationTest {

    private static final String CALL = "bedrock-tool:look?tags=t&parameter.n=integer";

    /** What a call saw at the begin of its route. */
    private record Seen(
            String exchangeId,
            Map<String, Object> headers,
            Map<String, Object> properties,
            Map<String, Object> variables,
            Object body) {

        static Seen of(Exchange exchange) {
            return new Seen(
                    exchange.getExchangeId(),
                    new TreeMap<>(exchange.getMessage().getHeaders()),
                    new TreeMap<>(exchange.getAllProperties()),
                    new TreeMap<>(exchange.getVariables()),
                    exchange.getMessage().getBody());
        }
    }

    private LocalBedrock bedrock;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
    }

    @AfterEach
    void stop() {
        bedrock.close();
    }

    private void answer(int calls) {
        Answer answer = null;
        for (int n = 1; n <= calls; n++) {
            Answer call = Answers.toolUse("t" + n, "look", Map.of("n", n));
            answer = answer == null ? call : answer.and(call);
        }
        bedrock.enqueue(answer);
        bedrock.enqueue(Answers.text("Done."));
    }

    private static RouteBuilder routes(String operation, Processor tool) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(CALL).process(tool).setBody(simple("saw ${header.n}"));
                from("direct:ask")
                        .setProperty("asking", constant("p"))
                        .setVariable("asking", constant("v"))
                        .to("bedrock-converse:nova-lite?tools=t" + operation);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&parallelToolExecution=false", "&operation=converseStream&streamBody=collect"})
    void nothingOfTheAskingExchangeIsThere(String operation) throws Exception {
        answer(3);
        String asking;
        try (Routes routes = new Routes(bedrock).with(routes(operation, exchange -> seen.add(Seen.of(exchange))))) {
            Exchange answered = routes.send("Go", Map.of("asking", "h", "CamelFileName", "f", "n", 99));
            assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
            asking = answered.getExchangeId();
        }
        assertThat(seen).hasSize(3);
        assertThat(seen).extracting(Seen::exchangeId).doesNotHaveDuplicates().doesNotContain(asking);
        for (Seen call : seen) {
            assertThat(call.headers()).containsOnlyKeys("n");
            assertThat(call.body()).isEqualTo(Map.of("n", call.headers().get("n")));
            assertThat(call.variables()).isEmpty();
            assertThat(call.properties()).containsEntry(Exchange.CORRELATION_ID, asking);
            assertThat(call.properties().keySet())
                    .allMatch(name -> name.startsWith("Camel"))
                    .doesNotContain("CamelBedrockConverseMessages", "asking");
        }
        assertThat(seen).extracting(call -> call.headers().get("n")).containsExactlyInAnyOrder(1, 2, 3);
    }

    /** All wait for each other in the midst of their routes, where each sees only what it has set itself. */
    @Test
    void callsSideBySideDoNotSeeEachOther() throws Exception {
        int calls = 8;
        CyclicBarrier together = new CyclicBarrier(calls);
        answer(calls);
        try (Routes routes = new Routes(bedrock).with(routes("", exchange -> {
            Object n = exchange.getMessage().getHeader("n");
            exchange.getMessage().setHeader("own" + n, n);
            exchange.setProperty("own" + n, n);
            exchange.setVariable("own" + n, n);
            together.await(20, TimeUnit.SECONDS);
            seen.add(Seen.of(exchange));
        }))) {
            assertThat(routes.send("Go").getMessage().getBody()).isEqualTo("Done.");
        }
        assertThat(seen).hasSize(calls);
        for (Seen call : seen) {
            String own = "own" + call.headers().get("n");
            assertThat(call.headers()).containsOnlyKeys("n", own);
            assertThat(call.variables()).containsOnlyKeys(own);
            assertThat(call.properties().keySet().stream().filter(name -> name.startsWith("own")))
                    .containsExactly(own);
        }
        RecordedRequest told = bedrock.requests().get(1);
        assertThat(IntStream.range(0, calls)
                        .mapToObj(i -> told.json("/messages/2/content/" + i + "/toolResult/content/0/text")
                                .asText()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, calls)
                        .mapToObj(n -> "saw " + n)
                        .toList());
    }

    @Test
    void theBreadcrumbIsThatOfTheAskingExchange() throws Exception {
        answer(2);
        Object breadcrumb;
        try (Routes routes = new Routes(bedrock)) {
            routes.context().setUseBreadcrumb(true);
            routes.with(routes("", exchange -> seen.add(Seen.of(exchange))));
            breadcrumb = routes.send("Go", new HashMap<>(Map.of(Exchange.BREADCRUMB_ID, "crumb-1")))
                    .getMessage()
                    .getHeader(Exchange.BREADCRUMB_ID);
        }
        assertThat(breadcrumb).isEqualTo("crumb-1");
        assertThat(seen).hasSize(2).allSatisfy(call -> assertThat(call.headers())
                .containsEntry(Exchange.BREADCRUMB_ID, "crumb-1"));
    }

    /** A model that sends a breadcrumb does not replace it, not even where the tool declares an argument of that name. */
    @Test
    void theModelDoesNotWriteTheBreadcrumb() throws Exception {
        bedrock.enqueue(Answers.toolUse("t1", "look", Map.of("breadcrumbId", "evil")));
        bedrock.enqueue(Answers.text("Done."));
        try (Routes routes = new Routes(bedrock)) {
            routes.context().setUseBreadcrumb(true);
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("bedrock-tool:look?tags=t&parameter.breadcrumbId=string")
                            .process(exchange -> seen.add(Seen.of(exchange)));
                    from("direct:ask").to("bedrock-converse:nova-lite?tools=t");
                }
            });
            routes.send("Go", Map.of(Exchange.BREADCRUMB_ID, "crumb-1"));
        }
        assertThat(seen)
                .extracting(call -> call.headers().get(Exchange.BREADCRUMB_ID))
                .containsExactly("crumb-1");
    }
}
