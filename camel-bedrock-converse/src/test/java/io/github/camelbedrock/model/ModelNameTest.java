/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest(name = "N1 {0}")
    @ValueSource(strings = {"us", "eu", "apac", "jp", "au", "ca", "global", "us-gov"})
    void dropsEveryGeography(String geography) {
        String id = geography + ".anthropic.claude-sonnet-4-6";
        assertThat(ModelName.of(id)).isEqualTo(new ModelName("anthropic", "claude-sonnet-4-6"));
        assertThat(ProfilePrefix.strip(id)).isEqualTo("anthropic.claude-sonnet-4-6");
        assertThat(ProfilePrefix.of(id)).isEqualTo(geography);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                N1, us.us.amazon.nova-lite-v1:0, us, amazon.nova-lite
                N1, narnia.anthropic.claude-sonnet-4-6, narnia, anthropic.claude-sonnet-4-6
                N2, us.anthropic.claude-haiku-4-5-20251001-v1:0, anthropic, claude-haiku-4-5-20251001
                N2, cohere.command-r-v1:0, cohere, command-r
                N2, cohere.command-text-v14, cohere, command-text
                N2, anthropic.claude-v2:1, anthropic, claude
                N2, anthropic.claude-opus-4-6-v1, anthropic, claude-opus-4-6
                N2, openai.gpt-oss-120b-1:0, openai, gpt-oss-120b-1:0
                N2, minimax.minimax-m2.1, minimax, minimax-m2.1
                N2, deepseek.v3.2, deepseek, v3.2
                N2, no-dot-at-all-v1:0, -, no-dot-at-all-v1:0
                R-DA10, US.Anthropic.Claude-Opus-4-7, anthropic, claude-opus-4-7
                R-DA10, gateway/eu.anthropic.claude-opus-4-7, anthropic, claude-opus-4-7
                R-DA10, openai/claude-opus-4-7, -, claude-opus-4-7
                """)
    void splitsAnIdIntoProviderAndName(String rule, String id, String provider, String name) {
        assertThat(ModelName.of(id)).isEqualTo(new ModelName(provider, name));
    }
}
