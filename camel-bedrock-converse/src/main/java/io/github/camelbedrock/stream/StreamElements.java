/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.stream.PartQueue.Elements;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.Turn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stream hands on of its parts: texts or events, as objects or as bytes. Each is for one stream. */
public final class StreamElements {

    private StreamElements() {}

    /** Pieces of text as Strings, or every part as it is. */
    public static Elements<Object> objects(Turn turn) {
        return turn.settings().stream().events() ? part -> part : new AnswerText(turn)::of;
    }

    /** Pieces of text in UTF-8, or every part as a line of JSON, an object whose member is named as Bedrock's event. */
    public static Elements<byte[]> bytes(Turn turn) {
        if (turn.settings().stream().events()) {
            return StreamElements::line;
        }
        AnswerText text = new AnswerText(turn);
        return part -> utf8(text.of(part));
    }

    /** Server-sent events: one for each piece of text, or one for every part. */
    public static Elements<byte[]> sse(Turn turn) {
        if (turn.settings().stream().events()) {
            return SseFrames::event;
        }
        AnswerText text = new AnswerText(turn);
        return part -> frame(text.of(part));
    }

    private static byte[] line(StreamPart part) {
        return (PlainJson.write(Map.of(PartJson.event(part), PartJson.content(part))) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] frame(@Nullable String text) {
        return text == null ? null : SseFrames.text(text);
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
