/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import java.time.Duration;

/** What goes wrong with a call, how it must end, and how often its question may be asked. */
enum SoakFault {
    NONE(Where.ANY, true, 1),
    SLOW_BYTES(Where.ANY, true, 1),
    THROTTLED_ONCE(Where.ANY, true, 2),
    THROTTLED(Where.ANY, false, SoakFault.ATTEMPTS),
    NOT_READY_ONCE(Where.ANY, true, 2),
    INTERNAL_ONCE(Where.ANY, true, 2),
    INTERNAL(Where.ANY, false, SoakFault.ATTEMPTS),
    UNAVAILABLE_ONCE(Where.ANY, true, 2),
    UNAVAILABLE(Where.ANY, false, SoakFault.ATTEMPTS),
    RESET_ONCE(Where.ANY, true, 2),
    CLOSE_ONCE(Where.ANY, true, 2),
    NOT_VALID(Where.ANY, false, 1),
    NO_ACCESS(Where.ANY, false, 1),
    /** The call is paid for by then, and would be as slow again. */
    STALL(Where.PLAIN, false, 1),
    THROTTLED_AMID(Where.STREAM, false, 1),
    RESET_AMID(Where.STREAM, false, 1),
    CLOSE_AMID(Where.STREAM, false, 1),
    END_AMID(Where.STREAM, false, 1),
    TRUNCATED_AMID(Where.STREAM, false, 1),
    CHECKSUM_AMID(Where.STREAM, false, 1);

    /** The option maxAttempts of all calls. */
    static final int ATTEMPTS = 3;

    /** Frames until there is a piece of the text: those of the message's start and of the first delta. */
    private static final int FIRST_PIECE = 2;

    private enum Where {
        ANY,
        /** Calls of one turn and one model. */
        PLAIN,
        STREAM
    }

    private final Where where;
    private final boolean answered;
    private final int requests;

    SoakFault(Where where, boolean answered, int requests) {
        this.where = where;
        this.answered = answered;
        this.requests = requests;
    }

    boolean fits(SoakKind kind) {
        return switch (where) {
            case ANY -> true;
            case PLAIN -> kind.isPlain();
            case STREAM -> kind.isStream();
        };
    }

    /** Whether there is an answer in spite of it. */
    boolean isAnswered() {
        return answered;
    }

    /** How often the question is asked of the model that fails. */
    int requests() {
        return requests;
    }

    /** Whether another model is asked then. */
    boolean fallsBack() {
        return this == THROTTLED || this == INTERNAL || this == UNAVAILABLE;
    }

    /** Whether the SDK may find no connection that holds in all of its attempts. */
    boolean breaksConnection() {
        return this == RESET_ONCE || this == CLOSE_ONCE;
    }

    /**
     * What the server does.
     *
     * @param before how often the question was asked before
     * @param good the answer of a server that is well
     */
    Answer answer(int before, Answer good) {
        return answered && requests > 1 && before > 0 ? good : fault(good);
    }

    private Answer fault(Answer good) {
        return switch (this) {
            case NONE -> good;
            case SLOW_BYTES -> good.splitBytes(40).delayBetweenFrames(Duration.ofMillis(3));
            case THROTTLED_ONCE, THROTTLED -> Errors.throttling();
            case NOT_READY_ONCE -> Errors.modelNotReady();
            case INTERNAL_ONCE, INTERNAL -> Errors.internalServer();
            case UNAVAILABLE_ONCE, UNAVAILABLE -> Errors.serviceUnavailable();
            case RESET_ONCE -> good.failBefore(Fault.reset());
            case CLOSE_ONCE -> good.failBefore(Fault.cleanClose());
            case NOT_VALID -> Errors.validation("This soak call is not valid.");
            case NO_ACCESS -> Errors.accessDenied();
            case STALL -> good.failAfter(FIRST_PIECE, Fault.stall());
            case THROTTLED_AMID -> amid(good, Fault.throttling());
            case RESET_AMID -> amid(good, Fault.reset());
            case CLOSE_AMID -> amid(good, Fault.cleanClose());
            case END_AMID -> amid(good, Fault.endOfBody());
            case TRUNCATED_AMID -> amid(good, Fault.truncatedFrame());
            case CHECKSUM_AMID -> amid(good, Fault.badChecksum());
        };
    }

    /** The first piece goes ahead, so that it is there before the connection is not. */
    private static Answer amid(Answer good, Fault fault) {
        return good.failAfter(FIRST_PIECE, fault).delayBetweenFrames(Duration.ofMillis(5));
    }
}
