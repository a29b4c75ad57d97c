/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the model that a name stands for. A name is an alias, a model id, an inference profile id or an ARN, each with
 * or without {@code bedrock/} before it. Safe for use by many threads.
 */
public final class ModelCatalog {

    private static final String SCHEME = "bedrock/";

    private final ModelAliases aliases;

    /**
     * With the user's aliases, which win over the built-in ones. An alias may stand for another one.
     *
     * @throws IllegalArgumentException if an alias stands for a blank
     */
    public ModelCatalog(Map<String, String> aliases) {
        this.aliases = new ModelAliases(aliases);
    }

    /**
     * Resolves a name.
     *
     * <p>The prefix is one of none, auto, us, eu, apac, jp, au, ca, global, us-gov. {@code auto} takes it from the
     * region: us-* us, us-gov-* us-gov, eu-* eu, ca-* ca; Tokyo and Osaka jp; Sydney, Melbourne and New Zealand au;
     * the rest of ap-*, and models up to Claude Sonnet 4 and Nova 1 in all of it, apac. A model need not have a profile
     * in every geography, and new ones come: {@code aws bedrock list-inference-profiles} tells which a region has, and
     * where {@code auto} is wrong for a model, name the prefix.
     *
     * @param given the name
     * @param inferenceProfilePrefix the geography to put before the id; null or blank is {@code none}
     * @param region the region that is called, for {@code auto}
     * @param baseModelId the foundation model behind the name, for an ARN that does not tell; where given, it wins
     * @throws IllegalArgumentException if there is no such prefix, it does not fit the name, or Converse cannot serve
     *     the model; the message says what to change
     */
    public ModelId resolve(
            String given,
            @Nullable String inferenceProfilePrefix,
            @Nullable String region,
            @Nullable String baseModelId) {
        String value = prefixed(expand("model id", given), inferenceProfilePrefix, region);
        String baseId = baseIdOf(value);
        if (baseModelId != null && !baseModelId.isBlank()) {
            baseId = baseIdOf(expand("baseModelId", baseModelId));
            if (baseId == null) {
                throw new IllegalArgumentException("baseModelId must name a foundation model, such as"
                        + " anthropic.claude-sonnet-4-6 or an alias, but was '" + baseModelId + "'");
            }
        }
        if (baseId == null) {
            return new ModelId(value, null, ModelProfiles.unknown());
        }
        ModelName name = ModelName.of(baseId);
        requireServed(baseId, name);
        return new ModelId(value, baseId, ModelProfiles.of(name));
    }

    /** The alias or model id that may have been meant by a name that is neither; empty where none is near. */
    public Optional<String> near(String name) {
        return aliases.near(name);
    }

    private String expand(String what, String given) {
        String name = given.trim();
        if (name.startsWith(SCHEME)) {
            name = name.substring(SCHEME.length());
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "The " + what + " is empty: give a Bedrock model id, an alias, an inference profile id or an ARN");
        }
        return aliases.expand(name);
    }

    private String prefixed(String id, @Nullable String prefix, @Nullable String region) {
        String asked = ProfilePrefix.read(prefix, region, id);
        if (asked == null) {
            return id;
        }
        if (BedrockArn.isArn(id)) {
            throw new IllegalArgumentException(
                    "inferenceProfilePrefix=" + prefix + " cannot be put before the ARN '" + id
                            + "': an ARN already names one resource in one region. Leave the prefix out, or give a model id");
        }
        String present = ProfilePrefix.of(id);
        if (present != null) {
            if (present.equals(asked)) {
                return id;
            }
            throw new IllegalArgumentException("inferenceProfilePrefix=" + prefix + " asks for '" + asked
                    + "', but the model '" + id + "' already has '" + present + "': leave one of the two out");
        }
        if (id.indexOf('.') < 0) {
            throw new IllegalArgumentException("inferenceProfilePrefix=" + prefix + " cannot be put before '" + id
                    + "': it is neither an alias nor a model id such as amazon.nova-lite-v1:0"
                    + near(id).map(meant -> ". Did you mean " + meant + "?").orElse(""));
        }
        return asked + "." + id;
    }

    private static @Nullable String baseIdOf(String id) {
        return BedrockArn.isArn(id) ? BedrockArn.parse(id).baseId() : ProfilePrefix.strip(id);
    }

    /** Of OpenAI's models Converse serves gpt-oss alone (pydantic-ai, 2026-08). */
    private static void requireServed(String baseId, ModelName name) {
        if ("openai".equals(name.provider()) && !name.name().startsWith("gpt-oss")) {
            throw new IllegalArgumentException("Bedrock does not serve the model '" + baseId + "' through Converse: of"
                    + " OpenAI's models only gpt-oss is. Call it with an OpenAI component at Bedrock's OpenAI-compatible"
                    + " endpoint, https://bedrock-mantle.REGION.api.aws/openai/v1");
        }
    }
}
