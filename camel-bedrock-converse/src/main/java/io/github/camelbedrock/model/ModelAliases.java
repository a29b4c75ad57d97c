/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static java.util.Map.entry;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Short names for model ids. A built-in alias stands for the plain id also where the model can only be called through
 * an inference profile: the geography is the user's choice. Names that Bedrock has retired stay, for accounts that still
 * have them.
 */
final class ModelAliases {

    static final Map<String, String> BUILT_IN = Map.ofEntries(
            // The aliases of OneLLM, 2026-07; its two Llama 3 ids lack the :0 that Bedrock's have.
            entry("claude-instant", "anthropic.claude-instant-v1"),
            entry("claude-2", "anthropic.claude-v2"),
            entry("claude-2.1", "anthropic.claude-v2:1"),
            entry("claude-3-haiku", "anthropic.claude-3-haiku-20240307-v1:0"),
            entry("claude-3-sonnet", "anthropic.claude-3-sonnet-20240229-v1:0"),
            entry("claude-3-opus", "anthropic.claude-3-opus-20240229-v1:0"),
            entry("claude-3-5-haiku", "anthropic.claude-3-5-haiku-20241022-v1:0"),
            entry("claude-3-5-sonnet", "anthropic.claude-3-5-sonnet-20241022-v2:0"),
            entry("titan-text-lite", "amazon.titan-text-lite-v1"),
            entry("titan-text-express", "amazon.titan-text-express-v1"),
            entry("titan-embed-text", "amazon.titan-embed-text-v1"),
            entry("titan-embed-text-v2", "amazon.titan-embed-text-v2:0"),
            entry("nova-micro", "amazon.nova-micro-v1:0"),
            entry("nova-lite", "amazon.nova-lite-v1:0"),
            entry("nova-pro", "amazon.nova-pro-v1:0"),
            entry("llama3-8b", "meta.llama3-8b-instruct-v1:0"),
            entry("llama3-70b", "meta.llama3-70b-instruct-v1:0"),
            entry("llama3-1-8b", "meta.llama3-1-8b-instruct-v1:0"),
            entry("llama3-1-70b", "meta.llama3-1-70b-instruct-v1:0"),
            entry("llama3-1-405b", "meta.llama3-1-405b-instruct-v1:0"),
            entry("llama3-2-1b", "meta.llama3-2-1b-instruct-v1:0"),
            entry("llama3-2-3b", "meta.llama3-2-3b-instruct-v1:0"),
            entry("llama3-2-11b", "meta.llama3-2-11b-instruct-v1:0"),
            entry("llama3-2-90b", "meta.llama3-2-90b-instruct-v1:0"),
            entry("mistral-7b", "mistral.mistral-7b-instruct-v0:2"),
            entry("mixtral-8x7b", "mistral.mixtral-8x7b-instruct-v0:1"),
            entry("mistral-large", "mistral.mistral-large-2402-v1:0"),
            entry("command", "cohere.command-text-v14"),
            entry("command-light", "cohere.command-light-text-v14"),
            entry("command-r", "cohere.command-r-v1:0"),
            entry("command-r-plus", "cohere.command-r-plus-v1:0"),
            entry("embed-english", "cohere.embed-english-v3"),
            entry("embed-multilingual", "cohere.embed-multilingual-v3"),
            entry("jamba-1-5-mini", "ai21.jamba-1-5-mini-v1:0"),
            entry("jamba-1-5-large", "ai21.jamba-1-5-large-v1:0"),
            entry("jurassic-2-mid", "ai21.j2-mid-v1"),
            entry("jurassic-2-ultra", "ai21.j2-ultra-v1"),
            // Claude since 3.7: recorded traffic, Bedrock User Guide (supported models, 2026-02), pydantic-ai's ids.
            entry("claude-3-7-sonnet", "anthropic.claude-3-7-sonnet-20250219-v1:0"),
            entry("claude-opus-4", "anthropic.claude-opus-4-20250514-v1:0"),
            entry("claude-sonnet-4", "anthropic.claude-sonnet-4-20250514-v1:0"),
            entry("claude-opus-4-1", "anthropic.claude-opus-4-1-20250805-v1:0"),
            entry("claude-sonnet-4-5", "anthropic.claude-sonnet-4-5-20250929-v1:0"),
            entry("claude-haiku-4-5", "anthropic.claude-haiku-4-5-20251001-v1:0"),
            entry("claude-opus-4-5", "anthropic.claude-opus-4-5-20251101-v1:0"),
            entry("claude-opus-4-6", "anthropic.claude-opus-4-6-v1"),
            entry("claude-sonnet-4-6", "anthropic.claude-sonnet-4-6"),
            entry("claude-opus-4-7", "anthropic.claude-opus-4-7"),
            entry("claude-opus-4-8", "anthropic.claude-opus-4-8"),
            entry("claude-opus-5", "anthropic.claude-opus-5"),
            entry("claude-sonnet-5", "anthropic.claude-sonnet-5"),
            entry("claude-fable-5", "anthropic.claude-fable-5"),
            // Bedrock User Guide, supported models, 2026-02.
            entry("nova-premier", "amazon.nova-premier-v1:0"),
            entry("nova-2-lite", "amazon.nova-2-lite-v1:0"),
            entry("nova-2-multimodal-embeddings", "amazon.nova-2-multimodal-embeddings-v1:0"),
            entry("embed-v4", "cohere.embed-v4:0"),
            entry("llama3-3-70b", "meta.llama3-3-70b-instruct-v1:0"),
            entry("llama4-scout", "meta.llama4-scout-17b-instruct-v1:0"),
            entry("llama4-maverick", "meta.llama4-maverick-17b-instruct-v1:0"),
            entry("mistral-small", "mistral.mistral-small-2402-v1:0"),
            entry("mistral-large-2407", "mistral.mistral-large-2407-v1:0"),
            entry("mistral-large-3", "mistral.mistral-large-3-675b-instruct"),
            entry("ministral-3-3b", "mistral.ministral-3-3b-instruct"),
            entry("ministral-3-8b", "mistral.ministral-3-8b-instruct"),
            entry("ministral-3-14b", "mistral.ministral-3-14b-instruct"),
            entry("magistral-small", "mistral.magistral-small-2509"),
            entry("pixtral-large", "mistral.pixtral-large-2502-v1:0"),
            entry("voxtral-mini", "mistral.voxtral-mini-3b-2507"),
            entry("voxtral-small", "mistral.voxtral-small-24b-2507"),
            entry("deepseek-r1", "deepseek.r1-v1:0"),
            entry("deepseek-v3.1", "deepseek.v3-v1:0"),
            entry("qwen3-32b", "qwen.qwen3-32b-v1:0"),
            entry("qwen3-235b", "qwen.qwen3-235b-a22b-2507-v1:0"),
            entry("qwen3-coder-30b", "qwen.qwen3-coder-30b-a3b-v1:0"),
            entry("qwen3-coder-480b", "qwen.qwen3-coder-480b-a35b-v1:0"),
            entry("qwen3-next-80b", "qwen.qwen3-next-80b-a3b"),
            entry("qwen3-vl-235b", "qwen.qwen3-vl-235b-a22b"),
            entry("gpt-oss-20b", "openai.gpt-oss-20b-1:0"),
            entry("gpt-oss-120b", "openai.gpt-oss-120b-1:0"),
            entry("gpt-oss-safeguard-20b", "openai.gpt-oss-safeguard-20b"),
            entry("gpt-oss-safeguard-120b", "openai.gpt-oss-safeguard-120b"),
            entry("kimi-k2-thinking", "moonshot.kimi-k2-thinking"),
            entry("minimax-m2", "minimax.minimax-m2"),
            entry("gemma-3-4b", "google.gemma-3-4b-it"),
            entry("gemma-3-12b", "google.gemma-3-12b-it"),
            entry("gemma-3-27b", "google.gemma-3-27b-it"),
            entry("nemotron-nano-9b", "nvidia.nemotron-nano-9b-v2"),
            entry("nemotron-nano-12b", "nvidia.nemotron-nano-12b-v2"),
            entry("palmyra-x4", "writer.palmyra-x4-v1:0"),
            entry("palmyra-x5", "writer.palmyra-x5-v1:0"),
            // Newer than that page: pydantic-ai's ids, 2026; devstral-2 and glm-4.7-flash in recorded traffic too.
            entry("devstral-2", "mistral.devstral-2-123b"),
            entry("deepseek-v3.2", "deepseek.v3.2"),
            entry("qwen3-coder-next", "qwen.qwen3-coder-next"),
            entry("kimi-k2.5", "moonshotai.kimi-k2.5"),
            entry("glm-4.7", "zai.glm-4.7"),
            entry("glm-4.7-flash", "zai.glm-4.7-flash"),
            entry("glm-5", "zai.glm-5"),
            entry("minimax-m2.1", "minimax.minimax-m2.1"),
            entry("minimax-m2.5", "minimax.minimax-m2.5"),
            entry("nemotron-nano-3-30b", "nvidia.nemotron-nano-3-30b"),
            entry("nemotron-super-3-120b", "nvidia.nemotron-super-3-120b"));

    private final Map<String, String> users;

    /** @throws IllegalArgumentException if an alias stands for nothing */
    ModelAliases(Map<String, String> users) {
        users.forEach((alias, id) -> {
            if (id.isBlank()) {
                throw new IllegalArgumentException("The option modelAliases gives '" + alias + "' no model");
            }
        });
        this.users = Map.copyOf(users);
    }

    /** The alias or model id that may have been meant by a name that is neither. */
    Optional<String> near(String name) {
        return NearNames.to(name, users);
    }

    /**
     * What the name stands for, or the name itself where it is no alias.
     *
     * @throws IllegalArgumentException if the user's aliases lead in a circle
     */
    String expand(String name) {
        Set<String> seen = new LinkedHashSet<>();
        String id = name;
        while (users.containsKey(id)) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(
                        "The option modelAliases leads in a circle from '" + name + "': " + seen);
            }
            id = users.getOrDefault(id, id).trim();
        }
        return BUILT_IN.getOrDefault(id, id);
    }
}
