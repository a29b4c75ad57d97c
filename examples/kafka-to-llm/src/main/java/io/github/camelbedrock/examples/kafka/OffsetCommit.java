/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Kafka that the record is done. Stands behind the step that wrote what came of it. */
public final class OffsetCommit {

    private static final Logger LOG = LoggerFactory.getLogger(OffsetCommit.class);

    /**
     * Commits the record's offset. If that fails, because the partition has gone to another consumer or this one is being
     * stopped, the record was handled all the same: it is no dead letter, it will come a second time.
     */
    @Handler
    public void commit(@Header(KafkaConstants.MANUAL_COMMIT) KafkaManualCommit offset) {
        try {
            offset.commit();
        } catch (RuntimeException e) {
            LOG.warn("{} failed, the record may come again: {}", offset, e.getMessage());
        }
    }
}
