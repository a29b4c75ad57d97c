/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.tooluse.ToolSchema;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schema of the arguments of a route, which become headers. */
final class ArgumentSchema {

    /** Blanks, control characters, and those of no width. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}]");

    private ArgumentSchema() {}

    /**
     * The schema as it is given, else that of the options parameter.NAME.
     *
     * @param given the schema as JSON, or null
     * @param parameters the options without the prefix parameter.
     * @throws IllegalArgumentException if there are both, or something in them cannot be; names the option
     */
    static ToolSchema of(@Nullable String given, Map<String, Object> parameters) {
        if (given != null && !parameters.isEmpty()) {
            throw new IllegalArgumentException("argSchema and parameter."
                    + parameters.keySet().iterator().next() + " both say what the arguments are: use one of them");
        }
        if (given == null) {
            return checked(ToolParameters.schema(parameters));
        }
        try {
            JsonNode schema = PlainJson.tree(given);
            checkDeclared(schema, schema.path("properties"));
            return checked(schema);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("argSchema: " + e.getMessage(), e);
        }
    }

    private static ToolSchema checked(JsonNode json) {
        ToolSchema schema = new ToolSchema(json);
        checkNames(schema.names());
        return schema;
    }

    /** The route gets the arguments that the properties of the root declare: others would be lost in silence. */
    private static void checkDeclared(JsonNode schema, JsonNode properties) {
        if (properties.isEmpty() && schema.has("$ref")) {
            throw new IllegalArgumentException("the root of the schema refers to another, so that it is not known which"
                    + " arguments the route is to get: write its properties at the root");
        }
        List<String> named = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(named::add);
        schema.path("required").forEach(name -> named.add(name.asText()));
        for (String name : named) {
            if (!properties.has(name)) {
                throw new IllegalArgumentException(
                        "the argument '" + name
                                + "' is not among the properties at the root of the schema, so that the route would not get it");
            }
        }
        for (String keyword : List.of("allOf", "anyOf", "oneOf", "if", "then", "else")) {
            JsonNode part = schema.path(keyword);
            if (part.isArray()) {
                part.forEach(one -> checkDeclared(one, properties));
            } else if (part.isObject()) {
                checkDeclared(part, properties);
            }
        }
    }

    /** Camel's own headers steer other endpoints, and headers do not know upper from lower case. */
    private static void checkNames(List<String> names) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            if (isOfCamel(name)) {
                throw new IllegalArgumentException("the argument '" + name
                        + "' would become a header of Camel's own: give it a name that does not start with Camel");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two arguments are named '" + name
                        + "' but for upper and lower case, which headers do not tell apart");
            }
        }
    }

    /** Whether a header of this name could steer Camel itself, also once somebody has left out what cannot be seen. */
    static boolean isOfCamel(String name) {
        String seen = UNSEEN.matcher(Normalizer.normalize(name, Form.NFKC)).replaceAll("");
        String lower = seen.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.startsWith("org.apache.camel");
    }
}
