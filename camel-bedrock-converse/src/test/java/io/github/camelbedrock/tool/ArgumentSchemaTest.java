/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentSchemaTest {

    /** Names that are Camel's own, or would be for something that strips or ignores what cannot be seen. */
    @ParameterizedTest(name = "{index}: {0}")
    @ValueSource(
            strings = {
                "Camel",
                "camel",
                "CAMEL",
                "CamelFileName",
                "camelHttpUri",
                "cAmElX",
                "Camel\u200bFileName",
                " CamelFileName",
                "\tCamelFileName",
                "\u2003CamelFileName",
                "org.apache.camel.x",
                "ORG.APACHE.CAMEL",
                "org.apache.camelx",
                "CamelFileName\u0000",
                "\u200bCamelFileName",
                "\ufeffCamelFileName",
                "\u0000CamelFileName",
                "C\u00adamelFileName",
                "\uff23\uff41\uff4d\uff45\uff4cFileName"
            })
    void refusesHeadersOfCamel(String name) {
        assertThatThrownBy(() -> ArgumentSchema.of(schema(name), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' would become a header of Camel's own");
    }

    /** Headers are compared without regard to the machine's language, and so are these. */
    @Test
    void knowsThemInTurkeyToo() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(ArgumentSchema.isOfCamel("CAMELFILENAME")).isTrue();
            assertThat(ArgumentSchema.isOfCamel("ORG.APACHE.CAMEL.ID")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"came", "xCamel", "x.camel", "my-camel", "apache", "org.apache", "Kamel", "caramel", "caf\u00e9"
            })
    void takesOthers(String name) {
        assertThat(ArgumentSchema.of(schema(name), Map.of()).names()).containsExactly(name);
    }

    /** What is declared elsewhere than at the root would not reach the route. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','required':['lost']}",
                "{'type':'object','properties':{'a':{}},'allOf':[{'properties':{'lost':{}}}]}",
                "{'type':'object','properties':{'a':{}},'oneOf':[{},{'anyOf':[{'required':['lost']}]}]}",
                "{'type':'object','properties':{'a':{}},'if':{'properties':{'a':{}}},'then':{'required':['lost']}}"
            })
    void refusesArgumentsThatTheRouteWouldNotGet(String schema) {
        assertThatThrownBy(() -> ArgumentSchema.of(schema.replace('\'', '"'), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("argSchema", "'lost'", "root");
    }

    @Test
    void refusesARootThatIsElsewhere() {
        String schema = "{'type':'object','$ref':'#/$defs/a','$defs':{'a':{'type':'object','properties':{'b':{}}}}}";
        assertThatThrownBy(() -> ArgumentSchema.of(schema.replace('\'', '"'), Map.of()))
                .hasMessageContainingAll("argSchema", "root", "refers to another");
    }

    @Test
    void takesConditionsOnWhatIsDeclared() {
        String schema =
                "{'type':'object','properties':{'a':{},'b':{}},'anyOf':[{'required':['a']},{'required':['b']}]}";
        assertThat(ArgumentSchema.of(schema.replace('\'', '"'), Map.of()).names())
                .containsExactly("a", "b");
    }

    /** Two names that headers do not tell apart. */
    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of("topic", "Topic"),
                Arguments.of("\u00e9", "\u00c9"),
                Arguments.of("k", "\u212a"),
                Arguments.of("i", "\u0131"),
                Arguments.of("s", "\u017f"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void refusesNamesThatHeadersDoNotTellApart(String one, String other) {
        assertThatThrownBy(() -> ArgumentSchema.of(schema(one, other), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two arguments are named");
    }

    /** Composed and decomposed, the same letter for people: two headers all the same. */
    @Test
    void tellsComposedFromDecomposed() {
        assertThat(ArgumentSchema.of(schema("\u00e9", "e\u0301"), Map.of()).names())
                .hasSize(2);
    }

    @Test
    void takesOneOfBothOptions() {
        assertThatThrownBy(() -> ArgumentSchema.of(schema("a"), Map.of("b", "string")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("argSchema", "parameter.b");
        assertThat(ArgumentSchema.of(null, Map.of("b", "string")).names()).containsExactly("b");
        assertThat(ArgumentSchema.of(null, Map.of()).names()).isEmpty();
        assertThatThrownBy(() -> ArgumentSchema.of(null, Map.of("CamelX", "string")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'CamelX'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "1", "{\"type\":\"object\"} x", "{\"type\":\"object\",\"type\":\"object\"}", ""})
    void namesTheOptionWhereItIsNoSchema(String text) {
        assertThatThrownBy(() -> ArgumentSchema.of(text, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("argSchema: ");
    }

    private static String schema(String... names) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String name : names) {
            properties.putObject(name).put("type", "string");
        }
        return schema.toString();
    }
}
