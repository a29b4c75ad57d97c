/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

class ToolResultsTest {

    static List<List<ToolResultContentBlock>> results() {
        return List.of(
                List.of(text("plain")),
                List.of(text("\u20ac\u20ac\u20ac"), text("\ud83d\ude00")),
                List.of(json("{}")),
                List.of(json("[false,false,null,[[[]]],{\"\":false,\"a\":false}]")),
                List.of(json("{\"a\":1,\"b\":-1.50,\"c\":1E+3,\"d\":\"\"}")),
                List.of(json("[\"\\u0001\\u0002\\n\\\"\", \"\u20ac\"]"), json("\"\\u0001\"")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void noResultThatIsTooLargeIsTakenForASmallOne(List<ToolResultContentBlock> content) {
        long size = ToolResults.size(content);

        assertThat(ToolResults.isSmall(content, (int) size - 1)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("results")
    void aSmallResultIsKnownWithoutWritingIt(List<ToolResultContentBlock> content) {
        assertThat(ToolResults.isSmall(content, 50_000)).isTrue();
    }

    @Test
    void mediaDoNotCount() {
        ToolResultContentBlock image = ToolResultContentBlock.fromImage(part -> part.format("png"));

        assertThat(ToolResults.isSmall(List.of(image), 0)).isTrue();
        assertThat(ToolResults.size(List.of(image))).isZero();
    }

    private static ToolResultContentBlock text(String text) {
        return ToolResultContentBlock.fromText(text);
    }

    private static ToolResultContentBlock json(String json) {
        return ToolResultContentBlock.fromJson(DocumentJson.fromPlain(PlainJson.tree(json)));
    }
}
