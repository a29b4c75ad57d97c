/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * When and in which pieces an answer is written.
 *
 * @param firstByte how long to wait before the first byte
 * @param betweenFrames how long to wait between frames, or between the pieces where frames are split
 * @param splitBytes how long a piece is at most; 0 leaves frames whole
 * @param splitSeed where set, the pieces are of random length from 1 to splitBytes
 */
record Pacing(Duration firstByte, Duration betweenFrames, int splitBytes, @Nullable Long splitSeed) {

    static final Pacing NONE = new Pacing(Duration.ZERO, Duration.ZERO, 0, null);

    /** The frames in the pieces in which they are written; frame ends and piece ends need not meet. */
    List<byte[]> split(List<byte[]> frames) {
        if (splitBytes == 0) {
            return frames;
        }
        int length = frames.stream().mapToInt(frame -> frame.length).sum();
        byte[] whole = new byte[length];
        int end = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, whole, end, frame.length);
            end += frame.length;
        }
        Random random = splitSeed == null ? null : new Random(splitSeed);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < length; ) {
            int size = random == null ? splitBytes : 1 + random.nextInt(splitBytes);
            int to = Math.min(length, from + size);
            pieces.add(Arrays.copyOfRange(whole, from, to));
            from = to;
        }
        return pieces;
    }
}
