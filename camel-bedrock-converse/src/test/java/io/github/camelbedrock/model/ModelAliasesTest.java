/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelAliasesTest {

    private static final int FIRST_YEARS = 37;
    private static final int SINCE = 63;

    private final ModelAliases builtIn = new ModelAliases(Map.of());

    /** The aliases that users of OneLLM bring along, with the two Llama 3 ids mended. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                claude-2, anthropic.claude-v2
                claude-2.1, anthropic.claude-v2:1
                claude-3-5-haiku, anthropic.claude-3-5-haiku-20241022-v1:0
                claude-3-5-sonnet, anthropic.claude-3-5-sonnet-20241022-v2:0
                claude-3-haiku, anthropic.claude-3-haiku-20240307-v1:0
                claude-3-opus, anthropic.claude-3-opus-20240229-v1:0
                claude-3-sonnet, anthropic.claude-3-sonnet-20240229-v1:0
                claude-instant, anthropic.claude-instant-v1
                command, cohere.command-text-v14
                command-light, cohere.command-light-text-v14
                command-r, cohere.command-r-v1:0
                command-r-plus, cohere.command-r-plus-v1:0
                embed-english, cohere.embed-english-v3
                embed-multilingual, cohere.embed-multilingual-v3
                jamba-1-5-large, ai21.jamba-1-5-large-v1:0
                jamba-1-5-mini, ai21.jamba-1-5-mini-v1:0
                jurassic-2-mid, ai21.j2-mid-v1
                jurassic-2-ultra, ai21.j2-ultra-v1
                llama3-1-405b, meta.llama3-1-405b-instruct-v1:0
                llama3-1-70b, meta.llama3-1-70b-instruct-v1:0
                llama3-1-8b, meta.llama3-1-8b-instruct-v1:0
                llama3-2-11b, meta.llama3-2-11b-instruct-v1:0
                llama3-2-1b, meta.llama3-2-1b-instruct-v1:0
                llama3-2-3b, meta.llama3-2-3b-instruct-v1:0
                llama3-2-90b, meta.llama3-2-90b-instruct-v1:0
                llama3-70b, meta.llama3-70b-instruct-v1:0
                llama3-8b, meta.llama3-8b-instruct-v1:0
                mistral-7b, mistral.mistral-7b-instruct-v0:2
                mistral-large, mistral.mistral-large-2402-v1:0
                mixtral-8x7b, mistral.mixtral-8x7b-instruct-v0:1
                nova-lite, amazon.nova-lite-v1:0
                nova-micro, amazon.nova-micro-v1:0
                nova-pro, amazon.nova-pro-v1:0
                titan-embed-text, amazon.titan-embed-text-v1
                titan-embed-text-v2, amazon.titan-embed-text-v2:0
                titan-text-express, amazon.titan-text-express-v1
                titan-text-lite, amazon.titan-text-lite-v1
                """)
    void knowsTheModelsOfTheFirstYears(String alias, String id) {
        assertThat(builtIn.expand(alias)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                claude-3-7-sonnet, anthropic.claude-3-7-sonnet-20250219-v1:0
                claude-opus-4, anthropic.claude-opus-4-20250514-v1:0
                claude-sonnet-4, anthropic.claude-sonnet-4-20250514-v1:0
                claude-opus-4-1, anthropic.claude-opus-4-1-20250805-v1:0
                claude-sonnet-4-5, anthropic.claude-sonnet-4-5-20250929-v1:0
                claude-haiku-4-5, anthropic.claude-haiku-4-5-20251001-v1:0
                claude-opus-4-5, anthropic.claude-opus-4-5-20251101-v1:0
                claude-opus-4-6, anthropic.claude-opus-4-6-v1
                claude-sonnet-4-6, anthropic.claude-sonnet-4-6
                claude-opus-4-7, anthropic.claude-opus-4-7
                claude-opus-4-8, anthropic.claude-opus-4-8
                claude-opus-5, anthropic.claude-opus-5
                claude-sonnet-5, anthropic.claude-sonnet-5
                claude-fable-5, anthropic.claude-fable-5
                nova-premier, amazon.nova-premier-v1:0
                nova-2-lite, amazon.nova-2-lite-v1:0
                nova-2-multimodal-embeddings, amazon.nova-2-multimodal-embeddings-v1:0
                embed-v4, cohere.embed-v4:0
                llama3-3-70b, meta.llama3-3-70b-instruct-v1:0
                llama4-scout, meta.llama4-scout-17b-instruct-v1:0
                llama4-maverick, meta.llama4-maverick-17b-instruct-v1:0
                mistral-small, mistral.mistral-small-2402-v1:0
                mistral-large-2407, mistral.mistral-large-2407-v1:0
                mistral-large-3, mistral.mistral-large-3-675b-instruct
                ministral-3-3b, mistral.ministral-3-3b-instruct
                ministral-3-8b, mistral.ministral-3-8b-instruct
                ministral-3-14b, mistral.ministral-3-14b-instruct
                magistral-small, mistral.magistral-small-2509
                pixtral-large, mistral.pixtral-large-2502-v1:0
                voxtral-mini, mistral.voxtral-mini-3b-2507
                voxtral-small, mistral.voxtral-small-24b-2507
                deepseek-r1, deepseek.r1-v1:0
                deepseek-v3.1, deepseek.v3-v1:0
                qwen3-32b, qwen.qwen3-32b-v1:0
                qwen3-235b, qwen.qwen3-235b-a22b-2507-v1:0
                qwen3-coder-30b, qwen.qwen3-coder-30b-a3b-v1:0
                qwen3-coder-480b, qwen.qwen3-coder-480b-a35b-v1:0
                qwen3-next-80b, qwen.qwen3-next-80b-a3b
                qwen3-vl-235b, qwen.qwen3-vl-235b-a22b
                gpt-oss-20b, openai.gpt-oss-20b-1:0
                gpt-oss-120b, openai.gpt-oss-120b-1:0
                gpt-oss-safeguard-20b, openai.gpt-oss-safeguard-20b
                gpt-oss-safeguard-120b, openai.gpt-oss-safeguard-120b
                kimi-k2-thinking, moonshot.kimi-k2-thinking
                minimax-m2, minimax.minimax-m2
                gemma-3-4b, google.gemma-3-4b-it
                gemma-3-12b, google.gemma-3-12b-it
                gemma-3-27b, google.gemma-3-27b-it
                nemotron-nano-9b, nvidia.nemotron-nano-9b-v2
                nemotron-nano-12b, nvidia.nemotron-nano-12b-v2
                palmyra-x4, writer.palmyra-x4-v1:0
                palmyra-x5, writer.palmyra-x5-v1:0
                devstral-2, mistral.devstral-2-123b
                deepseek-v3.2, deepseek.v3.2
                qwen3-coder-next, qwen.qwen3-coder-next
                kimi-k2.5, moonshotai.kimi-k2.5
                glm-4.7, zai.glm-4.7
                glm-4.7-flash, zai.glm-4.7-flash
                glm-5, zai.glm-5
                minimax-m2.1, minimax.minimax-m2.1
                minimax-m2.5, minimax.minimax-m2.5
                nemotron-nano-3-30b, nvidia.nemotron-nano-3-30b
                nemotron-super-3-120b, nvidia.nemotron-super-3-120b
                """)
    void knowsTheModelsSince(String alias, String id) {
        assertThat(builtIn.expand(alias)).isEqualTo(id);
    }

    @Test
    void hasNoAliasThatTheTablesAboveLeaveOut() {
        assertThat(ModelAliases.BUILT_IN).hasSize(FIRST_YEARS + SINCE);
    }

    @Test
    void standsForPlainIdsOfProvidersInTheTable() {
        assertThat(ModelAliases.BUILT_IN.values()).allSatisfy(id -> {
            assertThat(ProfilePrefix.of(id)).as("geography of " + id).isNull();
            assertThat(id).matches("[a-z0-9]+\\.[a-z0-9.:-]+");
        });
        assertThat(ModelAliases.BUILT_IN.values())
                .filteredOn(id -> !id.startsWith("ai21."))
                .allSatisfy(id -> assertThat(ModelProfiles.of(ModelName.of(id)).family())
                        .as("family of " + id)
                        .isNotEqualTo("unknown"));
    }

    @Test
    void leavesAnyOtherNameAsItIs() {
        assertThat(builtIn.expand("acme.model-of-next-year-v1:0")).isEqualTo("acme.model-of-next-year-v1:0");
        assertThat(builtIn.expand("claude-sonnet")).isEqualTo("claude-sonnet");
    }

    @Test
    void letsTheUsersAliasWin() {
        ModelAliases users = new ModelAliases(Map.of("nova-pro", "us.amazon.nova-premier-v1:0"));
        assertThat(users.expand("nova-pro")).isEqualTo("us.amazon.nova-premier-v1:0");
        assertThat(users.expand("nova-lite")).isEqualTo("amazon.nova-lite-v1:0");
    }

    @Test
    void letsTheUsersAliasStandForAnother() {
        ModelAliases users = new ModelAliases(Map.of("triage", "fast", "fast", "claude-haiku-4-5"));
        assertThat(users.expand("triage")).isEqualTo("anthropic.claude-haiku-4-5-20251001-v1:0");
    }

    @Test
    void refusesAliasesThatLeadInACircle() {
        ModelAliases users = new ModelAliases(Map.of("a", "b", "b", "a"));
        assertThatThrownBy(() -> users.expand("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("modelAliases")
                .hasMessageContaining("circle from 'a': [a, b]");
    }

    @Test
    void refusesAnAliasForNothing() {
        assertThatThrownBy(() -> new ModelAliases(Map.of("fast", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option modelAliases gives 'fast' no model");
    }
}
