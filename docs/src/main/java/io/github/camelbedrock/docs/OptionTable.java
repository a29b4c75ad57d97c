/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;

/** Options and headers as tables in Markdown. */
final class OptionTable {

    private OptionTable() {}

    /** One table for each group, in the order in which the groups first come. */
    static String byGroup(List<? extends BaseOptionModel> options) {
        Map<String, List<BaseOptionModel>> groups = options.stream()
                .collect(Collectors.groupingBy(BaseOptionModel::getGroup, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> "**" + group.getKey() + "**\n\n" + plain(group.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** One table with name, type, default and description. */
    static String plain(List<? extends BaseOptionModel> options) {
        StringBuilder table =
                new StringBuilder("| option | type | default | description |\n| --- | --- | --- | --- |\n");
        for (BaseOptionModel option : options) {
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(name(option), type(option), defaultValue(option), description(option)));
        }
        return table.toString();
    }

    /** One table with name, type and description. */
    static String headers(List<? extends BaseOptionModel> headers) {
        StringBuilder table = new StringBuilder("| header | type | description |\n| --- | --- | --- |\n");
        for (BaseOptionModel header : headers) {
            table.append("| `%s` | %s | %s |\n".formatted(header.getName(), type(header), description(header)));
        }
        return table.toString();
    }

    /** Options with a name of the user's own behind a prefix end in a star. */
    private static String name(BaseOptionModel option) {
        boolean prefixed = option.isMultiValue() && option.getPrefix() != null;
        return prefixed ? option.getPrefix() + "*" : option.getName();
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            return option.getEnums().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        String type = "duration".equals(option.getType()) ? "Duration" : option.getJavaType();
        return "`" + type.replaceAll("[\\w.]+[.$](\\w+)", "$1") + "`";
    }

    /** Durations stand in milliseconds in the catalog; nobody reads 300000. */
    private static String defaultValue(BaseOptionModel option) {
        if (option.getDefaultValue() == null) {
            return "";
        }
        String value = option.getDefaultValue().toString();
        boolean millis = "duration".equals(option.getType()) && value.matches("\\d+");
        String unit = value.endsWith("000") ? value.substring(0, value.length() - 3) + "s" : value + "ms";
        return "`" + (millis ? unit : value) + "`";
    }

    private static String description(BaseOptionModel option) {
        List<String> sentences = new ArrayList<>();
        if (option.isDeprecated()) {
            sentences.add("**Deprecated.**");
        }
        if (option.isRequired()) {
            sentences.add("**Required.**");
        }
        if (option.isSecret()) {
            sentences.add("**Secret.**");
        }
        String text = option.getDescription().strip();
        sentences.add(text.endsWith(".") ? text : text + ".");
        return cell(String.join(" ", sentences));
    }

    /** A bar would end the cell, a line break the row, and an angle bracket could start a tag. */
    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
    }
}
