/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

/**
 * What goes wrong in an answer. Attach it with {@link Answer#then}, {@link Answer#failAfter} or
 * {@link Answer#failBefore}.
 */
public sealed interface Fault {

    /** The connection is closed in order (FIN) although the body has not ended. */
    record CleanClose() implements Fault {}

    /** The connection is reset (RST). */
    record Reset() implements Fault {}

    /** HTTP/2: the stream is reset with INTERNAL_ERROR. On HTTP/1.1 the connection is reset. */
    record ResetStream() implements Fault {}

    /** Nothing more comes until the client hangs up or the server closes. */
    record Stall() implements Fault {}

    /** The body ends as HTTP wants it, although frames are missing. */
    record EndOfBody() implements Fault {}

    /** Half of the next frame comes, then the body ends as HTTP wants it. */
    record TruncatedFrame() implements Fault {}

    /** The next frame has a wrong checksum; the rest follows as if nothing were wrong. */
    record BadChecksum() implements Fault {}

    /**
     * A frame with an exception of Bedrock's model, then the end of the body.
     *
     * @param type the member's name in the event stream, such as throttlingException
     */
    record ExceptionFrame(String type, String message) implements Fault {}

    /** A frame with an error that is not in Bedrock's model, then the end of the body. */
    record ErrorFrame(String code, String message) implements Fault {}

    /** The connection is closed in order although the body has not ended. */
    static Fault cleanClose() {
        return new CleanClose();
    }

    /** The connection is reset. */
    static Fault reset() {
        return new Reset();
    }

    /** HTTP/2: the stream is reset. HTTP/1.1: the connection is. */
    static Fault resetStream() {
        return new ResetStream();
    }

    /** Nothing more comes. */
    static Fault stall() {
        return new Stall();
    }

    /** The body ends in order although frames are missing. */
    static Fault endOfBody() {
        return new EndOfBody();
    }

    /** Half a frame, then the end of the body. */
    static Fault truncatedFrame() {
        return new TruncatedFrame();
    }

    /** A frame with a wrong checksum. */
    static Fault badChecksum() {
        return new BadChecksum();
    }

    /** A throttlingException within the stream. */
    static Fault throttling() {
        return exception("throttlingException", "Too many tokens, please wait before trying again.");
    }

    /** A frame with an exception of Bedrock's model, by its name in the event stream. */
    static Fault exception(String type, String message) {
        return new ExceptionFrame(type, message);
    }

    /** A frame with an error that is not in Bedrock's model. */
    static Fault error(String code, String message) {
        return new ErrorFrame(code, message);
    }
}
