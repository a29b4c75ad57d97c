/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

/** What is logged in a tool's route has the logging context of the route that asks, with the ids of its own exchange. */
class ToolLoggingContextTest {

    private record Seen(Thread thread, String exchangeId, Map<String, String> context) {}

    private LocalBedrock bedrock;
    private ThreadMdc contexts;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        bedrock = LocalBedrock.start();
        contexts = ThreadMdc.installed();
    }

    @AfterEach
    void stop() throws Exception {
        contexts.close();
        bedrock.close();
    }

    private void look(Exchange exchange) {
        seen.add(new Seen(Thread.currentThread(), exchange.getExchangeId(), contexts.of(Thread.currentThread())));
    }

    /** Camel's own context switched on or not, and a route that goes on on another thread or not. */
    @ParameterizedTest(name = "camel {0}, other thread {1}")
    @CsvSource({"false,false", "true,false", "true,true"})
    void theContextIsThereAndGoesAgain(boolean camel, boolean threads) throws Exception {
        bedrock.enqueue(Answers.toolUse("t1", "look", Map.of()).and(Answers.toolUse("t2", "look", Map.of())));
        bedrock.enqueue(Answers.text("Done."));
        String asking;
        try (Routes routes = new Routes(bedrock)) {
            routes.context().setUseMDCLogging(camel);
            routes.context().setMDCLoggingKeysPattern("*");
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    var tool = from("bedrock-tool:look?tags=t").routeId("tool").process(exchange -> look(exchange));
                    if (threads) {
                        tool.threads().process(exchange -> look(exchange));
                    }
                    from("direct:ask")
                            .routeId("asking")
                            .process(exchange -> MDC.put("customer", "c-1"))
                            .to("bedrock-converse:nova-lite?tools=t");
                }
            });
            asking = routes.send("Go").getExchangeId();
            for (Seen call : seen) {
                boolean ours = call.thread().getName().contains("BedrockConverseTools");
                assertThat(ours || threads).isTrue();
                if (ours) { // On threads of a route's own, Camel leaves what it has brought there.
                    await("nothing is left").until(() -> contexts.of(call.thread()), Map::isEmpty);
                }
            }
        } finally {
            MDC.clear();
        }
        assertThat(seen).hasSize(threads ? 4 : 2).allSatisfy(call -> {
            assertThat(call.context()).containsEntry("customer", "c-1");
            if (camel) {
                assertThat(call.context())
                        .containsEntry("camel.exchangeId", call.exchangeId())
                        .containsEntry("camel.correlationId", asking)
                        .containsEntry("camel.routeId", "tool");
            }
        });
    }
}
