/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.EveryWay.assertThatItIsWhole;
import static io.github.camelbedrock.wire.EveryWay.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** What other clients do wrong when a stream ends or breaks, each with the proof that this one does not. */
class StreamPeersTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static EveryWay every;

    @BeforeAll
    static void start() throws Exception {
        every = new EveryWay(bedrock.server());
    }

    @AfterAll
    static void stop() {
        every.close();
    }

    private static Answer answer() {
        return Answers.text("The answer ", "is ", "42.");
    }

    @ParameterizedTest(name = "S1 over {0}")
    @EnumSource
    void succeedsWhereTheSecondRequestDoes(Protocol protocol) {
        bedrock.server().enqueue(Errors.throttling());
        bedrock.server().enqueue(answer());
        assertThatItIsWhole(every.read(Delivery.PUBLISHER, protocol, ""), "The answer is 42.");
        assertThat(bedrock.server().takeRequests()).hasSize(2);
    }

    @ParameterizedTest(name = "S2 over {0}")
    @EnumSource
    void asksForNoMoreWhereItIsThrottledInTheMiddle(Protocol protocol) {
        every.read(protocol, answer().failAfter(2, Fault.throttling()), delivered -> assertThat(delivered.failure())
                .isInstanceOf(ThrottlingException.class));
    }

    @ParameterizedTest(name = "S3 over {0}")
    @EnumSource
    void closesTheStreamThatIsCancelled(Protocol protocol) throws Exception {
        bedrock.server().enqueue(pieces(1000).delayBetweenFrames(Duration.ofMillis(10)));
        TakeOne reader = new TakeOne();
        try (Routes routes = reading(uri(Delivery.PUBLISHER, protocol), exchange -> {
            ((Publisher<?>) exchange.getMessage().getBody()).subscribe(reader);
            await().until(() -> onlyRequest().clientHungUp());
        })) {
            assertThat(routes.send("Hi").getException()).isNull();
        }
        assertThat(reader.taken).containsExactly("0;");
        assertThat(onlyRequest().piecesWritten()).isLessThan(500);
        assertThat(onlyRequest().httpVersion()).isEqualTo(protocol.version());
    }

    /** The reader takes one, and the rest only when the model has said all. */
    @ParameterizedTest(name = "S4 over {0}")
    @EnumSource
    void losesNothingWhereTheReaderIsSlow(Protocol protocol) throws Exception {
        bedrock.server().enqueue(pieces(2000));
        StringBuilder text = new StringBuilder();
        try (Routes routes = reading(uri(Delivery.ITERATOR, protocol), exchange -> {
            Iterator<?> elements = exchange.getMessage().getBody(Iterator.class);
            text.append(elements.next());
            await().until(() -> onlyRequest().piecesWritten() > 2000);
            elements.forEachRemaining(text::append);
        })) {
            assertThat(routes.send("Hi").getException()).isNull();
        }
        assertThat(text.toString().split(";"))
                .containsExactly(
                        IntStream.range(0, 2000).mapToObj(Integer::toString).toArray(String[]::new));
    }

    @ParameterizedTest(name = "S5 over {0}")
    @EnumSource
    void failsWhereTheEndIsMissing(Protocol protocol) {
        every.read(protocol, answer().failAfter(5, Fault.endOfBody()), delivered -> assertThat(delivered.failure())
                .isInstanceOfSatisfying(IncompleteStreamException.class, e -> assertThat(e.partialText())
                        .isEqualTo("The answer is 42.")));
    }

    @ParameterizedTest(name = "L1 over {0}")
    @EnumSource
    void givesNoTextTwice(Protocol protocol) {
        every.read(protocol, answer().failAfter(2, Fault.throttling()), delivered -> {
            assertThat(delivered.handedOn()).isEqualTo(delivered.delivery() == Delivery.COLLECT ? "" : "The answer ");
            assertThat(delivered.failure().getSuppressed())
                    .filteredOn(IncompleteStreamException.class::isInstance)
                    .extracting(e -> ((IncompleteStreamException) e).partialText())
                    .containsExactly("The answer ");
        });
    }

    /** Before the first text, when the SDK has given up; in the middle; and after the end. */
    @ParameterizedTest(name = "L2 over {0}")
    @EnumSource
    void tellsTheSubscriberOneEnd(Protocol protocol) {
        bedrock.server().otherwise(answer().failAfter(1, Fault.throttling()));
        Delivered early = every.read(Delivery.PUBLISHER, protocol, "");
        bedrock.server().otherwise(answer().failAfter(2, Fault.throttling()));
        Delivered late = every.read(Delivery.PUBLISHER, protocol, "");
        bedrock.server().otherwise(answer().failAfter(6, Fault.throttling()));
        Delivered after = every.read(Delivery.PUBLISHER, protocol, "");
        assertThat(List.of(early, late))
                .extracting(Delivered::failure)
                .hasOnlyElementsOfType(ThrottlingException.class);
        assertThatItIsWhole(after, "The answer is 42.");
        assertThat(List.of(early, late, after)).extracting(Delivered::ends).containsOnly(1);
    }

    @ParameterizedTest(name = "L3 over {0}")
    @EnumSource
    void endsInAnyCase(Protocol protocol) {
        every.read(
                protocol, answer().withoutMetadata(), delivered -> assertThatItIsWhole(delivered, "The answer is 42."));
        every.read(protocol, answer().failAfter(3, Fault.cleanClose()), delivered -> assertThat(delivered.failure())
                .isInstanceOf(IncompleteStreamException.class));
    }

    /** The timeout is shorter than the first stream, and than each pause of the second. */
    @ParameterizedTest(name = "L15 over {0}")
    @EnumSource
    void isNotCutByTheTimeoutOfCalls(Protocol protocol) {
        bedrock.server().enqueue(pieces(50).delayBetweenFrames(Duration.ofMillis(20)));
        Delivered steady = every.read(Delivery.ITERATOR, protocol, "&readTimeout=200");
        bedrock.server().enqueue(pieces(2).delayBetweenFrames(Duration.ofMillis(300)));
        Delivered pausing = every.read(Delivery.ITERATOR, protocol, "&readTimeout=200");
        assertThat(steady.elements()).hasSize(50);
        assertThatItIsWhole(steady, steady.handedOn());
        assertThatItIsWhole(pausing, "0;1;");
        assertThat(bedrock.server().takeRequests()).hasSize(2);
    }

    @ParameterizedTest(name = "C1 over {0}")
    @EnumSource
    void takesNoHalfAnswerIntoTheWhole(Protocol protocol) {
        bedrock.server().enqueue(answer().failAfter(1, Fault.throttling()));
        bedrock.server().enqueue(answer());
        assertThatItIsWhole(every.read(Delivery.COLLECT, protocol, ""), "The answer is 42.");
        bedrock.server().enqueue(answer().failAfter(2, Fault.throttling()));
        bedrock.server().enqueue(answer());
        assertThat(every.read(Delivery.COLLECT, protocol, "").failure()).isInstanceOf(ThrottlingException.class);
        assertThat(bedrock.server().takeRequests()).hasSize(3);
    }

    @ParameterizedTest(name = "C2 over {0}")
    @EnumSource
    void failsWhereTheConnectionIsClosedEarly(Protocol protocol) {
        every.read(protocol, answer().failAfter(3, Fault.cleanClose()), delivered -> {
            assertThat(delivered.failure())
                    .isInstanceOfSatisfying(IncompleteStreamException.class, e -> assertThat(e.partialText())
                            .isEqualTo("The answer is "));
            assertThat(header(delivered, "StopReason")).isNull();
        });
    }

    @ParameterizedTest(name = "C3 over {0}")
    @EnumSource
    void failsAsTheRouteExpects(Protocol protocol) throws Exception {
        for (Delivery delivery : List.of(Delivery.COLLECT, Delivery.ITERATOR)) {
            bedrock.server().enqueue(answer().failAfter(2, Fault.throttling()));
            try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(ThrottlingException.class).handled(true).setBody(constant("caught"));
                    from("direct:ask").to(uri(delivery, protocol)).process(exchange -> {
                        ((Iterator<?>) exchange.getMessage().getBody()).forEachRemaining(element -> {});
                    });
                }
            })) {
                assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("caught");
            }
        }
    }

    private static RecordedRequest onlyRequest() {
        List<RecordedRequest> requests = bedrock.server().requests();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static Answer pieces(int count) {
        return Answers.text(IntStream.range(0, count).mapToObj(i -> i + ";").toArray(String[]::new));
    }

    private static String uri(Delivery delivery, Protocol protocol) {
        return Deliveries.uri(delivery, protocol, "amazon.nova-lite-v1:0", "");
    }

    private static Routes reading(String uri, Processor reader) throws Exception {
        return new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(uri).process(reader);
            }
        });
    }

    private static final class TakeOne implements Subscriber<Object> {

        private final Queue<Object> taken = new ConcurrentLinkedQueue<>();
        private Subscription subscription;

        @Override
        public void onSubscribe(Subscription opened) {
            subscription = opened;
            opened.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object element) {
            taken.add(element);
            subscription.cancel();
        }

        @Override
        public void onError(Throwable failure) {
            taken.add(failure);
        }

        @Override
        public void onComplete() {
            taken.add("end");
        }
    }
}
