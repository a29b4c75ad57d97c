/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.document.Document;

class ToolSchemaTest {

    private static final ToolSchema SCHEMA = schema("{'type':'object','properties':{'city':{'type':'string'},"
            + "'days':{'type':'integer','default':3},'unit':{'enum':['C','F'],'default':'C'},"
            + "'near':{'type':'object'},'note':{'type':['string','null']}},'required':['city']}");

    /** What the model sent, and what the tool gets: declared ones alone, in the declared order, with defaults. */
    static Stream<Arguments> declared() {
        return Stream.of(
                Arguments.of("{'city':'Oslo'}", "{'city':'Oslo','days':3,'unit':'C'}"),
                Arguments.of("{'days':1,'city':'Oslo'}", "{'city':'Oslo','days':1,'unit':'C'}"),
                Arguments.of("{'city':'Oslo','evil':1,'City':2}", "{'city':'Oslo','days':3,'unit':'C'}"),
                Arguments.of(
                        "{'city':'Oslo','near':{'evil':[1,{}]}}",
                        "{'city':'Oslo','days':3,'unit':'C','near':{'evil':[1,{}]}}"),
                Arguments.of("{'city':'Oslo','note':null}", "{'city':'Oslo','days':3,'unit':'C','note':null}"),
                Arguments.of("{'city':'Oslo','days':2.0}", "{'city':'Oslo','days':2,'unit':'C'}"),
                Arguments.of("{'city':'Oslo','days':3e9}", "{'city':'Oslo','days':3000000000,'unit':'C'}"),
                Arguments.of("{'city':'Oslo','days':1e21}", "{'city':'Oslo','days':1000000000000000000000,'unit':'C'}"),
                Arguments.of("{'city':'Oslo','days':2.5}", "{'city':'Oslo','days':2.5,'unit':'C'}"),
                Arguments.of("{}", "{'days':3,'unit':'C'}"),
                Arguments.of("[]", "{'days':3,'unit':'C'}"),
                Arguments.of("null", "{'days':3,'unit':'C'}"));
    }

    @ParameterizedTest
    @MethodSource("declared")
    void givesTheDeclaredArguments(String sent, String given) {
        assertThat(PlainJson.write(SCHEMA.declared(document(sent)))).isEqualTo(given.replace('\'', '"'));
    }

    /** An MCP server may send one; it is left out like any other that cannot be used. */
    @Test
    void aSchemaThatIsTooDeepIsRefused() {
        ObjectNode deep = JsonNodeFactory.instance.objectNode();
        for (int level = 0; level < 3000; level++) {
            deep = (ObjectNode) JsonNodeFactory.instance.objectNode().set("not", deep);
        }
        ObjectNode schema = deep.put("type", "object");
        assertThatThrownBy(() -> ToolSchema.open(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200 levels");
    }

    /** What the model sent, and the begin of each violation. */
    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of("{'city':'Oslo'}", List.of()),
                Arguments.of("{'city':'Oslo','days':2.0,'evil':1}", List.of()),
                Arguments.of("{'city':'Oslo','days':1e999999999}", List.of("(root): a number is too large")),
                Arguments.of("{'city':'Oslo','near':{'x':[1e-999999999]}}", List.of("(root): a number is too large")),
                Arguments.of("{'city':'Oslo','near':{'x':1e300}}", List.of()),
                Arguments.of("{'city':1}", List.of("/city: ")),
                Arguments.of("{'city':null,'days':'x','unit':'K'}", List.of("/city: ", "/days: ", "/unit: ")),
                Arguments.of("{}", List.of("(root): ")),
                Arguments.of("null", List.of("(root): ")),
                Arguments.of("[]", List.of("(root): the arguments must be one JSON object")),
                Arguments.of("'city'", List.of("(root): the arguments must be one JSON object")));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void tellsWhatIsWrong(String sent, List<String> begins) {
        List<String> violations = SCHEMA.violations(document(sent));
        assertThat(violations).hasSameSizeAs(begins);
        for (int i = 0; i < begins.size(); i++) {
            assertThat(violations.get(i)).startsWith(begins.get(i));
        }
    }

    @Test
    void noArgumentsAreAnEmptyObject() {
        assertThat(SCHEMA.violations(null)).hasSize(1);
        assertThat(schema("{'type':'object'}").violations(null)).isEmpty();
        assertThat(schema("{'type':'object'}").declared(null)).isEmpty();
    }

    @Test
    void isSentAsItIs() {
        String text =
                "{'title':'T','$schema':'http://json-schema.org/draft-07/schema#','type':'object','x-own':[1.50,1e2],"
                        + "'properties':{'b':{},'a':{'title':'A'}},'additionalProperties':false}";
        assertThat(DocumentJson.toPlain(schema(text).document())).isEqualTo(PlainJson.of(json(text)));
        assertThat(schema(text).names()).containsExactly("b", "a");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("{}", "\"type\": \"object\""),
                Arguments.of("{'type':'array'}", "\"type\": \"object\""),
                Arguments.of("{'type':['object','null']}", "\"type\": \"object\""),
                Arguments.of("true", "\"type\": \"object\""),
                Arguments.of("{'type':'object','properties':{'a':{'type':'strin'}}}", "not a valid JSON schema"),
                Arguments.of("{'type':'object','properties':{'a':{'$ref':'https://x/y'}}}", "https://x/y"),
                Arguments.of("{'type':'object','properties':[]}", "not a valid JSON schema"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoSchemaOfAnObject(String schema, String told) {
        assertThatThrownBy(() -> schema(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    /** A tool may change what it gets; the next call gets the default as it was declared. */
    @Test
    void aDefaultIsAlwaysTheSame() {
        ToolSchema schema = schema("{'type':'object','properties':{'list':{'type':'array','default':[1]}}}");
        Map<String, Object> first = schema.declared(document("{}"));
        first.put("list", "changed");
        assertThat(schema.declared(document("{}"))).isEqualTo(Map.of("list", List.of(1)));
        if (schema.declared(document("{}")).get("list") instanceof List<?> list) {
            try {
                list.clear();
            } catch (UnsupportedOperationException e) {
                assertThat(list).hasSize(1); // It cannot be changed at all.
            }
        }
        assertThat(schema.declared(document("{}"))).isEqualTo(Map.of("list", List.of(1)));
    }

    private static ToolSchema schema(String text) {
        return new ToolSchema(json(text));
    }

    private static JsonNode json(String text) {
        return PlainJson.tree(text.replace('\'', '"'));
    }

    private static Document document(String text) {
        return DocumentJson.fromPlain(json(text));
    }
}
