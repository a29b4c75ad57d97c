/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that are called, or wait to be, when their time, their reader, their route or all else ends. */
class ToolsUnderWayTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String ASK = "bedrock-converse:nova-lite?tools=t";
    private static final String LOOK = "bedrock-tool:look?tags=t&parameter.at=string";

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Object> ran = new CopyOnWriteArrayList<>();
    private Routes routes;

    @BeforeEach
    void begin() {
        bedrock.server().reset();
        bedrock.server().otherwise(Answers.text("Done."));
        routes = new Routes(bedrock.server());
        routes.context().getShutdownStrategy().setTimeout(1);
    }

    @AfterEach
    void stop() {
        released.countDown();
        routes.close();
    }

    private void start(LambdaRouteBuilder added) throws Exception {
        RouteBuilder.addRoutes(routes.context(), added);
        routes.context().start();
    }

    private void hold(Exchange exchange) throws Exception {
        ran.add(exchange.getMessage().getHeader("at"));
        called.countDown();
        released.await(20, SECONDS);
    }

    private static Answer looks(String... places) {
        Answer calls = Answers.text("One.");
        for (String place : places) {
            calls = calls.and(Answers.toolUse(place, "look", Map.of("at", place)));
        }
        return calls;
    }

    /** The pool of the tools has one thread, which the first call holds: both learn that the time is out. */
    @Test
    void aTimeoutNeedsNoThreadOfTheTools() throws Exception {
        ThreadPoolProfile one = new ThreadPoolProfile("BedrockConverseTools");
        one.setPoolSize(1);
        one.setMaxPoolSize(1);
        one.setMaxQueueSize(10);
        routes.context().getExecutorServiceManager().registerThreadPoolProfile(one);
        bedrock.server().enqueue(looks("a", "b"));
        start(added -> {
            added.from(LOOK).process(this::hold);
            added.from("direct:ask").to(ASK + "&toolTimeout=200ms");
        });
        Exchange answered = routes.send("Hi");
        assertThat(released.getCount()).isEqualTo(1);
        assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
        assertThat(answered.getMessage().getHeader(TOOL_EXECUTIONS, List.class))
                .extracting(call -> ((Map<?, ?>) call).get("outcome"))
                .containsExactly("timeout", "timeout");
        released.countDown();
        // The model has been told that there is no answer: it would have the tool called twice.
        await().during(Duration.ofMillis(300)).until(() -> ran.equals(List.of("a")));
    }

    @Test
    void aStreamThatIsClosedBeginsNoFurtherCall() throws Exception {
        bedrock.server().enqueue(looks("a", "b", "c"));
        start(added -> {
            added.from(LOOK).process(this::hold);
            added.from("direct:ask")
                    .to(ASK + "&operation=converseStream&parallelToolExecution=false")
                    .process(exchange -> {
                        assertThat(called.await(30, SECONDS)).isTrue();
                        ((Closeable) exchange.getMessage().getBody()).close();
                    });
        });
        assertThat(routes.send("Hi").getException()).isNull();
        released.countDown();
        await().during(Duration.ofMillis(300)).until(() -> ran.equals(List.of("a")));
        assertThat(bedrock.server().requestCount()).isEqualTo(1);
    }

    /** A loop that has begun knows of tools whose routes are gone by now. */
    @ParameterizedTest
    @ValueSource(strings = {"stop", "suspend"})
    void aRouteThatIsStoppedIsNotCalled(String how) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "switch", Map.of()));
        bedrock.server().enqueue(looks("a"));
        start(added -> {
            added.from("bedrock-tool:switch?tags=t").to("controlbus:route?routeId=looking&action=" + how);
            added.from(LOOK).routeId("looking").process(this::hold);
            added.from("direct:ask").to(ASK);
        });
        assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Done.");
        assertThat(ran).isEmpty();
        assertThat(bedrock.server().requests().get(2).json().at("/messages/4").toString())
                .contains("has been stopped");
    }

    /** Whoever has asked without waiting is told of the end, too. */
    @Test
    void aToolThatNeverAnswersEndsWithTheContext() throws Exception {
        bedrock.server().enqueue(looks("a"));
        start(added -> {
            added.from(LOOK).process(new AsyncProcessorSupport() {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    called.countDown();
                    return false;
                }
            });
            added.from("direct:ask").to(ASK);
        });
        Endpoint asking = routes.context().getEndpoint("direct:ask");
        AsyncProducer producer = asking.createAsyncProducer();
        producer.start();
        Exchange exchange = asking.createExchange();
        exchange.getMessage().setBody("Hi");
        CountDownLatch done = new CountDownLatch(1);
        producer.process(exchange, synchronously -> done.countDown());
        assertThat(called.await(30, SECONDS)).isTrue();
        routes.close();
        assertThat(done.await(30, SECONDS)).isTrue();
        assertThat(exchange.getException())
                .isInstanceOf(ToolLoopException.class)
                .hasCauseInstanceOf(CancellationException.class);
    }

    /** Bedrock takes no results that cannot be told apart, so nothing is done for them. */
    @Test
    void callsOfOneIdDoNotRun() throws Exception {
        bedrock.server().enqueue(looks("a", "a"));
        start(added -> {
            added.from(LOOK).process(exchange -> ran.add("a"));
            added.from("direct:ask").to(ASK);
        });
        assertThat(routes.send("Hi").getException())
                .isInstanceOf(ToolLoopException.class)
                .hasMessageContaining("one id");
        assertThat(ran).isEmpty();
    }
}
