/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** What can go wrong with a stream, and what the reader is told then. */
enum StreamFault {
    THROTTLING(Fault.throttling(), Errors.throttling(), ThrottlingException.class),
    INTERNAL_SERVER(exception("internalServer"), Errors.internalServer(), InternalServerException.class),
    SERVICE_UNAVAILABLE(
            exception("serviceUnavailable"), Errors.serviceUnavailable(), ServiceUnavailableException.class),
    MODEL_STREAM_ERROR(exception("modelStreamError"), Errors.modelStreamError(), ModelStreamErrorException.class),
    /** No event of ConverseStream in the service's model, so its exception has no class of its own there. */
    MODEL_TIMEOUT(exception("modelTimeout"), Errors.modelTimeout(), SdkServiceException.class),
    VALIDATION(exception("validation"), Errors.validation("Wrong."), ValidationException.class),
    ERROR_FRAME(Fault.error("InternalFailure", "Oops"), null, SdkServiceException.class),
    END_OF_BODY(Fault.endOfBody(), null, IncompleteStreamException.class),
    TRUNCATED_FRAME(Fault.truncatedFrame(), null, IncompleteStreamException.class),
    BAD_CHECKSUM(Fault.badChecksum(), null, IncompleteStreamException.class),
    CLEAN_CLOSE(Fault.cleanClose(), null, IncompleteStreamException.class),
    RESET(Fault.reset(), null, IncompleteStreamException.class),
    RESET_STREAM(Fault.resetStream(), null, IncompleteStreamException.class),
    STALL(Fault.stall(), null, IncompleteStreamException.class);

    private final Fault fault;
    private final Answer refusal;
    private final Class<? extends Throwable> failure;

    StreamFault(Fault fault, Answer refusal, Class<? extends Throwable> failure) {
        this.fault = fault;
        this.refusal = refusal;
        this.failure = failure;
    }

    private static Fault exception(String type) {
        return Fault.exception(type + "Exception", "The " + type + " has failed.");
    }

    Fault fault() {
        return fault;
    }

    /** Bedrock's answer where it fails before there is a stream; null where the connection does. */
    Answer refusal() {
        return refusal;
    }

    /** The exception that the reader gets. */
    Class<? extends Throwable> failure() {
        return failure;
    }

    /** Whether the service says that it has failed, and not the connection. */
    boolean isTold() {
        return failure != IncompleteStreamException.class;
    }

    /** Whether the SDK asks anew where this happens before there is any content. */
    boolean isRetried(StreamMoment moment, Protocol protocol) {
        boolean early = moment == StreamMoment.BEFORE_FIRST_BYTE;
        return switch (this) {
            case THROTTLING, INTERNAL_SERVER, SERVICE_UNAVAILABLE, RESET -> true;
            // What is not in the service's model has the status 500.
            case MODEL_TIMEOUT, ERROR_FRAME -> !early;
            // In HTTP/1.1 the SDK takes the end of the connection for that of the body, in h2c a reset stream's.
            case CLEAN_CLOSE -> early || protocol == Protocol.H2C;
            case RESET_STREAM -> early;
            default -> false;
        };
    }
}
