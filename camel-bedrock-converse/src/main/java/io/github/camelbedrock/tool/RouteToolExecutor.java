/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import io.github.camelbedrock.media.ToolResultReader;
import io.github.camelbedrock.tooluse.ToolAnswer;
import io.github.camelbedrock.tooluse.ToolCall;
import io.github.camelbedrock.tooluse.ToolExecutor;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** Lets a route do the work of a tool: a fresh exchange goes in, what is in its body at the end is the result. */
final class RouteToolExecutor implements ToolExecutor {

    private final BedrockToolConsumer consumer;

    RouteToolExecutor(BedrockToolConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public CompletionStage<ToolAnswer> execute(ToolCall call) throws Exception {
        if (!consumer.isOffered()) {
            throw new IllegalStateException("its route has been stopped");
        }
        CompletableFuture<ToolAnswer> answer = new CompletableFuture<>();
        Exchange exchange = consumer.createExchange(false);
        call.arguments().forEach((name, value) -> {
            if (value != null) {
                exchange.getMessage().setHeader(name, value);
            }
        });
        exchange.getMessage().setBody(new LinkedHashMap<>(call.arguments()));
        if (call.origin() instanceof Correlation correlation) {
            correlation.mark(exchange);
            correlation.log(() -> run(exchange, answer));
        } else {
            run(exchange, answer);
        }
        return answer;
    }

    private void run(Exchange exchange, CompletableFuture<ToolAnswer> answer) {
        try {
            consumer.createUoW(exchange); // Ours, so that it ends when the result has been read, and not before.
        } catch (Exception e) {
            consumer.releaseExchange(exchange, false);
            answer.completeExceptionally(e);
            return;
        }
        consumer.getAsyncProcessor().process(exchange, synchronously -> {
            ToolAnswer given = null;
            Throwable failure = unwrapped(exchange.getException());
            try {
                given = failure == null ? answer(exchange) : null;
            } catch (RuntimeException | Error e) {
                failure = e;
                // No error handler of the route sees it, and the model alone would be told.
                consumer.getExceptionHandler()
                        .handleException("The result of the tool cannot be told to the model", exchange, e);
            } finally {
                consumer.doneUoW(exchange);
                consumer.releaseExchange(exchange, false);
            }
            // Only now: what the model says next is no longer the route's affair.
            if (given != null) {
                answer.complete(given);
            } else {
                answer.completeExceptionally(Objects.requireNonNull(failure, "neither answer nor failure"));
            }
        });
    }

    /** Camel wraps an Error, and tells of the exchange where the model wants to know what has failed. */
    private static @Nullable Throwable unwrapped(@Nullable Exception failure) {
        return failure instanceof CamelExecutionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static ToolAnswer answer(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        List<ToolResultContentBlock> content = ToolResultReader.read(exchange, body, true);
        boolean gone = body instanceof InputStream || body instanceof StreamCache;
        return new ToolAnswer(content, false, gone ? kept(content) : body);
    }

    /** What a stream held, of which nothing is left to read. */
    private static @Nullable Object kept(List<ToolResultContentBlock> content) {
        ToolResultContentBlock only = content.isEmpty() ? null : content.get(0);
        if (only == null || only.text() != null) {
            return only == null ? null : only.text();
        }
        if (only.image() != null) {
            return only.image().source().bytes().asByteArray();
        }
        return only.document() == null ? null : only.document().source().bytes().asByteArray();
    }
}
