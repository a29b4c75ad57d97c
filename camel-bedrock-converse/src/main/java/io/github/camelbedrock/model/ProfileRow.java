/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A row of the table of models: which names it is for, and what differs from the default of an unknown model. It is
 * filled while the table is built and not changed afterwards.
 */
final class ProfileRow {

    private final String family;
    private final Set<String> providers;
    private Predicate<String> names = name -> true;

    private boolean toolChoice;
    private boolean forcedToolChoice;
    private boolean cache;
    private boolean toolCache;
    private boolean nativeSchema;
    private Set<MediaKind> toolResultMedia = EnumSet.of(MediaKind.IMAGE);
    private Set<MediaKind> besideToolResult = EnumSet.allOf(MediaKind.class);
    private boolean leadingAssistant;
    private ThinkingShape thinking = ThinkingShape.NONE;
    private boolean interleavedThinking;
    private boolean adaptiveThinking;
    private boolean budgetRejected;
    private final Set<Effort> efforts = EnumSet.range(Effort.LOW, Effort.HIGH);
    private boolean samplingRejected;
    private TopKPlace topK = TopKPlace.NONE;
    private boolean toolResultStatus = true;
    private boolean toolResultJson;
    private boolean inlineDefinitions;
    private boolean video = true;
    private boolean s3Source = true;
    private boolean reasoningSigned;
    private boolean leadingBlanks;
    private int outputTokenFactor = 1;

    private ProfileRow(String family, Set<String> providers) {
        this.family = family;
        this.providers = providers;
    }

    /** A row for every model of these providers: the words before the dot of a model id. */
    static ProfileRow of(String family, String... providers) {
        return new ProfileRow(family, Set.of(providers));
    }

    /** Only for these names, or for names that go on after one of them with something that is no letter or digit. */
    ProfileRow named(String... starts) {
        List<String> all = List.of(starts);
        names = name -> all.stream().anyMatch(start -> startsWithWord(name, start));
        return this;
    }

    /** Only for names that match as a whole. */
    ProfileRow matching(String regex) {
        names = Pattern.compile(regex).asMatchPredicate();
        return this;
    }

    ProfileRow toolChoice() {
        toolChoice = true;
        forcedToolChoice = true;
        return this;
    }

    ProfileRow autoToolChoiceOnly() {
        forcedToolChoice = false;
        return this;
    }

    ProfileRow cache() {
        cache = true;
        return this;
    }

    ProfileRow toolCache() {
        toolCache = true;
        return this;
    }

    /** Native JSON schema and strict tools: no model has the one without the other. */
    ProfileRow nativeSchema() {
        nativeSchema = true;
        return this;
    }

    ProfileRow toolResultMedia(MediaKind... kinds) {
        toolResultMedia = Set.of(kinds);
        return this;
    }

    ProfileRow besideToolResult(MediaKind... kinds) {
        besideToolResult = Set.of(kinds);
        return this;
    }

    ProfileRow leadingAssistant() {
        leadingAssistant = true;
        return this;
    }

    ProfileRow thinking(ThinkingShape shape) {
        thinking = shape;
        return this;
    }

    ProfileRow interleavedThinking() {
        interleavedThinking = true;
        return this;
    }

    ProfileRow adaptive() {
        adaptiveThinking = true;
        return this;
    }

    ProfileRow noBudget() {
        budgetRejected = true;
        return this;
    }

    ProfileRow noSampling() {
        samplingRejected = true;
        return this;
    }

    /** Efforts above high. */
    ProfileRow efforts(Effort... above) {
        efforts.addAll(List.of(above));
        return this;
    }

    ProfileRow topK(TopKPlace place) {
        topK = place;
        return this;
    }

    ProfileRow noToolResultStatus() {
        toolResultStatus = false;
        return this;
    }

    ProfileRow toolResultJson() {
        toolResultJson = true;
        return this;
    }

    ProfileRow inlineDefinitions() {
        inlineDefinitions = true;
        return this;
    }

    ProfileRow noVideo() {
        video = false;
        return this;
    }

    ProfileRow noS3Source() {
        s3Source = false;
        return this;
    }

    ProfileRow reasoningSigned() {
        reasoningSigned = true;
        return this;
    }

    ProfileRow leadingBlanks() {
        leadingBlanks = true;
        return this;
    }

    ProfileRow outputTokenFactor(int factor) {
        outputTokenFactor = factor;
        return this;
    }

    boolean covers(ModelName model) {
        return model.provider() != null && providers.contains(model.provider()) && names.test(model.name());
    }

    ModelProfile profile() {
        return new ModelProfile(
                family,
                toolChoice,
                forcedToolChoice,
                cache,
                toolCache,
                nativeSchema,
                nativeSchema,
                toolResultMedia,
                besideToolResult,
                leadingAssistant,
                thinking,
                interleavedThinking,
                adaptiveThinking,
                budgetRejected,
                efforts,
                samplingRejected,
                topK,
                toolResultStatus,
                toolResultJson,
                inlineDefinitions,
                video,
                s3Source,
                reasoningSigned,
                leadingBlanks,
                outputTokenFactor);
    }

    private static boolean startsWithWord(String name, String start) {
        return name.startsWith(start)
                && (name.length() == start.length() || !Character.isLetterOrDigit(name.charAt(start.length())));
    }
}
