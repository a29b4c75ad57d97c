/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The ways in which a route can be handed a streamed answer, each with what reads it to its end. */
public enum Delivery {
    ITERATOR("streamBody=iterator"),
    PUBLISHER("streamBody=publisher"),
    INPUT_STREAM("streamBody=inputStream"),
    SSE("streamBody=sse"),
    COLLECT("streamBody=collect"),
    STREAM_TO("streamTo=direct:piece");

    private final String option;

    Delivery(String option) {
        this.option = option;
    }

    /** The option of the URI. */
    public String option() {
        return option;
    }

    /** Whether the route reads from the body itself; otherwise all of it is there when the endpoint is done. */
    public boolean isRead() {
        return this != COLLECT && this != STREAM_TO;
    }

    /** Reads all, and fails as the stream does. */
    void read(Exchange exchange, Delivered into) throws Exception {
        Object body = exchange.getMessage().getBody();
        switch (this) {
            case ITERATOR -> iterate((Iterator<?>) body, into);
            case PUBLISHER -> subscribe((Publisher<?>) body, into);
            case INPUT_STREAM, SSE -> drain((InputStream) body, into);
            case COLLECT, STREAM_TO -> into.end();
        }
    }

    private static void iterate(Iterator<?> elements, Delivered into) {
        try {
            elements.forEachRemaining(into::take);
            into.end();
            if (elements.hasNext()) {
                into.end();
            }
        } catch (RuntimeException e) {
            into.end();
            if (!failsAgain(elements, e)) {
                into.end();
            }
            throw e;
        }
    }

    private static boolean failsAgain(Iterator<?> elements, RuntimeException before) {
        try {
            elements.next();
            return false;
        } catch (RuntimeException e) {
            return e == before && elements.hasNext();
        }
    }

    private static void drain(InputStream bytes, Delivered into) throws IOException {
        byte[] buffer = new byte[1000];
        try {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                into.take(Arrays.copyOf(buffer, count));
            }
            into.end();
        } catch (IOException e) {
            into.end();
            if (!failsAgain(bytes)) {
                into.end();
            }
            throw e;
        }
    }

    private static boolean failsAgain(InputStream bytes) {
        try {
            return bytes.read() < Byte.MIN_VALUE;
        } catch (IOException e) {
            return true;
        }
    }

    private static void subscribe(Publisher<?> elements, Delivered into) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Throwable[] failure = new Throwable[1];
        elements.subscribe(new Subscriber<Object>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Object element) {
                into.take(element);
            }

            @Override
            public void onError(Throwable thrown) {
                failure[0] = thrown;
                onComplete();
            }

            @Override
            public void onComplete() {
                into.end();
                end.countDown();
            }
        });
        if (!end.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The subscriber was never told of the end");
        }
        if (failure[0] instanceof Exception thrown) {
            throw thrown;
        }
    }
}
