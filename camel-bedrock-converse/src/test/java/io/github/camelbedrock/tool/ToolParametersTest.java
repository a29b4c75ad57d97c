/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.json.PlainJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolParametersTest {

    /** Options, without their prefix and with semicolons between them, and the schema that they make. */
    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of("", "{'type':'object','properties':{}}"),
                Arguments.of("city=string", "{'type':'object','properties':{'city':{'type':'string'}}}"),
                Arguments.of(
                        "city.description=Where",
                        "{'type':'object','properties':{'city':{'type':'string','description':'Where'}}}"),
                Arguments.of("city.type=integer", "{'type':'object','properties':{'city':{'type':'integer'}}}"),
                Arguments.of(
                        "city=integer;city.type=integer", "{'type':'object','properties':{'city':{'type':'integer'}}}"),
                Arguments.of(
                        "b=string;a=number;b.required=true;a.required=TRUE",
                        "{'type':'object','properties':{'b':{'type':'string'},'a':{'type':'number'}},'required':['b','a']}"),
                Arguments.of("a.required=false", "{'type':'object','properties':{'a':{'type':'string'}}}"),
                Arguments.of(
                        "a.enum=x, y ,z",
                        "{'type':'object','properties':{'a':{'type':'string','enum':['x','y','z']}}}"),
                Arguments.of(
                        "a=integer;a.enum=1,2", "{'type':'object','properties':{'a':{'type':'integer','enum':[1,2]}}}"),
                Arguments.of(
                        "a=number;a.default=1.50",
                        "{'type':'object','properties':{'a':{'type':'number','default':1.50}}}"),
                Arguments.of(
                        "a=boolean;a.default=true",
                        "{'type':'object','properties':{'a':{'type':'boolean','default':true}}}"),
                Arguments.of(
                        "a=array;a.default=[1]", "{'type':'object','properties':{'a':{'type':'array','default':[1]}}}"),
                Arguments.of(
                        "a=object;a.default={'b':1}",
                        "{'type':'object','properties':{'a':{'type':'object','default':{'b':1}}}}"),
                Arguments.of("a.default=", "{'type':'object','properties':{'a':{'type':'string','default':''}}}"),
                Arguments.of("geo.lat=number", "{'type':'object','properties':{'geo.lat':{'type':'number'}}}"),
                Arguments.of("required=string", "{'type':'object','properties':{'required':{'type':'string'}}}"),
                Arguments.of(
                        "type=string;type.type=string", "{'type':'object','properties':{'type':{'type':'string'}}}"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void makesTheSchema(String options, String schema) {
        assertThat(PlainJson.write(ToolParameters.schema(options(options)))).isEqualTo(schema.replace('\'', '"'));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a=text", "parameter.a must be one of [array, boolean, integer, number, object, string]"),
                Arguments.of("a=String", "parameter.a must be one of"),
                Arguments.of("a=string;a.type=integer", "one of them says it all"),
                Arguments.of("a.required=yes", "parameter.a.required must be true or false, but was 'yes'"),
                Arguments.of("a=integer;a.default=1.5", "parameter.a.default must be of the type integer"),
                Arguments.of("a=integer;a.enum=1,x", "parameter.a.enum must be of the type integer"),
                Arguments.of("a=boolean;a.default=TRUE", "parameter.a.default must be of the type boolean"),
                Arguments.of("a=object;a.default=[]", "parameter.a.default must be of the type object"),
                Arguments.of("a=array;a.default={}", "parameter.a.default must be of the type array"),
                Arguments.of("a=array;a.default=1", "parameter.a.default must be of the type array"),
                Arguments.of("a=object;a.default={", "parameter.a.default must be of the type object"),
                Arguments.of("a b=string", "the name of an argument has"),
                Arguments.of("caf\u00e9=string", "the name of an argument has"),
                Arguments.of("=string", "the name of an argument has"),
                Arguments.of("x".repeat(65) + "=string", "the name of an argument has"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatCannotBe(String options, String told) {
        assertThatThrownBy(() -> ToolParameters.schema(options(options)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    static Map<String, Object> options(String text) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (String option : text.isEmpty() ? new String[0] : text.split(";")) {
            int at = option.indexOf('=');
            options.put(option.substring(0, at), option.substring(at + 1).replace('\'', '"'));
        }
        return options;
    }
}
