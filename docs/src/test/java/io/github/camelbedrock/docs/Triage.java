/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

// snippet: java-output-record
public record Triage(
        @JsonPropertyDescription("How soon somebody must act") Urgency urgency,
        String summary,
        List<String> products,
        Optional<LocalDate> promisedFor) {

    public enum Urgency {
        LOW,
        HIGH
    }
}
// end
