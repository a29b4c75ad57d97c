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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRewriteTest {

    static Stream<Arguments> plain() {
        return Stream.of(
                arguments(
                        "T11 title and $schema at each level",
                        "{'$schema':'https://json-schema.org/draft/2020-12/schema','title':'A','type':'object',"
                                + "'properties':{'a':{'title':'A','type':'array','items':{'title':'I','type':'string'}}},"
                                + "'$defs':{'D':{'title':'D','type':'string'}}}",
                        "{'type':'object','properties':{'a':{'type':'array','items':{'type':'string'}}},"
                                + "'$defs':{'D':{'type':'string'}}}"),
                arguments(
                        "T11 properties and definitions of that name stay",
                        "{'properties':{'title':{'title':'T','type':'string'},'$schema':{'type':'string'}},"
                                + "'required':['title'],'$defs':{'title':{'type':'string'}},"
                                + "'definitions':{'title':{'title':'x'}}}",
                        "{'properties':{'title':{'type':'string'},'$schema':{'type':'string'}},"
                                + "'required':['title'],'$defs':{'title':{'type':'string'}},'definitions':{'title':{}}}"),
                arguments(
                        "T11 data stay",
                        "{'default':{'title':'t'},'enum':[{'title':'t'}],'const':{'title':'t'},'examples':[{'title':'t'}]}",
                        "{'default':{'title':'t'},'enum':[{'title':'t'}],'const':{'title':'t'},'examples':[{'title':'t'}]}"),
                arguments(
                        "T11 below every keyword that holds schemas",
                        "{'anyOf':[{'title':'x'}],'oneOf':[{'title':'x'}],'allOf':[{'title':'x'}],'not':{'title':'x'},"
                                + "'if':{'title':'x'},'then':{'title':'x'},'else':{'title':'x'},"
                                + "'prefixItems':[{'title':'x'}],'items':[{'title':'x'}],'contains':{'title':'x'},"
                                + "'additionalProperties':{'title':'x'},'patternProperties':{'title':{'title':'x'}},"
                                + "'propertyNames':{'title':'x'},'dependentSchemas':{'title':{'title':'x'}},"
                                + "'dependencies':{'title':['title']}}",
                        "{'anyOf':[{}],'oneOf':[{}],'allOf':[{}],'not':{},'if':{},'then':{},'else':{},'prefixItems':[{}],"
                                + "'items':[{}],'contains':{},'additionalProperties':{},'patternProperties':{'title':{}},"
                                + "'propertyNames':{},'dependentSchemas':{'title':{}},'dependencies':{'title':['title']}}"),
                arguments(
                        "T11 bounds and open objects stay",
                        "{'type':'object','properties':{'n':{'type':'integer','minimum':1}},'additionalProperties':true}",
                        "{'type':'object','properties':{'n':{'type':'integer','minimum':1}},'additionalProperties':true}"),
                arguments("T11 boolean schema", "true", "true"));
    }

    static Stream<Arguments> strict() {
        return Stream.of(strictObjects(), strictBounds(), strictKept()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> strictObjects() {
        return Stream.of(
                arguments("T12 empty object", "{'type':'object'}", "{'type':'object','additionalProperties':false}"),
                arguments(
                        "T12 nested objects",
                        "{'type':'object','properties':{'a':{'type':'object','properties':{'b':{'type':'object'}}}}}",
                        "{'type':'object','properties':{'a':{'type':'object','properties':{'b':{'type':'object',"
                                + "'additionalProperties':false}},'additionalProperties':false}},"
                                + "'additionalProperties':false}"),
                arguments(
                        "T12 objects in $defs and definitions",
                        "{'$ref':'#/$defs/A','$defs':{'A':{'type':'object'}},'definitions':{'B':{'type':'object'}}}",
                        "{'$ref':'#/$defs/A','$defs':{'A':{'type':'object','additionalProperties':false}},"
                                + "'definitions':{'B':{'type':'object','additionalProperties':false}}}"),
                arguments(
                        "T12 arrays of objects",
                        "{'type':'array','items':{'type':'object','properties':{'a':{'type':'string'}}}}",
                        "{'type':'array','items':{'type':'object','properties':{'a':{'type':'string'}},"
                                + "'additionalProperties':false}}"),
                arguments(
                        "T12 additionalProperties true",
                        "{'additionalProperties':true,'type':'object'}",
                        "{'additionalProperties':false,'type':'object'}"),
                arguments(
                        "T12 additionalProperties as a schema",
                        "{'type':'object','additionalProperties':{'type':'number','minimum':0}}",
                        "{'type':'object','additionalProperties':false}"),
                arguments(
                        "T12 properties without a type",
                        "{'properties':{'a':{'type':'string'}}}",
                        "{'properties':{'a':{'type':'string'}},'additionalProperties':false}"),
                arguments(
                        "T12 object or null",
                        "{'type':['object','null']}",
                        "{'type':['object','null'],'additionalProperties':false}"),
                arguments(
                        "T12 objects in anyOf, oneOf, allOf, not, prefixItems",
                        "{'anyOf':[{'type':'object'}],'oneOf':[{'type':'object'}],'allOf':[{'type':'object'}],"
                                + "'not':{'type':'object'},'prefixItems':[{'type':'object'}]}",
                        "{'anyOf':[{'type':'object','additionalProperties':false}],"
                                + "'oneOf':[{'type':'object','additionalProperties':false}],"
                                + "'allOf':[{'type':'object','additionalProperties':false}],"
                                + "'not':{'type':'object','additionalProperties':false},"
                                + "'prefixItems':[{'type':'object','additionalProperties':false}]}"),
                arguments(
                        "T12 with T11",
                        "{'$schema':'x','title':'A','type':'object','properties':{'title':{'title':'T','type':'string'}}}",
                        "{'type':'object','properties':{'title':{'type':'string'}},'additionalProperties':false}"));
    }

    private static Stream<Arguments> strictBounds() {
        return Stream.of(
                arguments(
                        "T12 integer, fixed order of keys",
                        "{'multipleOf':5,'exclusiveMaximum':101,'maximum':100,'exclusiveMinimum':-1,'minimum':0,"
                                + "'type':'integer'}",
                        "{'type':'integer','description':"
                                + "'minimum=0, maximum=100, exclusiveMinimum=-1, exclusiveMaximum=101, multipleOf=5'}"),
                arguments(
                        "T12 number, digits as written",
                        "{'type':'number','minimum':0.50,'multipleOf':0.1}",
                        "{'type':'number','description':'minimum=0.50, multipleOf=0.1'}"),
                arguments(
                        "T12 existing description",
                        "{'description':'Stars','type':'integer','minimum':1,'maximum':5}",
                        "{'description':'Stars (minimum=1, maximum=5)','type':'integer'}"),
                arguments(
                        "T12 empty description",
                        "{'description':'','type':'integer','minimum':1}",
                        "{'description':'minimum=1','type':'integer'}"),
                arguments(
                        "T12 maxItems before minItems",
                        "{'type':'array','minItems':2,'maxItems':4,'items':{'type':'string'}}",
                        "{'type':'array','items':{'type':'string'},'description':'maxItems=4, minItems=2'}"),
                arguments("T12 minItems 0", "{'type':'array','minItems':0}", "{'type':'array','minItems':0}"),
                arguments("T12 minItems 1", "{'type':'array','minItems':1}", "{'type':'array','minItems':1}"),
                arguments(
                        "T12 minItems 2",
                        "{'type':'array','minItems':2}",
                        "{'type':'array','description':'minItems=2'}"),
                arguments(
                        "T12 minItems 1 stays beside maxItems",
                        "{'type':'array','minItems':1,'maxItems':3}",
                        "{'type':'array','minItems':1,'description':'maxItems=3'}"),
                arguments(
                        "T12 number or null",
                        "{'type':['integer','null'],'minimum':1}",
                        "{'type':['integer','null'],'description':'minimum=1'}"),
                arguments("T12 bound without a type", "{'minimum':1}", "{'description':'minimum=1'}"),
                arguments(
                        "T12 bounds of a list without a type",
                        "{'maxItems':3,'minItems':2}",
                        "{'description':'maxItems=3, minItems=2'}"),
                arguments(
                        "T12 bounds in nested places",
                        "{'type':'array','items':{'anyOf':[{'type':'integer','maximum':9},{'type':'null'}]}}",
                        "{'type':'array','items':{'anyOf':[{'type':'integer','description':'maximum=9'},"
                                + "{'type':'null'}]}}"),
                arguments(
                        "T12 properties named like keywords",
                        "{'type':'object','properties':{'minimum':{'type':'integer','minimum':1},"
                                + "'description':{'type':'string'},'maxItems':{'type':'array','maxItems':2}}}",
                        "{'type':'object','properties':{'minimum':{'type':'integer','description':'minimum=1'},"
                                + "'description':{'type':'string'},'maxItems':{'type':'array','description':'maxItems=2'}},"
                                + "'additionalProperties':false}"));
    }

    private static Stream<Arguments> strictKept() {
        return Stream.of(
                        arguments(
                                "T12 limits of strings",
                                "{'type':'string','minLength':1,'maxLength':9,'pattern':'^a'}"),
                        arguments("T12 format", "{'type':'string','format':'date'}"),
                        arguments("T12 default", "{'type':'integer','default':3}"),
                        arguments("T12 enum and const", "{'enum':['a','b'],'const':{'minimum':1}}"),
                        arguments("T12 anyOf with null", "{'anyOf':[{'type':'string'},{'type':'null'}]}"),
                        arguments("T12 a bound that bounds nothing", "{'type':'string','minimum':1}"),
                        arguments("T12 boolean schemas", "{'type':'array','items':true,'not':false}"),
                        arguments("T12 $ref and $defs", "{'$ref':'#/$defs/A','$defs':{'A':{'type':'string'}}}"),
                        arguments("T12 data", "{'default':{'type':'object','title':'x','minimum':1}}"),
                        arguments("T12 boolean root", "false"))
                .map(row -> arguments(row.get()[0], row.get()[1], row.get()[1]));
    }

    static Stream<Arguments> inlined() {
        return Stream.of(
                arguments(
                        "$defs, through definitions",
                        "{'type':'object','properties':{'a':{'$ref':'#/$defs/A'}},"
                                + "'$defs':{'A':{'type':'array','items':{'$ref':'#/$defs/B'}},'B':{'type':'string'}}}",
                        "{'type':'object','properties':{'a':{'type':'array','items':{'type':'string'}}}}"),
                arguments(
                        "definitions",
                        "{'items':{'$ref':'#/definitions/A'},'definitions':{'A':{'type':'string'}}}",
                        "{'items':{'type':'string'}}"),
                arguments(
                        "a neighbour that describes wins",
                        "{'items':{'$ref':'#/$defs/A','description':'here'},"
                                + "'$defs':{'A':{'description':'there','type':'string'}}}",
                        "{'items':{'description':'here','type':'string'}}"),
                arguments(
                        "a neighbour that restricts",
                        "{'items':{'$ref':'#/$defs/A','maxLength':3},'$defs':{'A':{'type':'string','maxLength':9}}}",
                        "{'items':{'maxLength':3,'allOf':[{'type':'string','maxLength':9}]}}"),
                arguments(
                        "root reference", "{'$ref':'#/$defs/A','$defs':{'A':{'type':'object'}}}", "{'type':'object'}"),
                arguments(
                        "recursion stays, what it does not need goes",
                        "{'type':'object','properties':{'n':{'$ref':'#/$defs/N'},'s':{'$ref':'#/$defs/S'}},"
                                + "'$defs':{'S':{'type':'string'},'U':{'type':'null'},"
                                + "'N':{'type':'object','properties':{'s':{'$ref':'#/$defs/S'},'n':{'$ref':'#/$defs/N'}}}}}",
                        "{'type':'object','properties':{'n':{'$ref':'#/$defs/N'},'s':{'type':'string'}},"
                                + "'$defs':{'N':{'type':'object','properties':{'s':{'type':'string'},"
                                + "'n':{'$ref':'#/$defs/N'}}}}}"),
                arguments(
                        "recursion through two",
                        "{'items':{'$ref':'#/$defs/A'},'$defs':{'A':{'items':{'$ref':'#/$defs/B'}},"
                                + "'B':{'items':{'$ref':'#/$defs/A'}}}}",
                        "{'items':{'$ref':'#/$defs/A'},'$defs':{'A':{'items':{'$ref':'#/$defs/B'}},"
                                + "'B':{'items':{'$ref':'#/$defs/A'}}}}"),
                arguments(
                        "a recursive root is an object still",
                        "{'$ref':'#/$defs/N','$defs':{'N':{'type':'object','properties':{'n':{'$ref':'#/$defs/N'}}}}}",
                        "{'type':'object','properties':{'n':{'$ref':'#/$defs/N'}},"
                                + "'$defs':{'N':{'type':'object','properties':{'n':{'$ref':'#/$defs/N'}}}}}"),
                arguments(
                        "escaped names",
                        "{'items':{'$ref':'#/$defs/a~1b%20c'},'$defs':{'a/b c':{'type':'string'}}}",
                        "{'items':{'type':'string'}}"),
                arguments("escaped tilde", "{'items':{'$ref':'#/$defs/a~0b'},'$defs':{'a~b':{}}}", "{'items':{}}"),
                arguments(
                        "a place inside of a definition",
                        "{'items':{'$ref':'#/$defs/A/items'},'$defs':{'A':{'items':{'type':'string'}}}}",
                        "{'items':{'$ref':'#/$defs/A/items'},'$defs':{'A':{'items':{'type':'string'}}}}"),
                arguments(
                        "other references",
                        "{'items':{'$ref':'#'},'not':{'$ref':'#/$defs/None'},'$defs':{'A':{}}}",
                        "{'items':{'$ref':'#'},'not':{'$ref':'#/$defs/None'}}"),
                arguments(
                        "a property named $ref, data named $ref",
                        "{'properties':{'$ref':{'type':'string'}},'default':{'$ref':'#/$defs/A'},'$defs':{'A':{}}}",
                        "{'properties':{'$ref':{'type':'string'}},'default':{'$ref':'#/$defs/A'}}"),
                arguments("boolean definition", "{'items':{'$ref':'#/$defs/A'},'$defs':{'A':true}}", "{'items':true}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void plain(String rule, String given, String expected) {
        assertRewritten(SchemaRewrite.plain(json(given)), expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void strict(String rule, String given, String expected) {
        JsonNode strict = SchemaRewrite.strict(json(given));
        assertRewritten(strict, expected);
        assertThat(SchemaRewrite.strict(strict)).as("once more").isEqualTo(strict);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void inlined(String rule, String given, String expected) {
        assertRewritten(SchemaRewrite.inlineDefinitions(json(given)), expected);
    }

    @Test
    void definitionsThatMultiplyEachOtherAreRefused() {
        StringBuilder definitions = new StringBuilder("'D0':{'type':'string'}");
        for (int i = 1; i <= 40; i++) {
            String before = "{'$ref':'#/$defs/D" + (i - 1) + "'}";
            definitions.append(",'D" + i + "':{'properties':{'a':" + before + ",'b':" + before + "}}");
        }
        JsonNode bomb = json("{'$ref':'#/$defs/D40','$defs':{" + definitions + "}}");
        assertThatThrownBy(() -> SchemaRewrite.inlineDefinitions(bomb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10000");
    }

    /** As text: the order of keys counts. */
    private static void assertRewritten(JsonNode rewritten, String expected) {
        assertThat(rewritten.toString()).isEqualTo(json(expected).toString());
    }
}
