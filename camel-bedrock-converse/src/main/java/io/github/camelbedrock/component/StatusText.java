/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.util.json.JsonObject;

/** The report of a component for a terminal: a heading for each part, a line for each thing. */
final class StatusText {

    private StatusText() {}

    static void write(JsonObject report, StringBuilder text) {
        text.append(report.getString("name")).append(":\n");
        report.forEach((part, content) -> {
            if (content instanceof Collection<?> items && !items.isEmpty()) {
                text.append("  ").append(part).append(":\n");
                items.forEach(item -> line(text, shown(item)));
            } else if (content instanceof Map<?, ?> items && !items.isEmpty()) {
                text.append("  ").append(part).append(":\n");
                items.forEach((name, item) -> line(text, name + " " + shown(item)));
            }
        });
    }

    private static void line(StringBuilder text, String line) {
        // Names of models and ids of requests come from afar.
        text.append("    ").append(line.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }

    private static String shown(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + (entry.getValue() instanceof Map<?, ?> inner
                                        ? "{" + shown(inner) + "}"
                                        : entry.getValue()))
                        .collect(Collectors.joining(" "))
                : String.valueOf(value);
    }
}
