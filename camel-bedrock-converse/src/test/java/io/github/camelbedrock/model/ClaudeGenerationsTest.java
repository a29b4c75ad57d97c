/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static io.github.camelbedrock.model.Effort.HIGH;
import static io.github.camelbedrock.model.Effort.LOW;
import static io.github.camelbedrock.model.Effort.MAX;
import static io.github.camelbedrock.model.Effort.MEDIUM;
import static io.github.camelbedrock.model.Effort.MINIMAL;
import static io.github.camelbedrock.model.Effort.XHIGH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes from one Claude to the next: thinking, efforts, sampling, forced tools. */
class ClaudeGenerationsTest {

    /** R4, R13, R15, R-DA7 to R-DA9. The last column is what xhigh becomes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                # name                     | adaptive | budget rejected | sampling rejected | forced tools | top  | xhigh
                claude-fable-5             | true     | true            | true              | false        | MAX  | XHIGH
                claude-fable-5-1           | true     | true            | true              | false        | MAX  | XHIGH
                claude-mythos-5            | true     | true            | true              | false        | MAX  | XHIGH
                claude-mythos-preview      | true     | false           | false             | false        | MAX  | MAX
                claude-opus-5              | true     | true            | true              | true         | MAX  | XHIGH
                claude-opus-5-5            | true     | true            | true              | true         | MAX  | XHIGH
                claude-opus-4-8            | true     | true            | true              | true         | MAX  | XHIGH
                claude-opus-4-7            | true     | true            | true              | true         | MAX  | XHIGH
                claude-opus-4-6-v1         | true     | true            | false             | true         | MAX  | MAX
                claude-sonnet-5            | true     | true            | true              | true         | MAX  | MAX
                claude-sonnet-4-6          | true     | false           | false             | true         | MAX  | MAX
                claude-haiku-5-5           | true     | false           | false             | true         | MAX  | XHIGH
                claude-opus-4-5-20251101-v1:0   | false | false         | false             | true         | HIGH | HIGH
                claude-sonnet-4-5-20250929-v1:0 | false | false         | false             | true         | HIGH | HIGH
                claude-haiku-4-5-20251001-v1:0  | false | false         | false             | true         | HIGH | HIGH
                claude-opus-4-1-20250805-v1:0   | false | false         | false             | true         | HIGH | HIGH
                claude-opus-4-20250514-v1:0     | false | false         | false             | true         | HIGH | HIGH
                claude-3-7-sonnet-20250219-v1:0 | false | false         | false             | true         | HIGH | HIGH
                claude-opus-4-60           | false    | false           | false             | true         | HIGH | HIGH
                claude-sonnet-4-60         | false    | false           | false             | true         | HIGH | HIGH
                claude-sonnet-50           | true     | false           | false             | true         | MAX  | MAX
                claude-opus-4-9            | true     | false           | false             | true         | MAX  | XHIGH
                claude-opus-6              | true     | false           | false             | true         | MAX  | XHIGH
                claude-sonnet-6-20270101-v1:0 | true  | false           | false             | true         | MAX  | MAX
                claude-fable-6             | true     | false           | false             | true         | MAX  | XHIGH
                """)
    void differFromOneAnother(
            String name, boolean adaptive, boolean budget, boolean sampling, boolean forced, Effort top, Effort xhigh) {
        ModelProfile profile = profile("anthropic." + name);
        assertThat(profile.family()).isEqualTo("anthropic");
        assertThat(profile.adaptiveThinking()).isEqualTo(adaptive);
        assertThat(profile.budgetRejected()).isEqualTo(budget);
        assertThat(profile.samplingRejected()).isEqualTo(sampling);
        assertThat(profile.toolChoice()).isTrue();
        assertThat(profile.forcedToolChoice()).isEqualTo(forced);
        assertThat(Collections.max(profile.efforts())).isEqualTo(top);
        assertThat(profile.effort(XHIGH)).isEqualTo(xhigh);
        assertThat(profile.effort(MAX)).isEqualTo(top);
        assertThat(profile.effort(MINIMAL)).isEqualTo(LOW);
        assertThat(profile.effort(LOW)).isEqualTo(LOW);
        assertThat(profile.effort(MEDIUM)).isEqualTo(MEDIUM);
        assertThat(profile.effort(HIGH)).isEqualTo(HIGH);
    }

    /** R-DA10 and N1: behind which prefixes Claude is found. */
    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-opus-4-7, true",
        "us-gov.anthropic.claude-opus-4-7, true",
        "Global.Anthropic.Claude-Opus-4-7, true",
        "gateway/us.anthropic.claude-opus-4-7, true",
        "openai/claude-opus-4-7, false",
        "narnia.anthropic.claude-opus-4-7, false",
        "openai.claude-opus-4-7, false"
    })
    void areFoundBehindKnownPrefixesOnly(String id, boolean found) {
        assertThat(profile(id).budgetRejected()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-v2, NONE",
        "anthropic.claude-v2:1:200k, NONE",
        "anthropic.claude-instant-v1, NONE",
        "anthropic.claude-3-opus-20240229-v1:0, NONE",
        "anthropic.claude-3-5-sonnet-20241022-v2:0, NONE",
        "anthropic.claude-3-5-haiku-20241022-v1:0, NONE",
        "anthropic.claude-3-7-sonnet-20250219-v1:0, ANTHROPIC",
        "anthropic.claude-sonnet-4-20250514-v1:0, ANTHROPIC",
        "anthropic.claude-fable-5, ANTHROPIC"
    })
    void thinkSinceThreeDotSeven(String id, ThinkingShape shape) {
        assertThat(profile(id).thinking()).isEqualTo(shape);
    }

    /** R-DA5: Bedrock refuses the beta of interleaved thinking elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-3-7-sonnet-20250219-v1:0, false",
        "anthropic.claude-sonnet-4-20250514-v1:0, true",
        "anthropic.claude-opus-4-1-20250805-v1:0, true",
        "anthropic.claude-opus-4-5-20251101-v1:0, true",
        "anthropic.claude-haiku-4-5-20251001-v1:0, true",
        "anthropic.claude-sonnet-4-6, false",
        "anthropic.claude-opus-4-7, false"
    })
    void thinkBetweenToolCallsSinceFour(String id, boolean interleaved) {
        assertThat(profile(id).interleavedThinking()).isEqualTo(interleaved);
    }

    private static ModelProfile profile(String id) {
        return ModelProfiles.of(ModelName.of(id));
    }
}
