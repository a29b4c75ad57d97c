/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.turn.Turn;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an exchange fail, with what a route may want to know of the failure beside the exception. */
public final class CallFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CallFailures.class);

    private CallFailures() {}

    /** Takes back what an earlier call of the exchange told; a redelivery that succeeds leaves nothing of the failure. */
    public static void forget(Exchange exchange) {
        exchange.removeProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY);
        exchange.removeProperty(BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY);
    }

    /** Lets the exchange fail before a call was made. */
    public static void set(Exchange exchange, Throwable exception) {
        exchange.setException(exception);
        describe(exchange, exception);
    }

    /** Lets the exchange fail by a call that was made. */
    public static void setAndLog(Exchange exchange, Turn turn, Throwable exception) {
        exchange.setException(exception);
        describeAndLog(exchange, turn, exception);
    }

    /**
     * Sets the properties that tell of a call that failed, and logs what to do about it. The exception's text stays out of
     * that line: Bedrock quotes the request in some, and Camel logs it anyway. Our own exceptions say themselves what to
     * do.
     */
    static Failure describeAndLog(Exchange exchange, Turn turn, Throwable exception) {
        Failure failure = describe(exchange, exception);
        if (!(exception instanceof BedrockConverseException)) {
            LOG.warn(
                    "Bedrock call failed: {}, model {}, request id {}. {}",
                    failure.category().word(),
                    turn.model().value(),
                    failure.requestId() == null ? "none" : failure.requestId(),
                    failure.advice());
        }
        return failure;
    }

    private static Failure describe(Exchange exchange, Throwable exception) {
        Failure failure = Failure.of(exception);
        exchange.setProperty(
                BedrockConverseConstants.ERROR_CATEGORY_PROPERTY,
                failure.category().word());
        if (failure.retryAfterMillis() != null) {
            exchange.setProperty(BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY, failure.retryAfterMillis());
        }
        Stream.concat(Stream.of(exception), Arrays.stream(exception.getSuppressed()))
                .filter(ToolLoopException.class::isInstance)
                .forEach(loop -> exchange.setProperty(
                        BedrockConverseConstants.MESSAGES_PROPERTY, ((ToolLoopException) loop).messages()));
        return failure;
    }
}
