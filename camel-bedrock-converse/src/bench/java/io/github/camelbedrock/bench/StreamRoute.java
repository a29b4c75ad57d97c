/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.reactivestreams.Publisher;

/** Streams through a Camel route, which reads each body to its end in its next step. */
final class StreamRoute implements Asker {

    private static final String START = "direct:ask";
    private static final String MODEL = "model";
    private static final String ANSWERED = "answered";

    private final CamelContext context = new DefaultCamelContext();
    private final Endpoint start;
    private final AsyncProducer producer;

    /**
     * A route of its own.
     *
     * @param body what the component makes of the stream, by the option's name
     */
    StreamRoute(URI endpoint, int maxConcurrency, String body) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(START)
                        .toD("bedrock-converse:${exchangeProperty." + MODEL
                                + "}?region=eu-central-1&operation=converseStream&streamBody=" + body
                                + "&uriEndpointOverride=" + endpoint
                                + "&accessKey=AKIAEXAMPLE&secretKey=not-a-secret&maxConcurrency=" + maxConcurrency
                                + "&maxTokens=100&temperature=0.2")
                        .process(reader());
            }
        });
        context.start();
        start = context.getEndpoint(START);
        producer = start.createAsyncProducer();
        producer.start();
    }

    private static AsyncProcessor reader() {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Object read = exchange.getMessage().getBody();
                if (read instanceof Publisher<?>) {
                    publisher(exchange, callback);
                    return false;
                }
                try {
                    exchange.setProperty(
                            ANSWERED,
                            read instanceof InputStream bytes
                                    ? bytes(bytes)
                                    : read instanceof Iterator<?> elements
                                            ? elements(elements)
                                            : Answered.now((String) read));
                } catch (Exception e) {
                    exchange.setException(e);
                }
                callback.done(true);
                return true;
            }
        };
    }

    private static Answered elements(Iterator<?> elements) {
        int characters = 0;
        long firstAt = 0;
        while (elements.hasNext()) {
            String piece = (String) elements.next();
            if (characters == 0) {
                firstAt = System.nanoTime();
            }
            characters += piece.length();
        }
        return new Answered(characters, firstAt);
    }

    /** The bench's answers are ASCII, so bytes are characters. */
    private static Answered bytes(InputStream bytes) throws Exception {
        byte[] buffer = new byte[8192];
        int characters = 0;
        long firstAt = 0;
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            if (characters == 0) {
                firstAt = System.nanoTime();
            }
            characters += count;
        }
        return new Answered(characters, firstAt);
    }

    @SuppressWarnings("unchecked")
    private static void publisher(Exchange exchange, AsyncCallback callback) {
        Publisher<Object> body = (Publisher<Object>) exchange.getMessage().getBody();
        body.subscribe(new DeltaCounter<>(String.class::cast, 1) {
            @Override
            public void onComplete() {
                exchange.setProperty(ANSWERED, answered());
                callback.done(false);
            }

            @Override
            public void onError(Throwable failure) {
                exchange.setException(failure);
                callback.done(false);
            }
        });
    }

    @Override
    public void ask(String modelId, String question, BiConsumer<Answered, Throwable> then) {
        Exchange exchange = start.createExchange();
        exchange.setProperty(MODEL, modelId);
        exchange.getIn().setBody(question);
        producer.process(
                exchange, done -> then.accept(exchange.getProperty(ANSWERED, Answered.class), exchange.getException()));
    }

    @Override
    public void close() {
        context.stop();
    }
}
