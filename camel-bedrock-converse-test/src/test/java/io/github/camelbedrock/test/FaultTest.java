/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/** Each fault as the real SDK sees it. Where the SDK takes a broken stream for a whole one, the test says so. */
class FaultTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    /** Fault, whether the SDK reports it, and how many events come before. */
    static Stream<Arguments> faults() {
        Answer answer = Answers.text("The ", "answer ", "is 42.");
        return Stream.of(
                Arguments.of("clean close", Protocol.HTTP2, answer.then(Fault.cleanClose()), true, 4),
                // FIN within a chunked body: the SDK's Netty client takes it for the end.
                Arguments.of("clean close", Protocol.HTTP1_1, answer.then(Fault.cleanClose()), false, 4),
                Arguments.of("reset", Protocol.HTTP1_1, answer.then(Fault.reset()), true, -1),
                Arguments.of("reset", Protocol.HTTP2, answer.then(Fault.reset()), true, -1),
                // RST_STREAM: the same mistake.
                Arguments.of("stream reset", Protocol.HTTP2, answer.then(Fault.resetStream()), false, 4),
                Arguments.of("stream reset", Protocol.HTTP1_1, answer.then(Fault.resetStream()), true, -1),
                Arguments.of("end of body", Protocol.HTTP1_1, answer.then(Fault.endOfBody()), false, 4),
                Arguments.of("end of body", Protocol.HTTP2, answer.then(Fault.endOfBody()), false, 4),
                Arguments.of("truncated frame", Protocol.HTTP1_1, answer.then(Fault.truncatedFrame()), false, 4),
                Arguments.of("truncated frame", Protocol.HTTP2, answer.then(Fault.truncatedFrame()), false, 4),
                Arguments.of("bad checksum", Protocol.HTTP1_1, answer.then(Fault.badChecksum()), true, -1),
                Arguments.of("throttled", Protocol.HTTP1_1, answer.then(Fault.throttling()), true, 4),
                Arguments.of("throttled", Protocol.HTTP2, answer.then(Fault.throttling()), true, 4),
                Arguments.of("error frame", Protocol.HTTP1_1, answer.then(Fault.error("odd", "Odd.")), true, 4),
                Arguments.of("after two", Protocol.HTTP1_1, answer.failAfter(2, Fault.throttling()), true, 2),
                Arguments.of("after none", Protocol.HTTP1_1, answer.failAfter(0, Fault.throttling()), true, 0),
                Arguments.of("before the answer", Protocol.HTTP1_1, answer.failBefore(Fault.reset()), true, 0),
                Arguments.of("before the answer", Protocol.HTTP2, answer.failBefore(Fault.resetStream()), true, 0));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void isSeenByTheSdk(String name, Protocol protocol, Answer answer, boolean reported, int events) {
        bedrock.server().enqueue(answer);
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), protocol)) {
            Sdk.Stream stream = sdk.stream("?");
            await().atMost(SOON).until(stream.done()::isDone);
            assertThat(stream.done().isCompletedExceptionally()).as(name).isEqualTo(reported);
            if (events >= 0) {
                assertThat(stream.events()).hasSize(events);
            }
            assertThat("The answer is 42.").startsWith(stream.text());
        }
    }

    @Test
    void raisesTheTypedExceptionOfAFrame() {
        bedrock.server().enqueue(Answers.text("a").then(Fault.exception("modelStreamErrorException", "Broken.")));
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), Protocol.HTTP1_1)) {
            assertThat(failure(sdk.stream("?").done()))
                    .hasMessageContaining("Broken.")
                    .extracting(e -> e.getClass().getSimpleName())
                    .isEqualTo("ModelStreamErrorException");
        }
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of("ThrottlingException", 429, Errors.throttling()),
                Arguments.of("ModelNotReadyException", 429, Errors.modelNotReady()),
                Arguments.of("InternalServerException", 500, Errors.internalServer()),
                Arguments.of("ServiceUnavailableException", 503, Errors.serviceUnavailable()),
                Arguments.of("ValidationException", 400, Errors.validation("No.")),
                Arguments.of("ServiceQuotaExceededException", 400, Errors.serviceQuotaExceeded()),
                Arguments.of("AccessDeniedException", 403, Errors.accessDenied()),
                Arguments.of("ResourceNotFoundException", 404, Errors.resourceNotFound()),
                Arguments.of("ConflictException", 400, Errors.conflict()),
                Arguments.of("ModelTimeoutException", 408, Errors.modelTimeout()),
                Arguments.of("ModelErrorException", 424, Errors.modelError()),
                Arguments.of("ModelStreamErrorException", 424, Errors.modelStreamError()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void raisesTheTypedExceptionOfAnError(String type, int status, Answer error) {
        bedrock.server().otherwise(error.header("retry-after", "7"));
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), Protocol.HTTP1_1)) {
            for (CompletableFuture<?> call :
                    new CompletableFuture<?>[] {sdk.ask("?"), sdk.stream("?").done()}) {
                assertThat(failure(call)).isInstanceOfSatisfying(BedrockRuntimeException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(status);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
                    assertThat(e.requestId()).isNotBlank();
                    assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("retry-after"))
                            .contains("7");
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void seesTheClientHangUpOnAStalledStream(Protocol protocol) {
        bedrock.server().enqueue(Answers.text("one ", "two").then(Fault.stall()));
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), protocol)) {
            Sdk.Stream stream = sdk.stream("?");
            await().atMost(SOON).until(() -> stream.text().equals("one two"));
            RecordedRequest request = bedrock.server().requests().get(0);
            assertThat(stream.done()).isNotDone();
            assertThat(request.clientHungUp()).isFalse();
            stream.done().cancel(true);
            await().atMost(SOON).until(request::clientHungUp);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void stallsWhileTheClientDoesNotRead(Protocol protocol) {
        String[] pieces = new String[40_000];
        java.util.Arrays.fill(pieces, "0123456789".repeat(40));
        bedrock.server().enqueue(Answers.text(pieces));
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), protocol)) {
            AtomicReference<Subscription> demand = new AtomicReference<>();
            AtomicInteger seen = new AtomicInteger();
            CompletableFuture<Void> done =
                    sdk.stream("?", publisher -> publisher.subscribe(new ByDemand(demand, seen)));
            await().atMost(SOON).until(() -> demand.get() != null);
            RecordedRequest request = bedrock.server().requests().get(0);
            await().atMost(SOON).during(Duration.ofMillis(500)).until(request::bytesWritten, new Unchanging());
            assertThat(request.piecesWritten()).isLessThan(pieces.length / 2);
            demand.get().request(Long.MAX_VALUE);
            await().atMost(Duration.ofSeconds(60)).until(done::isDone);
            assertThat(seen).hasValue(pieces.length + 4);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void losesNothingWhereverTheBytesAreSplit(Protocol protocol) {
        Answer answer = Answers.text("Grüße ", "aus ", "Oslo 🚀")
                .and(Answers.toolUse("t1", "map", java.util.Map.of("city", "Oslo")));
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), protocol)) {
            bedrock.server().enqueue(answer);
            Sdk.Stream whole = sdk.stream("?");
            await().atMost(SOON).until(whole.done()::isDone);
            assertThat(whole.text()).isEqualTo("Grüße aus Oslo 🚀");
            for (Answer split : new Answer[] {
                answer.splitBytes(1), answer.splitBytes(7), answer.splitBytes(50, 1), answer.splitBytes(300, 2)
            }) {
                bedrock.server().enqueue(split);
                Sdk.Stream stream = sdk.stream("?");
                await().atMost(SOON).until(stream.done()::isDone);
                assertThat(stream.events()).isEqualTo(whole.events());
            }
        }
    }

    @Test
    void waitsBeforeTheFirstByteAndBetweenFrames() {
        bedrock.server()
                .enqueue(Answers.text("a", "b")
                        .delay(Duration.ofMillis(300))
                        .delayBetweenFrames(Duration.ofMillis(100)));
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), Protocol.HTTP1_1)) {
            long start = System.nanoTime();
            Sdk.Stream stream = sdk.stream("?");
            await().atMost(SOON).until(stream.done()::isDone);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300 + 5 * 100));
            assertThat(stream.text()).isEqualTo("ab");
        }
    }

    @Test
    void leavesNoThreadBehind() {
        LocalBedrock.start().close();
        await().atMost(SOON)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                                .filter(t -> t.getName().startsWith("local-bedrock"))
                                .count()
                        <= 2); // those of this class's own server
    }

    private static Throwable failure(CompletableFuture<?> call) {
        await().atMost(SOON).until(call::isDone);
        return call.handle((result, failure) -> failure instanceof CompletionException ? failure.getCause() : failure)
                .getNow(null);
    }

    /** Meets a value that is more than zero and the same as at the last look. */
    private static final class Unchanging implements java.util.function.Predicate<Long> {
        private long last = -1;

        @Override
        public boolean test(Long value) {
            boolean same = value > 0 && value == last;
            last = value;
            return same;
        }
    }

    private record ByDemand(AtomicReference<Subscription> demand, AtomicInteger seen)
            implements Subscriber<ConverseStreamOutput> {

        @Override
        public void onSubscribe(Subscription subscription) {
            demand.set(subscription);
            subscription.request(1);
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            seen.incrementAndGet();
        }

        @Override
        public void onError(Throwable failure) {
            seen.set(-1);
        }

        @Override
        public void onComplete() {}
    }
}
