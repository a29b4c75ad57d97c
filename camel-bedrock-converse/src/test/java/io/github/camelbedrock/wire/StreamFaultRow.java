/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * One fault at one moment of a stream that is read in one way.
 *
 * @param lasting whether every request fails like this, or the next one would be answered well
 */
record StreamFaultRow(StreamFault fault, StreamMoment moment, Delivery delivery, Protocol protocol, boolean lasting) {

    /** The SDK's first call and its two retries, unless maxAttempts says otherwise. */
    private static final int ATTEMPTS = 3;

    private static final Set<StreamFault> OF_FRAMES = EnumSet.of(
            StreamFault.END_OF_BODY, StreamFault.TRUNCATED_FRAME, StreamFault.BAD_CHECKSUM, StreamFault.ERROR_FRAME);

    private static final Set<StreamFault> OF_CONNECTION =
            EnumSet.of(StreamFault.CLEAN_CLOSE, StreamFault.RESET, StreamFault.RESET_STREAM);

    private static final Set<StreamFault> OF_LATER_FRAMES =
            EnumSet.of(StreamFault.END_OF_BODY, StreamFault.TRUNCATED_FRAME, StreamFault.BAD_CHECKSUM);

    /** All that there can be; what lasts is tried in one way of reading each, since the SDK waits before it asks anew. */
    static List<StreamFaultRow> all() {
        List<StreamFaultRow> rows = new ArrayList<>();
        int turn = 0;
        for (StreamFault fault : StreamFault.values()) {
            for (StreamMoment moment : StreamMoment.values()) {
                for (Protocol protocol : Protocol.values()) {
                    if (!isPossible(fault, moment, protocol)) {
                        continue;
                    }
                    for (Delivery delivery : Delivery.values()) {
                        rows.add(new StreamFaultRow(fault, moment, delivery, protocol, false));
                    }
                    if (moment.isBeforeContent()) {
                        Delivery next = Delivery.values()[turn++ % Delivery.values().length];
                        rows.add(new StreamFaultRow(fault, moment, next, protocol, true));
                    }
                }
            }
        }
        return rows;
    }

    private static boolean isPossible(StreamFault fault, StreamMoment moment, Protocol protocol) {
        if (fault == StreamFault.RESET_STREAM && protocol == Protocol.HTTP_1_1) {
            return false;
        }
        return switch (moment) {
            case BEFORE_FIRST_BYTE -> !OF_FRAMES.contains(fault);
            case AFTER_METADATA -> !OF_LATER_FRAMES.contains(fault);
            default -> true;
        };
    }

    static Answer good() {
        return Answers.text("The answer ", "is ")
                .and(Answers.toolUse("t1", "add", new TreeMap<>(Map.of("a", 1, "b", 22))));
    }

    /** What the server does. */
    Answer answer() {
        if (fault == StreamFault.BAD_CHECKSUM) {
            // The SDK drops the good frames that it is given in one piece with the bad one, so they come apart.
            return good().failAfter(moment.frames(), fault.fault()).delayBetweenFrames(Duration.ofMillis(10));
        }
        if (moment != StreamMoment.BEFORE_FIRST_BYTE) {
            return good().failAfter(moment.frames(), fault.fault());
        }
        return fault.refusal() == null ? good().failBefore(fault.fault()) : fault.refusal();
    }

    /** Whether the answer is whole at the end: by then, or because it was asked for anew. */
    boolean succeeds() {
        return moment.isWhole() || (isAskedAnew() && !lasting);
    }

    /** How often it is asked for. */
    int requests() {
        int most = lasting ? ATTEMPTS : 2;
        return isAskedAnew() ? most : 1;
    }

    /** Whether every attempt takes its connection with it, so that the next may be made on one that is about to break. */
    boolean mayRetryInVain() {
        return lasting && isAskedAnew() && OF_CONNECTION.contains(fault);
    }

    /** What the reader is told; before there is any content, the SDK's own words on a connection that breaks. */
    Class<? extends Throwable> failure() {
        boolean ofSdk = !fault.isTold() && (isAskedAnew() || fault == StreamFault.BAD_CHECKSUM);
        return moment.isBeforeContent() && ofSdk ? SdkClientException.class : fault.failure();
    }

    private boolean isAskedAnew() {
        return moment.isBeforeContent() && fault.isRetried(moment, protocol);
    }

    @Override
    public String toString() {
        return fault + (lasting ? " always " : " ") + moment + " as " + delivery + " over " + protocol;
    }
}
