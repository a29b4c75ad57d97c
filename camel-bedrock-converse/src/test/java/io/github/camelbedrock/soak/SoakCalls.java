/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import io.github.camelbedrock.wire.Routes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Makes calls, so many at a time, and looks at the end of each. */
final class SoakCalls {

    /** A call that takes longer than all retries of the slowest has been lost. */
    private static final long LOST_SECONDS = 120;

    private final int concurrency;
    private final Semaphore free;
    private final AtomicIntegerArray ends;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger vain = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, AsyncProducer> producers = new HashMap<>();

    SoakCalls(int calls, int concurrency) {
        this.concurrency = concurrency;
        this.free = new Semaphore(concurrency);
        this.ends = new AtomicIntegerArray(calls);
    }

    /** Starts the routes. */
    void start(Routes routes) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:soak?tags=soak&parameter.call=integer").process(exchange -> exchange.getMessage()
                        .setBody(SoakCall.toolResult(exchange.getMessage().getHeader("call", Integer.class))));
                for (SoakKind kind : SoakKind.values()) {
                    from("direct:" + kind).to(kind.uri(false)).process(new Reading());
                    if (kind.isPlain()) {
                        from("direct:" + kind + "-stalls").to(kind.uri(true)).process(new Reading());
                    }
                }
            }
        });
        for (SoakKind kind : SoakKind.values()) {
            for (SoakFault fault : SoakFault.values()) {
                String uri = new SoakCall(0, kind, fault).route();
                if (fault.fits(kind) && !producers.containsKey(uri)) {
                    AsyncProducer producer = routes.context().getEndpoint(uri).createAsyncProducer();
                    producer.start();
                    producers.put(uri, producer);
                }
            }
        }
    }

    /** Makes the calls with these numbers and waits for their ends. */
    void make(int from, int to) throws InterruptedException {
        for (int i = from; i < to; i++) {
            SoakCall call = SoakCall.of(i);
            if (!free.tryAcquire(LOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("calls that never end");
            }
            AsyncProducer producer = producers.get(call.route());
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(call.question());
            producer.process(exchange, done -> ended(call, exchange));
        }
        if (!free.tryAcquire(concurrency, LOST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("calls that never end");
        }
        free.release(concurrency);
    }

    private void ended(SoakCall call, Exchange exchange) {
        if (ends.incrementAndGet(call.number()) > 1) {
            wrong.add(call.question() + ": ended again");
            return;
        }
        Exception failure = exchange.getException();
        if (failure == null) {
            answered.incrementAndGet();
            Object body = exchange.getMessage().getBody();
            if (!call.mayBeAnswered() || !call.answer().equals(body)) {
                wrong.add(call.question() + ": answered with " + body);
            }
        } else {
            failed.incrementAndGet();
            vain.addAndGet(call.fault().breaksConnection() ? 1 : 0);
            if (!call.mayFail() || exchange.getProperty("CamelBedrockErrorCategory") == null) {
                wrong.add(call.question() + ": failed with " + failure);
            }
        }
        free.release();
    }

    /** What did not go as it must, for messages. */
    List<String> wrong(int calls, SoakServer server) {
        List<String> all = new ArrayList<>(wrong);
        for (int i = 0; i < calls; i++) {
            SoakCall call = SoakCall.of(i);
            int asked = server.requests(call);
            if (asked < call.leastRequests() || asked > call.mostRequests()) {
                all.add(call.question() + ": " + asked + " requests in the place of " + call.mostRequests());
            }
            if (ends.get(i) != 1) {
                all.add(call.question() + ": " + ends.get(i) + " ends");
            }
        }
        return all;
    }

    int answered() {
        return answered.get();
    }

    int failed() {
        return failed.get();
    }

    /** How many failed after all attempts although the server would have answered the next. */
    int retriedInVain() {
        return vain.get();
    }

    /** How many of each fault there are in so many calls. */
    static Map<SoakFault, Integer> faults(int calls) {
        Map<SoakFault, Integer> faults = new EnumMap<>(SoakFault.class);
        for (int i = 0; i < calls; i++) {
            faults.merge(SoakCall.of(i).fault(), 1, Integer::sum);
        }
        return faults;
    }

    /** Makes a text of what is read piece by piece. */
    private static final class Reading extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Object body = exchange.getMessage().getBody();
            if (body instanceof Publisher<?> publisher) {
                publisher.subscribe(new Joining(exchange, callback));
                return false;
            }
            if (body instanceof Iterator<?> pieces) {
                StringBuilder text = new StringBuilder();
                try {
                    pieces.forEachRemaining(text::append);
                    exchange.getMessage().setBody(text.toString());
                } catch (RuntimeException e) {
                    exchange.setException(e);
                }
            }
            callback.done(true);
            return true;
        }
    }

    private static final class Joining implements Subscriber<Object> {

        private final StringBuilder text = new StringBuilder();
        private final Exchange exchange;
        private final AsyncCallback callback;

        Joining(Exchange exchange, AsyncCallback callback) {
            this.exchange = exchange;
            this.callback = callback;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object element) {
            text.append(element);
        }

        @Override
        public void onError(Throwable failure) {
            exchange.setException(Objects.requireNonNull(failure));
            callback.done(false);
        }

        @Override
        public void onComplete() {
            exchange.getMessage().setBody(text.toString());
            callback.done(false);
        }
    }
}
