/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import io.github.camelbedrock.BedrockConverseConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

// snippet: java-tools-approval
class Approval implements Processor {

    @Override
    public void process(Exchange exchange) {
        List<?> calls = exchange.getMessage().getHeader(BedrockConverseConstants.TOOL_CALLS, List.class);
        Map<Object, Object> results = new HashMap<>();
        for (Object each : calls) {
            Map<?, ?> call = (Map<?, ?>) each;
            results.put(call.get("id"), isAllowed(call) ? pay(call) : "The customer has said no.");
        }
        exchange.getMessage().setHeader(BedrockConverseConstants.TOOL_RESULTS, results);
    }
    // end

    private static boolean isAllowed(Map<?, ?> call) {
        return ((Map<?, ?>) call.get("input")).get("amount") instanceof Number amount && amount.intValue() < 100;
    }

    private static Map<String, Object> pay(Map<?, ?> call) {
        return Map.of("paid", ((Map<?, ?>) call.get("input")).get("amount"));
    }
}
