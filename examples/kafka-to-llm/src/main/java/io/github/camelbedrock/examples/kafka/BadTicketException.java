/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

/** A record of the topic that is no ticket: it never reaches the model. */
public final class BadTicketException extends Exception {

    /** Takes what is wrong with the record. */
    public BadTicketException(String message) {
        super(message);
    }
}
