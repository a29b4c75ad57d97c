/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.document.Document;

class DocumentJsonTest {

    static List<Arguments> numbers() {
        return List.of(
                Arguments.of("1", 1),
                Arguments.of("-2147483648", Integer.MIN_VALUE),
                Arguments.of("2147483647", Integer.MAX_VALUE),
                Arguments.of("2147483648", 2147483648L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("99999999999", 99999999999L),
                Arguments.of("12345678901234567890123", new BigInteger("12345678901234567890123")),
                Arguments.of("1.0", new BigDecimal("1.0")),
                Arguments.of("1.50", new BigDecimal("1.50")),
                Arguments.of("1e3", new BigDecimal("1e3")),
                Arguments.of("0.1234567890123456789012345", new BigDecimal("0.1234567890123456789012345")));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void keepsEveryDigitOfANumber(String text, Number expected) {
        assertThat(DocumentJson.toPlain(Document.fromNumber(text))).isEqualTo(expected);
    }

    @Test
    void keepsOrderAndTypes() {
        Document document = Document.mapBuilder()
                .putString("z", "text\nwith \"quotes\"")
                .putBoolean("a", true)
                .putNull("n")
                .putList("l", List.of(Document.fromNumber(1), Document.fromString("x"), Document.fromNull()))
                .build();

        Object plain = DocumentJson.toPlain(document);

        List<Object> list = new ArrayList<>(List.of(1, "x"));
        list.add(null);
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("z", "text\nwith \"quotes\"");
        expected.put("a", true);
        expected.put("n", null);
        expected.put("l", list);
        assertThat(plain).isEqualTo(expected);
        assertThat(plain.toString()).as("in the order of the document").isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aTreeHoldsTheSameNumber(String text, Number expected) {
        assertThat(DocumentJson.toTree(Document.fromNumber(text)).numberValue()).isEqualTo(expected);
    }

    static List<String> texts() {
        return List.of(
                "{\"z\":{\"b\":1,\"a\":[]},\"a\":[true,false,null,\"x\",{}]}",
                "[1,2147483648,9223372036854775808,1.50,1E+3,-0.5]",
                "\"text\\nwith \\\"quotes\\\" and \u00e9\"",
                "null");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTreeComesBackAsItWas(String json) {
        JsonNode tree = PlainJson.tree(json);

        Document document = DocumentJson.fromPlain(tree);

        assertThat(DocumentJson.toTree(document)).isEqualTo(tree).hasToString(json);
        assertThat(PlainJson.write(DocumentJson.toPlain(document))).isEqualTo(json);
    }

    @Test
    void refusesATreeThatIsNestedTooDeep() {
        JsonNode tree = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= DocumentJson.MAX_DEPTH; i++) {
            tree = JsonNodeFactory.instance.arrayNode().add(tree);
        }
        JsonNode deep = tree;

        assertThatThrownBy(() -> DocumentJson.fromPlain(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200 levels");
    }

    static List<JsonNode> notJson() {
        return List.of(
                JsonNodeFactory.instance.numberNode(Double.NaN),
                JsonNodeFactory.instance.numberNode(Float.POSITIVE_INFINITY),
                JsonNodeFactory.instance.binaryNode(new byte[] {1}));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void refusesANodeThatHasNoFormInJson(JsonNode node) {
        assertThatThrownBy(() -> DocumentJson.fromPlain(node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no form in JSON");
    }
}
