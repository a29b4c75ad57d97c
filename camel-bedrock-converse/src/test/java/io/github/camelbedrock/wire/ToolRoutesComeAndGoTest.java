/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes may come and go: the model is told of those that run, and of no two of one name. */
class ToolRoutesComeAndGoTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String ASK = "bedrock-converse:nova-lite?tools=t";

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().otherwise(Answers.text("Done."));
    }

    private static Looped looped(String... tools) throws Exception {
        return new Looped(bedrock.server(), Way.CONVERSE, "nova-lite", "tools=t", routes -> {
            for (String tool : tools) {
                add(routes, tool);
            }
        });
    }

    private static void add(RouteBuilder routes, String tool) {
        String id = tool.replaceAll("\\?.*", "");
        routes.from("bedrock-tool:" + tool).routeId(id).setBody(routes.constant("seen by " + id));
    }

    /** The names that the model is told of now. */
    private static List<String> offered(Looped looped) {
        assertThat(looped.send("Hi").getException()).isNull();
        List<JsonNode> sent = looped.sent();
        return sent.get(sent.size() - 1).at("/toolConfig/tools").findValuesAsText("name");
    }

    @Test
    void theModelIsToldOfRunningRoutes() throws Exception {
        try (Looped looped = looped("b?tags=t", "c?tags=t")) {
            RouteController controller = looped.context().getRouteController();
            assertThat(offered(looped)).containsExactly("b", "c");
            RouteBuilder.addRoutes(looped.context(), routes -> add(routes, "a?tags=t"));
            assertThat(offered(looped)).containsExactly("a", "b", "c");
            controller.stopRoute("b");
            assertThat(offered(looped)).containsExactly("a", "c");
            controller.startRoute("b");
            assertThat(offered(looped)).containsExactly("a", "b", "c");
            controller.suspendRoute("c");
            assertThat(offered(looped)).containsExactly("a", "b");
            controller.resumeRoute("c");
            assertThat(offered(looped)).containsExactly("a", "b", "c");
            controller.stopRoute("a");
            looped.context().removeRoute("a");
            controller.stopRoute("b");
            controller.suspendRoute("c");
            assertThat(offered(looped)).isEmpty();
        }
    }

    @Test
    void aCallOfARouteThatIsGoneIsToldToTheModel() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "b", Map.of()));
        try (Looped looped = looped("a?tags=t", "b?tags=t")) {
            looped.context().getRouteController().stopRoute("b");
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages()
                            .get(2)
                            .at("/content/0/toolResult/status")
                            .asText())
                    .isEqualTo("error");
            assertThat(looped.messages().get(2).toString()).contains("no tool named 'b'", "[a]");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoToolsOfOneNameInReachStopTheStart(boolean toolsFirst) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.with(new RouteBuilder() {
                        @Override
                        public void configure() {
                            if (!toolsFirst) {
                                from("direct:ask").startupOrder(1).to(ASK);
                            }
                            from("bedrock-tool:x?tags=t")
                                    .startupOrder(2)
                                    .routeId("one")
                                    .setBody(constant("1"));
                            from("bedrock-tool:y?name=x&tags=u,t")
                                    .startupOrder(3)
                                    .routeId("two")
                                    .setBody(constant("2"));
                            if (toolsFirst) {
                                from("direct:ask").startupOrder(4).to(ASK);
                            }
                        }
                    }))
                    .hasStackTraceContaining("Two tools named 'x'")
                    .hasStackTraceContaining("route one")
                    .hasStackTraceContaining("route two");
        }
    }

    @Test
    void aRouteAddedLaterUnderANameInReachFailsAlone() throws Exception {
        try (Looped looped = looped("x?tags=t")) {
            assertThatThrownBy(() -> RouteBuilder.addRoutes(
                            looped.context(), routes -> routes.from("bedrock-tool:y?name=x&tags=t")
                                    .routeId("late")
                                    .setBody(routes.constant("2"))))
                    .hasStackTraceContaining("Two tools named 'x'");
            bedrock.server().enqueue(Answers.toolUse("1", "x", Map.of()));
            assertThat(offered(looped)).containsExactly("x");
            assertThat(looped.messages().get(2).toString()).contains("seen by x");
        }
    }

    @Test
    void aNameMayStandUnderSeveralTags() throws Exception {
        try (Looped looped = new Looped(bedrock.server(), Way.CONVERSE, "nova-lite", "tools=t", routes -> {
            add(routes, "x?tags=t");
            routes.from("bedrock-tool:y?name=x&tags=u").routeId("y").setBody(routes.constant("seen by y"));
            routes.from("direct:other").to("bedrock-converse:nova-lite?tools=u");
        })) {
            bedrock.server().enqueue(Answers.toolUse("1", "x", Map.of()));
            looped.send("Hi");
            assertThat(looped.messages().get(2).toString()).contains("seen by x");
            bedrock.server().enqueue(Answers.toolUse("1", "x", Map.of()));
            looped.context().createProducerTemplate().requestBody("direct:other", "Hi");
            assertThat(looped.messages().get(2).toString()).contains("seen by y");
        }
    }

    @Test
    void anEndpointReachesSeveralTags() throws Exception {
        try (Looped looped = new Looped(bedrock.server(), Way.CONVERSE, "nova-lite", "tools=t, u", routes -> {
            add(routes, "x?tags=t,u");
            add(routes, "y?tags=u");
            add(routes, "z?tags=v");
        })) {
            assertThat(offered(looped)).containsExactly("x", "y");
        }
    }

    @Test
    void contextsKnowNothingOfEachOther() throws Exception {
        try (Looped one = looped("x?tags=t", "a?tags=t");
                Looped other = looped("x?tags=t", "b?tags=t")) {
            assertThat(offered(one)).containsExactly("a", "x");
            assertThat(offered(other)).containsExactly("b", "x");
            one.close();
            assertThat(offered(other)).containsExactly("b", "x");
        }
    }

    /** Camel waits for the exchange: its tools stay there until it is done, those of its next turns, too. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CONVERSE", "COLLECT", "ITERATOR"})
    void aStopOfTheContextWaitsForTheTools(Way way) throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        bedrock.server().enqueue(Answers.toolUse("1", "slow", Map.of()));
        bedrock.server().enqueue(Answers.toolUse("2", "look", Map.of()));
        Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> {
            routes.from("bedrock-tool:slow?tags=t").process(exchange -> {
                called.countDown();
                released.await(20, SECONDS);
                exchange.getMessage().setBody("slowly");
            });
            add(routes, "look?tags=t");
        });
        CompletableFuture<Exchange> answer =
                CompletableFuture.supplyAsync(() -> looped.send("Hi"), command -> new Thread(command).start());
        assertThat(called.await(30, SECONDS)).isTrue();
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(looped::close, command -> new Thread(command).start());
        await().during(Duration.ofMillis(500)).until(() -> !closing.isDone() && !answer.isDone());
        released.countDown();
        await().atMost(Duration.ofSeconds(20)).until(() -> closing.isDone() && answer.isDone());
        assertThat(answer)
                .isCompletedWithValueMatching(
                        exchange -> "Done.".equals(exchange.getMessage().getBody()), "has its answer");
        assertThat(looped.messages().get(4).toString()).contains("seen by look");
    }
}
