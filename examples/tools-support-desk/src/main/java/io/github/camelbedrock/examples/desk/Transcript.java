/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.BedrockConverseConstants;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** Prints what was said, and which tools were called in between. */
final class Transcript {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 90;

    private final PrintStream out;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void asked(String question) {
        out.println();
        out.println(wrapped("Customer: ", question));
    }

    /**
     * What came of the question.
     *
     * @param exchange with the answer
     * @param turns of the conversation since the question
     */
    void answered(Exchange exchange, List<Message> turns) {
        Map<Object, Map<?, ?>> executions = new HashMap<>();
        List<?> made = exchange.getMessage().getHeader(BedrockConverseConstants.TOOL_EXECUTIONS, List.of(), List.class);
        made.forEach(each -> executions.put(((Map<?, ?>) each).get("id"), (Map<?, ?>) each));
        for (Message turn : turns) {
            turn.content().forEach(block -> print(turn, block, executions));
        }
        out.printf(
                "          (tool iterations: %d, calls: %d, input tokens: %d, output tokens: %d)%n",
                exchange.getMessage().getHeader(BedrockConverseConstants.TOOL_ITERATIONS, 0, Integer.class),
                executions.size(),
                exchange.getMessage().getHeader(BedrockConverseConstants.INPUT_TOKENS, 0, Integer.class),
                exchange.getMessage().getHeader(BedrockConverseConstants.OUTPUT_TOKENS, 0, Integer.class));
    }

    private void print(Message turn, ContentBlock block, Map<Object, Map<?, ?>> executions) {
        if (block.toolUse() != null) {
            out.println("   call   " + block.toolUse().name() + " "
                    + json(block.toolUse().input()));
        } else if (block.toolResult() != null) {
            Map<?, ?> execution = executions.getOrDefault(block.toolResult().toolUseId(), Map.of());
            out.println("   result " + execution.get("name") + ", " + execution.get("outcome") + " after "
                    + execution.get("durationMs") + " ms: "
                    + shortened(block.toolResult().content()));
        } else if (block.text() != null && turn.roleAsString().equals("assistant")) {
            out.println(wrapped("Agent:    ", block.text().strip()));
        }
    }

    private static String shortened(List<ToolResultContentBlock> content) {
        StringBuilder text = new StringBuilder();
        for (ToolResultContentBlock part : content) {
            text.append(part.json() == null ? part.text() : json(part.json())).append(' ');
        }
        String line = text.toString().replaceAll("\\s+", " ").strip();
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }

    /** In lines that end with the first word beyond {@value #WIDTH} characters. */
    private static String wrapped(String who, String text) {
        StringBuilder lines = new StringBuilder(who);
        int start = 0;
        for (String word : text.split("(?<= )")) {
            if (lines.length() - start > WIDTH) {
                lines.append(System.lineSeparator()).append(" ".repeat(who.length()));
                start = lines.length();
            }
            lines.append(word);
        }
        return lines.toString();
    }

    private static String json(Document document) {
        try {
            return JSON.writeValueAsString(document.unwrap());
        } catch (JsonProcessingException e) {
            return document.toString();
        }
    }
}
