/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import io.github.camelbedrock.BedrockConverseConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

// snippet: java-tools-processor
class WeatherResults implements Processor {

    @Override
    public void process(Exchange exchange) {
        List<?> soFar = exchange.getProperty(BedrockConverseConstants.MESSAGES_PROPERTY, List.class);
        List<?> calls = exchange.getMessage().getHeader(BedrockConverseConstants.TOOL_CALLS, List.class);
        List<Object> results = new ArrayList<>();
        for (Object each : calls) {
            Map<?, ?> call = (Map<?, ?>) each;
            Map<?, ?> input = (Map<?, ?>) call.get("input");
            results.add(Map.of(
                    "toolResult",
                    Map.of(
                            "toolUseId", call.get("id"),
                            "content", List.of(Map.of("text", "Rain in " + input.get("city"))))));
        }
        List<Object> conversation = new ArrayList<>(soFar);
        conversation.add(Map.of("role", "user", "content", results));
        exchange.getMessage().setBody(conversation);
    }
}
// end
