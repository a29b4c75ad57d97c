/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

/** Texts that several tests use. */
final class Samples {

    /** What a model should answer. */
    static final String ANSWER =
            """
            {"category": "billing", "urgency": "medium", "language": "en",
             "summary": "The customer was charged twice.", "suggestedReply": "We are looking into it."}
            """;

    private Samples() {}

    /** A ticket with this id. */
    static String ticket(String id) {
        return "{\"id\":\"" + id + "\",\"subject\":\"Charged twice\",\"text\":\"I see two charges for ticket " + id
                + ", please help.\"}";
    }
}
