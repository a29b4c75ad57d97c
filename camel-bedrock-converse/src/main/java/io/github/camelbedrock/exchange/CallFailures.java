/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.error.CallFacts;
import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.turn.Turn;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Lets an exchange fail, with what a route may want to know of the failure beside the exception. */
public final class CallFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CallFailures.class);

    private CallFailures() {}

    /** Takes back what an earlier call of the exchange told; a redelivery that succeeds leaves nothing of the failure. */
    public static void forget(Exchange exchange) {
        exchange.removeProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY);
        exchange.removeProperty(BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY);
    }

    /** Lets the exchange fail before a call was made. The exception says all, and whoever handles it logs it. */
    public static void set(Exchange exchange, Throwable exception) {
        exchange.setException(exception);
        describe(exchange, exception, CallFacts.NONE);
    }

    /**
     * Lets the exchange fail by a call that was made.
     *
     * @param region the region that was called, or null where it is not known
     */
    public static void setAndLog(Exchange exchange, Turn turn, @Nullable String region, Throwable exception) {
        exchange.setException(exception);
        describeAndLog(exchange, turn, region, exception);
    }

    /**
     * Sets the properties that tell of a call that failed, and logs what to do about it. The exception's text stays out of
     * that line: Bedrock quotes the request in some, and Camel logs it anyway.
     */
    static void describeAndLog(Exchange exchange, Turn turn, @Nullable String region, Throwable exception) {
        CallFacts call = new TurnFacts(turn, region, exception);
        Failure failure = describe(exchange, exception, call);
        LOG.atLevel(level(exchange, exception))
                .log(
                        "Bedrock call failed: {}, model {}, request id {}. {}",
                        failure.category().word(),
                        call.model(),
                        failure.requestId() == null ? "none" : failure.requestId(),
                        failure.advice());
    }

    /**
     * It is a warning and no error, since the route may handle the failure; where it does not, Camel's error handler logs an
     * error. Our own exceptions say themselves what to do, but that of a stream may come when the route has gone on. Of a
     * call that Camel tries again the first failure is told, and the others are logged as Camel logs them. A call that was
     * cancelled, or an element of a stream that another route has not taken, is no failure of Bedrock's.
     */
    private static Level level(Exchange exchange, Throwable exception) {
        boolean again = Boolean.TRUE.equals(exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class));
        return !again && Failure.isOfCall(exception) ? Level.WARN : Level.DEBUG;
    }

    private static Failure describe(Exchange exchange, Throwable exception, CallFacts call) {
        Failure failure = Failure.of(exception, call);
        exchange.setProperty(
                BedrockConverseConstants.ERROR_CATEGORY_PROPERTY,
                failure.category().word());
        if (failure.retryAfterMillis() != null) {
            exchange.setProperty(BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY, failure.retryAfterMillis());
        }
        TurnFacts.loops(exception)
                .forEach(loop -> exchange.setProperty(BedrockConverseConstants.MESSAGES_PROPERTY, loop.messages()));
        return failure;
    }
}
