/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.turn.Turn;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an exchange fail, with what a route may want to know of the failure beside the exception. */
final class CallFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CallFailures.class);

    private CallFailures() {}

    /** Takes back what an earlier call of the exchange told; a redelivery that succeeds leaves nothing of the failure. */
    static void forget(Exchange exchange) {
        exchange.removeProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY);
        exchange.removeProperty(BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY);
    }

    /** Sets the exception and its properties. */
    static Failure set(Exchange exchange, Throwable exception) {
        Failure failure = Failure.of(exception);
        exchange.setException(exception);
        exchange.setProperty(
                BedrockConverseConstants.ERROR_CATEGORY_PROPERTY,
                failure.category().word());
        if (failure.retryAfterMillis() != null) {
            exchange.setProperty(BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY, failure.retryAfterMillis());
        }
        return failure;
    }

    /**
     * Sets the exception of a call that was made, and logs what to do about it. The exception's text stays out of that
     * line: Bedrock quotes the request in some, and Camel logs it anyway. Our own exceptions say themselves what to do.
     */
    static void setAndLog(Exchange exchange, Turn turn, @Nullable Throwable exception) {
        Failure failure = set(exchange, Objects.requireNonNull(exception, "neither answer nor failure"));
        if (!(exception instanceof BedrockConverseException)) {
            LOG.warn(
                    "Bedrock call failed: {}, model {}, request id {}. {}",
                    failure.category().word(),
                    turn.model().value(),
                    failure.requestId() == null ? "none" : failure.requestId(),
                    failure.advice());
        }
    }
}
