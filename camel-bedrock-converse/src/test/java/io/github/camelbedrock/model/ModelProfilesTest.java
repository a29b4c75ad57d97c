/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of capabilities, row by row. */
class ModelProfilesTest {

    private static final String ALL = "all";

    /** T7, C12, M14, M18, M9, M24, R4 to R7, O3: one model or more of every row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                # id                                      | family    | choice | cache | tool cache | native | in result      | beside     | leading | thinking  | betw.  | topK
                anthropic.claude-3-haiku-20240307-v1:0    | anthropic | true   | true  | true       | false  | IMAGE DOCUMENT | TEXT IMAGE | true    | NONE      | false  | ANTHROPIC
                anthropic.claude-3-7-sonnet-20250219-v1:0 | anthropic | true   | true  | true       | false  | IMAGE DOCUMENT | TEXT IMAGE | true    | ANTHROPIC | false  | ANTHROPIC
                anthropic.claude-sonnet-4-5-20250929-v1:0 | anthropic | true   | true  | true       | true   | IMAGE DOCUMENT | TEXT IMAGE | true    | ANTHROPIC | true   | ANTHROPIC
                amazon.nova-pro-v1:0                      | nova      | true   | true  | false      | false  | IMAGE          | all        | false   | NONE      | false  | NOVA
                us.amazon.nova-2-lite-v1:0                | nova      | true   | true  | false      | false  | IMAGE          | all        | false   | NOVA      | false  | NOVA
                amazon.titan-text-express-v1              | amazon    | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                mistral.mistral-large-2402-v1:0           | mistral   | false  | false | false      | false  | DOCUMENT       | -          | false   | NONE      | false  | NONE
                mistral.mistral-large-3-675b-instruct     | mistral   | false  | false | false      | true   | DOCUMENT       | -          | false   | NONE      | false  | NONE
                us.meta.llama4-scout-17b-instruct-v1:0    | meta      | false  | false | false      | false  | IMAGE DOCUMENT | -          | false   | NONE      | false  | NONE
                us.writer.palmyra-x5-v1:0                 | writer    | false  | false | false      | false  | IMAGE          | -          | false   | NONE      | false  | NONE
                cohere.command-r-plus-v1:0                | cohere    | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                deepseek.r1-v1:0                          | deepseek  | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                deepseek.v3.2                             | deepseek  | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                openai.gpt-oss-120b-1:0                   | openai    | false  | false | false      | false  | IMAGE          | all        | false   | OPENAI    | false  | NONE
                qwen.qwen3-32b-v1:0                       | qwen      | false  | false | false      | true   | -              | all        | true    | QWEN      | false  | NONE
                qwen.qwq-32b-v1:0                         | qwen      | false  | false | false      | false  | -              | all        | true    | QWEN      | false  | NONE
                qwen.qwen2-5-72b-v1:0                     | qwen      | false  | false | false      | false  | -              | all        | true    | NONE      | false  | NONE
                google.gemma-3-4b-it                      | google    | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                google.gemma-3-27b-it                     | google    | false  | false | false      | true   | IMAGE          | all        | false   | NONE      | false  | NONE
                zai.glm-4.7-flash                         | zai       | true   | false | false      | true   | IMAGE          | all        | true    | NONE      | false  | NONE
                moonshot.kimi-k2-thinking                 | moonshot  | true   | false | false      | true   | -              | all        | true    | NONE      | false  | NONE
                moonshotai.kimi-k2.5                      | moonshot  | true   | false | false      | true   | -              | all        | true    | NONE      | false  | NONE
                minimax.minimax-m2.1                      | minimax   | false  | false | false      | true   | IMAGE          | all        | false   | NONE      | false  | NONE
                minimax.minimax-m3                        | minimax   | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                nvidia.nemotron-nano-9b-v2                | nvidia    | false  | false | false      | true   | IMAGE          | all        | false   | NONE      | false  | NONE
                nvidia.nemotron-super-3-120b              | nvidia    | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                ai21.jamba-1-5-mini-v1:0                  | unknown   | false  | false | false      | false  | IMAGE          | all        | false   | NONE      | false  | NONE
                """)
    void knowsWhatEveryFamilyCanDo(
            String id,
            String family,
            boolean choice,
            boolean cache,
            boolean toolCache,
            boolean nativeSchema,
            String inResult,
            String beside,
            boolean leading,
            ThinkingShape thinking,
            boolean interleaved,
            TopKPlace topK) {
        ModelProfile profile = profile(id);
        assertThat(profile.family()).isEqualTo(family);
        assertThat(profile.toolChoice()).isEqualTo(choice);
        assertThat(profile.forcedToolChoice()).isEqualTo(choice);
        assertThat(profile.cache()).isEqualTo(cache);
        assertThat(profile.toolCache()).isEqualTo(toolCache);
        assertThat(profile.nativeSchema()).isEqualTo(nativeSchema);
        assertThat(profile.strictTools()).isEqualTo(nativeSchema);
        assertThat(profile.toolResultMedia()).isEqualTo(kinds(inResult));
        assertThat(besideToolResult(profile)).isEqualTo(kinds(beside));
        assertThat(profile.leadingAssistant()).isEqualTo(leading);
        assertThat(profile.thinking()).isEqualTo(thinking);
        assertThat(profile.interleavedThinking()).isEqualTo(interleaved);
        assertThat(profile.topK()).isEqualTo(topK);
    }

    /** M12, M14, T11, M19, M20, R9, R10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                # id                            | status | json  | inline | video | s3    | signed
                anthropic.claude-sonnet-4-6     | true   | false | false  | false | false | true
                anthropic.claude-v2             | true   | false | false  | false | false | true
                amazon.nova-lite-v1:0           | true   | false | true   | true  | true  | false
                amazon.nova-2-lite-v1:0         | true   | false | true   | true  | true  | false
                amazon.titan-text-lite-v1       | true   | false | true   | true  | true  | false
                mistral.magistral-small-2509    | true   | true  | false  | true  | true  | false
                mistral.mistral-7b-instruct-v0:2 | true  | true  | false  | true  | true  | false
                meta.llama3-3-70b-instruct-v1:0 | true   | false | true   | true  | true  | false
                writer.palmyra-x4-v1:0          | false  | false | false  | true  | true  | false
                deepseek.r1-v1:0                | true   | false | false  | true  | true  | false
                deepseek.v3-v1:0                | true   | false | false  | true  | true  | false
                openai.gpt-oss-20b-1:0          | true   | false | false  | true  | true  | false
                qwen.qwen3-next-80b-a3b         | true   | false | false  | true  | true  | false
                acme.model                      | true   | false | false  | true  | true  | false
                """)
    void knowsTheQuirksOfEveryFamily(
            String id, boolean status, boolean json, boolean inline, boolean video, boolean s3Source, boolean signed) {
        ModelProfile profile = profile(id);
        assertThat(profile.toolResultStatus()).isEqualTo(status);
        assertThat(profile.toolResultJson()).isEqualTo(json);
        assertThat(profile.inlineDefinitions()).isEqualTo(inline);
        assertThat(profile.video()).isEqualTo(video);
        assertThat(profile.s3Source()).isEqualTo(s3Source);
        assertThat(profile.reasoningSigned()).isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-haiku-4-5-20251001-v1:0, true",
        "anthropic.claude-sonnet-4-5-20250929-v1:0, true",
        "anthropic.claude-sonnet-4-6, true",
        "anthropic.claude-opus-4-5-20251101-v1:0, true",
        "anthropic.claude-opus-4-6-v1, true",
        "anthropic.claude-mythos-5, true",
        "anthropic.claude-opus-4-1-20250805-v1:0, false",
        "anthropic.claude-opus-4-7, false",
        "anthropic.claude-opus-4-8, false",
        "anthropic.claude-opus-5, false",
        "anthropic.claude-sonnet-5, false",
        "anthropic.claude-fable-5, false",
        "mistral.magistral-small-2509, true",
        "mistral.ministral-3-8b-instruct, true",
        "mistral.voxtral-small-24b-2507, true",
        "mistral.pixtral-large-2502-v1:0, false",
        "google.gemma-3-12b-it, true",
        "minimax.minimax-m2, true",
        "qwen.qwen3-coder-30b-a3b-v1:0, true"
    })
    void knowsWhereSchemasAndStrictToolsAreNative(String id, boolean expected) {
        assertThat(profile(id).nativeSchema()).isEqualTo(expected);
        assertThat(profile(id).strictTools()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"narnia.anthropic.claude-sonnet-4-6", "no-dot", "acme.claude-sonnet-4-6", "a.nova-pro"})
    void takesTheDefaultOfAnUnknownModelWhereNoRowFits(String id) {
        assertThat(profile(id)).isSameAs(ModelProfiles.unknown());
    }

    @ParameterizedTest
    @EnumSource(MediaKind.class)
    void letsEverythingStandBesideAnUnknownModelsToolResult(MediaKind kind) {
        assertThat(ModelProfiles.unknown().besideToolResult(kind)).isTrue();
    }

    private static ModelProfile profile(String id) {
        return ModelProfiles.of(ModelName.of(id));
    }

    private static Set<MediaKind> besideToolResult(ModelProfile profile) {
        return EnumSet.allOf(MediaKind.class).stream()
                .filter(profile::besideToolResult)
                .collect(Collectors.toSet());
    }

    private static Set<MediaKind> kinds(String words) {
        if (words == null) {
            return Set.of();
        }
        return ALL.equals(words)
                ? EnumSet.allOf(MediaKind.class)
                : Arrays.stream(words.split(" ")).map(MediaKind::valueOf).collect(Collectors.toSet());
    }
}
