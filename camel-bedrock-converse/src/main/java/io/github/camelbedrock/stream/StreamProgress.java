/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.error.NamedModel;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.response.StreamAssembler;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamFigures;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.Turn;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;

/** What has come of one stream, and what its end makes of that. Not safe for use by many threads. */
final class StreamProgress {

    private final Turn turn;
    private final long since = System.nanoTime();
    private StreamAssembler assembler;
    private @Nullable ConverseStreamResponse head;
    private StreamPart.@Nullable Start held;
    private @Nullable Long firstAt;

    StreamProgress(Turn turn) {
        this.turn = turn;
        this.assembler = assembler();
    }

    private StreamAssembler assembler() {
        return new StreamAssembler(turn.model().profile().leadingBlanks());
    }

    /** The SDK asks anew: what came before counts no more. */
    void restart() {
        assembler = assembler();
        held = null;
    }

    void head(ConverseStreamResponse response) {
        head = response;
    }

    /** Whether any part has been handed on that would come twice if the SDK asked anew. */
    boolean hasBegun() {
        return firstAt != null;
    }

    /** Takes the next event and gives what is to be handed on, in this order; that may be nothing. */
    List<StreamPart> take(ConverseStreamOutput event) {
        StreamPart part = assembler.take(event);
        if (part == null) {
            return List.of();
        }
        if (part instanceof StreamPart.Start start) {
            held = start; // Until there is content, the SDK may begin again.
            return List.of();
        }
        StreamPart first = held;
        held = null;
        if (firstAt == null) {
            firstAt = System.nanoTime();
        }
        return first == null ? List.of(part) : List.of(first, part);
    }

    /** Whether Bedrock has said that the answer is whole; nothing that happens after that changes it. */
    boolean isWhole() {
        return assembler.isWhole();
    }

    /** The whole answer. */
    Reply reply(ReplyAssembler replies) {
        long first = firstAt == null ? System.nanoTime() : firstAt;
        return replies.assemble(turn, assembler.response(head))
                .withFigures(new StreamFigures(assembler.deltas(), TimeUnit.NANOSECONDS.toMillis(first - since)));
    }

    /**
     * Why a stream that is not whole has ended: what the service or the SDK says, or that the connection ended too early.
     * What had come by then is in an {@link IncompleteStreamException}: that one itself, or suppressed in the other.
     */
    Throwable reason(@Nullable Throwable failure) {
        Throwable inner = failure == null ? null : Causes.unwrapped(failure);
        if (inner instanceof CancellationException || inner instanceof IncompleteStreamException) {
            return inner;
        }
        boolean silent = inner instanceof TimeoutException;
        if (inner == null || silent || (hasBegun() && !(inner instanceof SdkServiceException))) {
            return incomplete(inner);
        }
        if (hasBegun()) {
            inner.addSuppressed(incomplete(null));
        }
        return NamedModel.in(inner, turn.model().value());
    }

    private IncompleteStreamException incomplete(@Nullable Throwable inner) {
        String requestId = head == null || head.responseMetadata() == null
                ? null
                : head.responseMetadata().requestId();
        return new IncompleteStreamException(
                "The stream ended before Bedrock's messageStop (" + turn.origin(requestId) + ")"
                        + (inner == null ? "" : ": " + inner.getMessage()),
                inner,
                assembler.message(),
                assembler.text(),
                requestId);
    }
}
