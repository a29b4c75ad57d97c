/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Frames of {@code application/vnd.amazon.eventstream}: prelude, headers, payload, both checksums (Smithy 2.0, event
 * stream specification).
 */
public final class EventFrames {

    /** The media type of a body of frames. */
    public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private EventFrames() {}

    /** A frame that carries an event. */
    public static byte[] event(String type, byte[] json) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":event-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString("event"));
        return encode(headers, json);
    }

    /** A frame that carries an exception of the service's model, such as throttlingException. */
    public static byte[] exception(String type, byte[] json) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":exception-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString("exception"));
        return encode(headers, json);
    }

    /** A frame that carries an error which is not in the service's model. */
    public static byte[] error(String code, String message) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":error-code", HeaderValue.fromString(code));
        headers.put(":error-message", HeaderValue.fromString(message));
        headers.put(":message-type", HeaderValue.fromString("error"));
        return encode(headers, new byte[0]);
    }

    /** The same frame with a payload checksum that does not fit. */
    public static byte[] withBadChecksum(byte[] frame) {
        byte[] broken = frame.clone();
        broken[broken.length - 1] ^= 0x55;
        return broken;
    }

    /** The JSON payload of a frame, as text. */
    public static String payload(byte[] frame) {
        return new String(Message.decode(ByteBuffer.wrap(frame)).getPayload(), StandardCharsets.UTF_8);
    }

    private static byte[] encode(Map<String, HeaderValue> headers, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 128);
        new Message(headers, payload).encode(out);
        return out.toByteArray();
    }
}
