/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

class ToolResultCutsTest {

    private static final ToolUseBlock CALL =
            ToolUseBlock.builder().toolUseId("t1").name("x").build();

    private static final ToolResultContentBlock IMAGE = ToolResultContentBlock.fromImage(ImageBlock.builder()
            .format("png")
            .source(source -> source.bytes(SdkBytes.fromByteArray(new byte[5_000])))
            .build());

    /** Content, the bytes that are kept, and what is left of it. */
    static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of(List.of(text("abcdef")), 3, List.of("abc"), 6),
                Arguments.of(List.of(text("abcdef")), 0, List.of(), 6),
                Arguments.of(List.of(text("grüße")), 3, List.of("gr"), 7),
                Arguments.of(List.of(text("grüße")), 4, List.of("grü"), 7),
                Arguments.of(List.of(text("a☕b")), 3, List.of("a"), 5),
                Arguments.of(List.of(text("a\ud83d\ude42b")), 4, List.of("a"), 6),
                Arguments.of(List.of(text("a\ud83d\ude42b")), 5, List.of("a\ud83d\ude42"), 6),
                Arguments.of(List.of(text("ab"), text("cd"), text("ef")), 3, List.of("ab", "c"), 6),
                Arguments.of(List.of(text("ab"), text("cd"), text("ef")), 2, List.of("ab"), 6),
                Arguments.of(List.of(text("   x"), text("y")), 2, List.of(), 5),
                Arguments.of(List.of(json("{'a':12345}")), 6, List.of("{\"a\":1"), 11),
                Arguments.of(List.of(json("{'a':1}"), text("xyz")), 8, List.of(json("{'a':1}"), "x"), 10),
                Arguments.of(List.of(text("abcd"), IMAGE), 2, List.of("ab", IMAGE), 4));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void keepsTheFirstAndSaysHowMuchThereWas(List<ToolResultContentBlock> content, int most, List<?> kept, long size) {
        assertThat(ToolResults.size(content)).isEqualTo(size);
        List<ToolResultContentBlock> cut = ToolResults.cut(content, size, most);
        assertThat(cut).hasSize(kept.size() + 1);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(cut.get(i)).isEqualTo(kept.get(i) instanceof String said ? text(said) : kept.get(i));
        }
        assertThat(cut.get(kept.size()).text())
                .isEqualTo("[The result is cut off here: it has " + size + " bytes, of which " + most + " are shown.]");
        assertThat(ToolResults.size(cut.subList(0, kept.size()))).isLessThanOrEqualTo(most);
    }

    /** Whatever is cut where, it is valid text and the begin of what there was. */
    @Test
    void cutsNoCharacterInTwo() {
        String text = "aé☕\ud83d\ude42\u200bz".repeat(3);
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        for (int most = 1; most < size; most++) {
            String kept =
                    ToolResults.cut(List.of(text(text)), size, most).get(0).text();
            assertThat(text).startsWith(kept);
            byte[] bytes = kept.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(kept);
            assertThat(bytes.length).isBetween(most - 3, most);
        }
    }

    @Test
    void aResultIsNeverEmpty() {
        ToolResultBlock nothing = ToolResults.success(CALL, List.of());
        assertThat(nothing.content()).containsExactly(text("The tool has returned nothing."));
        assertThat(nothing.status()).isEqualTo(ToolResultStatus.SUCCESS);
        assertThat(nothing.toolUseId()).isEqualTo("t1");
        assertThat(ToolResults.error(CALL, List.of(text("no"))).status()).isEqualTo(ToolResultStatus.ERROR);
    }

    private static ToolResultContentBlock text(String text) {
        return ToolResultContentBlock.fromText(text);
    }

    private static ToolResultContentBlock json(String text) {
        return ToolResultContentBlock.fromJson(DocumentJson.fromPlain(PlainJson.parse(text.replace('\'', '"'))));
    }
}
