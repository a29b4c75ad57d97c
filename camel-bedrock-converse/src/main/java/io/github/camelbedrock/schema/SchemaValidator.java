/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks answers against one schema, which is compiled once. Thread-safe. Nothing is ever fetched, from the network or from
 * files: references lead into the schema itself ({@code #...}), or the schema is refused.
 */
public final class SchemaValidator {

    private static final int MOST_TOLD = 20;

    /** A violation may quote the answer, and goes back to the model: it must not be as long as the answer. */
    private static final int LONGEST = 500;

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            // JSON Schema validation, 6.1.1: 1.0 is an integer.
            .losslessNarrowing(true)
            .regularExpressionFactory(BoundedRegex::new)
            .build();

    private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

    private final JsonSchema compiled;

    /**
     * @param schema of the draft that its {@code $schema} names, else of 2020-12
     * @throws IllegalArgumentException when it is no valid schema, or refers to anything outside of itself; with the place
     */
    public SchemaValidator(JsonNode schema) {
        if (!schema.isObject() && !schema.isBoolean()) {
            throw new IllegalArgumentException("the schema is a JSON "
                    + schema.getNodeType().name().toLowerCase(Locale.ROOT) + "; an object is expected");
        }
        refuseRemoteReferences(schema);
        JsonNode own = schema.deepCopy();
        VersionFlag draft = draft(own);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                draft, builder -> builder.schemaLoaders(loaders -> loaders.add(SchemaValidator::refuseLoading)));
        try {
            refuseInvalid(
                    factory.getSchema(SchemaLocation.of(draft.getId()), CONFIG).validate(own));
            compiled = factory.getSchema(own, CONFIG);
            compiled.initializeValidators();
        } catch (JsonSchemaException | BoundedRegex.NotARegex e) {
            throw new IllegalArgumentException("the schema cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * What is wrong with the answer, empty if nothing: {@code /age: string found, integer expected}, the place as JSON
     * pointer, {@code (root)} for the whole. In the order of places; at most 20, then {@code and 7 more}.
     *
     * <p>Work and memory grow with the size of the answer, times the schemas that each part is held against; all violations
     * are found before 20 are told (200 000 take about a second). Patterns are run by {@code java.util.regex}, which may need
     * a time exponential in the length of the text: a search is broken off after a bounded number of steps. Then, and where
     * the answer is nested deeper than the stack allows (some hundred levels of a recursive schema), the one violation says
     * that the answer was not checked.
     */
    public List<String> violations(JsonNode answer) {
        List<String> told;
        try {
            told = told(compiled.validate(answer));
        } catch (BoundedRegex.TooManySteps endless) {
            return List.of("(root): not checked, " + endless.getMessage());
        } catch (StackOverflowError tooDeep) {
            // The validator calls itself at each level; a model must not bring down the thread of a route.
            return List.of("(root): not checked, the answer is nested too deep");
        }
        if (told.size() <= MOST_TOLD) {
            return told;
        }
        List<String> first = new ArrayList<>(told.subList(0, MOST_TOLD));
        first.add("and " + (told.size() - MOST_TOLD) + " more");
        return List.copyOf(first);
    }

    private static List<String> told(Collection<ValidationMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return messages.stream()
                .sorted(Comparator.comparing(ValidationMessage::getInstanceLocation, SchemaValidator::inOrderOfPlaces)
                        .thenComparing(ValidationMessage::getError))
                .map(SchemaValidator::told)
                .distinct()
                .toList();
    }

    private static String told(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        String text = (place.isEmpty() ? "(root)" : place) + ": " + message.getError();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** Step by step, numbers as numbers: item 10 comes after item 9. */
    private static int inOrderOfPlaces(JsonNodePath one, JsonNodePath other) {
        int common = Math.min(one.getNameCount(), other.getNameCount());
        for (int i = 0; i < common; i++) {
            int order = one.getElement(i) instanceof Integer a && other.getElement(i) instanceof Integer b
                    ? Integer.compare(a, b)
                    : one.getName(i).compareTo(other.getName(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.getNameCount(), other.getNameCount());
    }

    private static VersionFlag draft(JsonNode schema) {
        String named = schema.path("$schema").asText();
        if (named.isEmpty()) {
            return VersionFlag.V202012;
        }
        String id = named.endsWith("#") ? named.substring(0, named.length() - 1) : named;
        for (VersionFlag draft : VersionFlag.values()) {
            if (withoutScheme(draft.getId()).equals(withoutScheme(id))) {
                return draft;
            }
        }
        throw new IllegalArgumentException(
                "the schema's $schema is " + named + "; known are the drafts 4, 6, 7, 2019-09 and 2020-12");
    }

    private static String withoutScheme(String id) {
        String bare = id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
        return bare.substring(bare.indexOf("//") + 1);
    }

    private static void refuseInvalid(Collection<ValidationMessage> wrong) {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("not a valid JSON schema: "
                    + told(wrong).stream().limit(MOST_TOLD).collect(Collectors.joining("; ")));
        }
    }

    private static void refuseRemoteReferences(JsonNode schema) {
        for (String keyword : REFERENCES) {
            JsonNode reference = schema.path(keyword);
            if (reference.isTextual() && !reference.asText().startsWith("#")) {
                throw new IllegalArgumentException(
                        "the schema refers to " + reference.asText() + "; only references into"
                                + " the schema itself (#...) are followed, put the other schema into its $defs");
            }
        }
        SubSchemas.forEach(schema, SchemaValidator::refuseRemoteReferences);
    }

    /** The second lock, for what the walk above does not see. The drafts themselves lie in the validator's jar. */
    private static @Nullable InputStreamSource refuseLoading(AbsoluteIri iri) {
        String place = iri.toString();
        if (place.startsWith("classpath:draft")) {
            return null;
        }
        throw new JsonSchemaException(
                "it refers to " + place + "; only references into the schema itself are followed");
    }
}
