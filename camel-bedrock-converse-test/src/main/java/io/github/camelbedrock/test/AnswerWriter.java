/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import io.github.camelbedrock.test.wire.Ending;
import io.github.camelbedrock.test.wire.EventFrames;
import io.github.camelbedrock.test.wire.WireAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an answer of the script as it goes over the wire: for the operation that asks, with its fault. */
final class AnswerWriter {

    private AnswerWriter() {}

    static WireAnswer write(Answer answer, String operation, String requestId) {
        Answer.FaultPoint point = answer.fault();
        if (point != null && point.afterFrames() == Answer.FaultPoint.BEFORE_ANSWER) {
            return wire(answer, 0, Map.of(), new Body(List.of(), ending(point.fault())), true);
        }
        Content content = answer.content();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-requestid", requestId);
        if (content instanceof Content.Raw raw) {
            headers.putAll(answer.headers());
            return wire(answer, raw.status(), headers, cut(List.of(raw.bytes()), 1, point), false);
        }
        if (content instanceof Content.Failure failure) {
            headers.put("content-type", "application/json");
            headers.put("x-amzn-errortype", failure.type() + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
            headers.putAll(answer.headers());
            return wire(answer, failure.status(), headers, cut(List.of(Json.write(failure.body())), 1, point), false);
        }
        boolean stream = operation.equals("ConverseStream");
        headers.put("content-type", stream ? EventFrames.CONTENT_TYPE : "application/json");
        headers.putAll(answer.headers());
        if (stream) {
            StreamFrames.Rendered rendered = StreamFrames.of((Content.Model) content);
            return wire(answer, 200, headers, cut(rendered.frames(), rendered.contentEnd(), point), true);
        }
        return wire(answer, 200, headers, cut(List.of(Json.write(content.json())), 1, point), false);
    }

    private record Body(List<byte[]> frames, Ending ending) {}

    private static WireAnswer wire(Answer answer, int status, Map<String, String> headers, Body body, boolean stream) {
        Pacing pacing = answer.pacing();
        return new WireAnswer(
                status,
                headers,
                pacing.split(body.frames()),
                stream || body.ending() != Ending.COMPLETE,
                pacing.firstByte(),
                pacing.betweenFrames(),
                body.ending());
    }

    /** The frames with the fault in its place. */
    private static Body cut(List<byte[]> frames, int contentEnd, Answer.@Nullable FaultPoint point) {
        if (point == null) {
            return new Body(frames, Ending.COMPLETE);
        }
        int at = Math.min(
                frames.size(),
                point.afterFrames() == Answer.FaultPoint.AFTER_CONTENT ? contentEnd : point.afterFrames());
        Fault fault = point.fault();
        if (fault instanceof Fault.BadChecksum) {
            List<byte[]> all = new ArrayList<>(frames);
            int broken = Math.min(at, frames.size() - 1);
            all.set(broken, EventFrames.withBadChecksum(all.get(broken)));
            return new Body(all, Ending.COMPLETE);
        }
        List<byte[]> kept = new ArrayList<>(frames.subList(0, at));
        if (fault instanceof Fault.TruncatedFrame && at < frames.size()) {
            kept.add(Arrays.copyOf(frames.get(at), frames.get(at).length / 2));
        } else if (fault instanceof Fault.ExceptionFrame e) {
            kept.add(EventFrames.exception(e.type(), Json.write(Json.object().put("message", e.message()))));
        } else if (fault instanceof Fault.ErrorFrame e) {
            kept.add(EventFrames.error(e.code(), e.message()));
        }
        return new Body(kept, ending(fault));
    }

    private static Ending ending(Fault fault) {
        if (fault instanceof Fault.CleanClose) {
            return Ending.CLOSE;
        } else if (fault instanceof Fault.Reset) {
            return Ending.RESET;
        } else if (fault instanceof Fault.ResetStream) {
            return Ending.RESET_STREAM;
        } else if (fault instanceof Fault.Stall) {
            return Ending.STALL;
        }
        return Ending.COMPLETE;
    }
}
