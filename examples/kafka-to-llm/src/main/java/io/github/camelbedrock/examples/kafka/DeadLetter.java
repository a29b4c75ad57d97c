/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Writes onto a record why it could not be handled and where it came from. Value and key stay as they came, so that the
 * record can be sent again as it is.
 */
public final class DeadLetter {

    static final String REASON = "dlq.reason";
    static final String EXCEPTION = "dlq.exception";
    static final String REQUEST_ID = "dlq.requestId";
    static final String TOPIC = "dlq.topic";
    static final String PARTITION = "dlq.partition";
    static final String OFFSET = "dlq.offset";

    /** Sets the headers: texts all of them, which every Kafka client can read. */
    @Handler
    public void describe(Exchange exchange) {
        Message message = exchange.getMessage();
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        message.setHeader(REASON, reason(failure));
        message.setHeader(EXCEPTION, failure.getClass().getName());
        requestId(failure).ifPresent(id -> message.setHeader(REQUEST_ID, id));
        message.setHeader(TOPIC, message.getHeader(KafkaConstants.TOPIC, String.class));
        message.setHeader(PARTITION, message.getHeader(KafkaConstants.PARTITION, String.class));
        message.setHeader(OFFSET, message.getHeader(KafkaConstants.OFFSET, String.class));
    }

    private static String reason(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    private static Optional<String> requestId(Exception failure) {
        @Nullable String id = null;
        if (failure instanceof AwsServiceException aws) {
            id = aws.requestId();
        } else if (failure instanceof BadAnswerException answer) {
            id = answer.requestId();
        }
        return Optional.ofNullable(id);
    }
}
