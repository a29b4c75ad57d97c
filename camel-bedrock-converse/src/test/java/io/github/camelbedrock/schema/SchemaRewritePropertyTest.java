/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for each schema, however odd; a build takes the same ones each time. */
class SchemaRewritePropertyTest {

    private static final List<UnaryOperator<JsonNode>> REWRITES =
            List.of(SchemaRewrite::plain, SchemaRewrite::strict, SchemaRewrite::inlineDefinitions);

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "1")
    void theInputIsLeftAsItIs(@ForAll("schemas") JsonNode schema) {
        for (UnaryOperator<JsonNode> rewrite : REWRITES) {
            String before = schema.toString();
            JsonNode rewritten = rewrite.apply(schema);
            assertThat(schema).hasToString(before);
            if (rewritten instanceof ObjectNode object) {
                object.removeAll();
                assertThat(schema).as("shares nothing with what it became").hasToString(before);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "2")
    void aSecondTimeChangesNothing(@ForAll("schemas") JsonNode schema) {
        for (UnaryOperator<JsonNode> rewrite : REWRITES) {
            JsonNode once = rewrite.apply(schema);
            assertThat(rewrite.apply(once)).isEqualTo(once);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "3")
    void strictHasNoBoundsOfNumbersAndNoOpenObjects(@ForAll("schemas") JsonNode schema) {
        assertStrict(SchemaRewrite.strict(schema));
    }

    private static void assertStrict(JsonNode schema) {
        if (!schema.isObject()) {
            return;
        }
        assertThat(schema.has("title")).isFalse();
        if (schema.path("type").asText().equals("integer")) {
            assertThat(schema.has("minimum")).isFalse();
        }
        if (schema.path("type").asText().equals("object")) {
            assertThat(schema.path("additionalProperties")).isEqualTo(JsonNodeFactory.instance.booleanNode(false));
        }
        SubSchemas.forEach(schema, SchemaRewritePropertyTest::assertStrict);
    }

    @Provide
    Arbitrary<JsonNode> schemas() {
        return schema(3);
    }

    private static Arbitrary<JsonNode> schema(int depth) {
        Arbitrary<JsonNode> value = Arbitraries.of(
                        "1",
                        "2.5",
                        "true",
                        "\"object\"",
                        "\"integer\"",
                        "\"array\"",
                        "[\"object\",\"null\"]",
                        "\"#/$defs/title\"",
                        "\"#/$defs/b\"",
                        "[]",
                        "{}",
                        "{\"title\":1}")
                .map(OutputMapper::parse);
        Arbitrary<String> keyword = Arbitraries.of(
                "type",
                "type",
                "title",
                "$schema",
                "description",
                "minimum",
                "maxItems",
                "minItems",
                "$ref",
                "enum",
                "default");
        Arbitrary<JsonNode> flat = Arbitraries.maps(keyword, value).ofMaxSize(5).map(SchemaRewritePropertyTest::object);
        if (depth == 0) {
            return flat;
        }
        Arbitrary<JsonNode> inner = schema(depth - 1);
        Arbitrary<String> name = Arbitraries.of("title", "minimum", "b", "$ref");
        Arbitrary<JsonNode> named = Arbitraries.maps(name, inner).ofMaxSize(3).map(SchemaRewritePropertyTest::object);
        Arbitrary<JsonNode> list = inner.list()
                .ofMaxSize(2)
                .map(all -> JsonNodeFactory.instance.arrayNode().addAll(all));
        Arbitrary<String> holder = Arbitraries.of(
                "properties", "$defs", "definitions", "items", "anyOf", "allOf", "not", "additionalProperties");
        return Arbitraries.oneOf(
                flat,
                flat.flatMap(base -> holder.flatMap(key -> Arbitraries.oneOf(inner, named, list)
                        .map(held -> ((ObjectNode) base.deepCopy()).<JsonNode>set(key, held)))),
                Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode));
    }

    private static JsonNode object(Map<String, JsonNode> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((key, value) -> object.set(key, value.deepCopy()));
        return object;
    }
}
