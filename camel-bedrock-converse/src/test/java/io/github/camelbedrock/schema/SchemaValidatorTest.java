/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import static io.github.camelbedrock.schema.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaValidatorTest {

    static Stream<Arguments> answers() {
        return Stream.of(
                row("fits", "{'type':'object'}", "{'a':1}"),
                row(
                        "type",
                        "{'properties':{'age':{'type':'integer'}}}",
                        "{'age':'x'}",
                        "/age: string found, integer expected"),
                row("1.0 is an integer", "{'type':'integer'}", "1.0"),
                row("1.5 is none", "{'type':'integer'}", "1.5", "(root): number found, integer expected"),
                row("missing", "{'required':['a']}", "{}", "(root): required property 'a' not found"),
                row(
                        "pointer is escaped",
                        "{'properties':{'a/b':{'type':'null'}}}",
                        "{'a/b':1}",
                        "/a~1b: integer found, null expected"),
                row(
                        "date",
                        "{'format':'date'}",
                        "'2026-02-30'",
                        "(root): does not match the date pattern must be a valid RFC 3339 full-date"),
                row(
                        "date-time needs an offset",
                        "{'format':'date-time'}",
                        "'2026-02-03T01:02:03'",
                        "(root): does not match the date-time pattern must be a valid RFC 3339 date-time"),
                row("unknown format", "{'format':'colour'}", "'x'"),
                row("true", "true", "1"),
                row(
                        "recursion",
                        "{'items':{'$ref':'#'},'type':'array'}",
                        "[[1]]",
                        "/0/0: integer found, array expected"),
                row(
                        "local definition below an id",
                        "{'$id':'https://example.invalid/a','items':{'$ref':'#/$defs/S'},'$defs':{'S':{'type':'string'}}}",
                        "[1]",
                        "/0: integer found, string expected"),
                row(
                        "draft 4",
                        "{'$schema':'http://json-schema.org/draft-04/schema#','minimum':3,'exclusiveMinimum':true}",
                        "3",
                        "(root): must have a minimum value of 3"),
                row(
                        "draft 7, list of items",
                        "{'$schema':'http://json-schema.org/draft-07/schema#','items':[{'type':'string'}]}",
                        "[1]",
                        "/0: integer found, string expected"),
                row(
                        "in the order of places",
                        "{'properties':{'b':{'items':{'type':'string'}},'a':{'type':'string'}}}",
                        "{'b':[1,'','','','','','','','','',1],'a':1}",
                        "/a: integer found, string expected",
                        "/b/0: integer found, string expected",
                        "/b/10: integer found, string expected"));
    }

    private static Arguments row(String rule, String schema, String answer, String... violations) {
        return arguments(rule, json(schema), json(answer), List.of(violations));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answers(String rule, JsonNode schema, JsonNode answer, List<String> violations) {
        assertThat(new SchemaValidator(schema).violations(answer)).isEqualTo(violations);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("type", "{'type':'strin'}", "/type: "),
                arguments("nested", "{'properties':{'a':{'minimum':'x'}}}", "/properties/a/minimum: string found"),
                arguments("pattern", "{'pattern':'('}", "/pattern: "),
                arguments("draft 4 in 2020-12", "{'minimum':3,'exclusiveMinimum':true}", "/exclusiveMinimum: "),
                arguments("no schema at all", "3", "a JSON number"),
                arguments("unknown draft", "{'$schema':'http://127.0.0.1:1/meta'}", "http://127.0.0.1:1/meta"),
                arguments("missing definition", "{'items':{'$ref':'#/$defs/A'}}", "/$defs/A"),
                arguments("http", "{'items':{'$ref':'http://127.0.0.1:1/a'}}", "http://127.0.0.1:1/a"),
                arguments("file", "{'$ref':'file:///etc/hostname'}", "file:///etc/hostname"),
                arguments("class path", "{'$ref':'classpath:log.json'}", "classpath:log.json"),
                arguments("relative", "{'not':{'$ref':'b.json#/a'}}", "b.json#/a"),
                arguments("dynamic", "{'$dynamicRef':'http://127.0.0.1:1/a'}", "http://127.0.0.1:1/a"),
                arguments(
                        "behind an unknown keyword",
                        "{'x':{'$ref':'http://127.0.0.1:1/a'},'items':{'$ref':'#/x'}}",
                        "http://127.0.0.1:1/a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String rule, String schema, String place) {
        assertThatThrownBy(() -> new SchemaValidator(json(schema)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place);
    }

    @Test
    void dataThatLookLikeAReferenceAreNone() {
        JsonNode schema = json("{'default':{'$ref':'http://127.0.0.1:1/a'},'properties':{'$ref':{'type':'string'}}}");
        assertThat(new SchemaValidator(schema).violations(json("{'$ref':'x'}"))).isEmpty();
    }

    @Test
    void twentyAreToldAndTheRestIsCounted() {
        JsonNode answer = OutputMapper.write(IntStream.range(0, 27).boxed().toList());
        List<String> violations = new SchemaValidator(json("{'items':{'type':'string'}}")).violations(answer);
        assertThat(violations).hasSize(21).endsWith("/19: integer found, string expected", "and 7 more");
    }

    @Test
    void aLongAnswerMakesNoLongViolation() {
        JsonNode answer = json("{'" + "n".repeat(40_000) + "':1}");
        assertThat(new SchemaValidator(json("{'additionalProperties':false}")).violations(answer))
                .singleElement()
                .satisfies(told -> assertThat(told.length()).isLessThan(600));
    }

    @Test
    void messagesAreEnglishEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(new SchemaValidator(json("{'type':'null'}")).violations(json("1")))
                    .containsExactly("(root): integer found, null expected");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPatternThatDoesNotEndIsBrokenOff() {
        SchemaValidator validator = new SchemaValidator(json("{'pattern':'^(.*a){14}$'}"));
        assertThat(validator.violations(json("'aaaaaaaaaaaaaa'"))).isEmpty();
        assertThat(validator.violations(json("'" + "a".repeat(60) + "b'")))
                .containsExactly("(root): not checked, the pattern ^(.*a){14}$ takes too many steps on a text of 61"
                        + " characters");
    }

    @Test
    void aPatternThatNeedsTooMuchStackIsBrokenOff() {
        SchemaValidator validator = new SchemaValidator(json("{'pattern':'^(a|b)*$'}"));
        assertThat(validator.violations(json("'" + "a".repeat(500_000) + "'")))
                .singleElement()
                .asString()
                .contains("too many steps");
    }

    @Test
    void deepAnswersAreChecked() {
        SchemaValidator validator = new SchemaValidator(json("{'items':{'$ref':'#'},'type':'array'}"));
        assertThat(validator.violations(json("[".repeat(100) + "1" + "]".repeat(100))))
                .containsExactly("/0".repeat(100) + ": integer found, array expected");
    }

    /** The tree is built by hand: the parser stops at 1000 levels. */
    @Test
    void answersTooDeepToCheckAreNotTakenForRight() {
        ArrayNode deep = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 200_000; i++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }
        assertThat(new SchemaValidator(json("{'items':{'$ref':'#'},'type':'array'}")).violations(deep))
                .containsExactly("(root): not checked, the answer is nested too deep");
    }

    @Test
    void theSchemaIsItsOwn() {
        JsonNode schema = json("{'type':'string'}");
        SchemaValidator validator = new SchemaValidator(schema);
        ((ObjectNode) schema).put("type", "integer");
        assertThat(validator.violations(json("1"))).hasSize(1);
    }

    @Test
    void manyThreadsMayAskOneValidator() {
        SchemaValidator validator = new SchemaValidator(json("{'items':{'type':'string'}}"));
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> validator.violations(i % 2 == 0 ? json("['a']") : json("['a',1]")))
                        .filter(violations -> !violations.isEmpty()))
                .hasSize(1000)
                .containsOnly(List.of("/1: integer found, string expected"));
    }
}
