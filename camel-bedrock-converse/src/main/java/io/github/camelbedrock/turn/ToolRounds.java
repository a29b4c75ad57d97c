/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * The tools that were called on the way to an answer.
 *
 * @param iterations how often the model asked for tools and was told their results
 * @param outcomes what became of the calls, in their order
 * @param behind the results that belong behind the answer: it ended the loop without the model seeing them
 */
public record ToolRounds(int iterations, List<Called> outcomes, List<Message> behind) {

    /**
     * A call of a tool.
     *
     * @param iteration in which it was called, from 1
     */
    public record Called(int iteration, ToolOutcome outcome) {

        /** In plain values: id and name of the call, iteration, outcome and durationMs. */
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", outcome.call().toolUseId());
            map.put("name", outcome.call().name());
            map.put("iteration", iteration);
            map.put("outcome", outcome.kind().word());
            map.put("durationMs", outcome.millis());
            return map;
        }
    }

    public ToolRounds {
        outcomes = List.copyOf(outcomes);
        behind = List.copyOf(behind);
    }
}
