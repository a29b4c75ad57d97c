/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One answer as it goes over the wire.
 *
 * @param status the HTTP status, or 0 where the ending comes before any answer
 * @param headers response headers, names in lower case
 * @param pieces the body in the pieces in which it is written
 * @param stream whether the body's length is not announced
 * @param firstDelay how long to wait before the first byte
 * @param pieceDelay how long to wait before each piece but the first
 * @param ending what comes after the last piece
 */
public record WireAnswer(
        int status,
        Map<String, String> headers,
        List<byte[]> pieces,
        boolean stream,
        Duration firstDelay,
        Duration pieceDelay,
        Ending ending) {

    /** The length of the body in bytes. */
    int length() {
        return pieces.stream().mapToInt(piece -> piece.length).sum();
    }
}
