/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The geographies of Bedrock's inference profiles: the word before a model id that lets a call be served by several
 * regions (Bedrock User Guide, cross-Region inference).
 */
final class ProfilePrefix {

    private static final String NONE = "none";
    private static final String AUTO = "auto";
    private static final List<String> GEOGRAPHIES = List.of("us", "eu", "apac", "jp", "au", "ca", "global", "us-gov");

    /** Tokyo and Osaka: what calls the jp profiles (Bedrock model cards, as TokenRouter read them 2026-09). */
    private static final Set<String> JAPAN = Set.of("ap-northeast-1", "ap-northeast-3");

    /** Sydney and Melbourne, and New Zealand, which calls some au profiles (from the same reading). */
    private static final Set<String> AUSTRALIA = Set.of("ap-southeast-2", "ap-southeast-4", "ap-southeast-6");

    /**
     * Models from before the profiles of single countries, Claude Sonnet 4 and Nova 1 and older: their profile is apac
     * in all of Asia. Seen for Claude 3.5 Sonnet, Nova Lite and Nova Pro (published list-inference-profiles of
     * ap-northeast-1) and for Claude Sonnet 4 (the same reading); taken for granted of their contemporaries.
     */
    private static final Pattern ALL_OF_ASIA = Pattern.compile(
            "anthropic\\.claude-(3-|sonnet-4-20250514).*|amazon\\.nova-(micro|lite|pro)-v1.*",
            Pattern.CASE_INSENSITIVE);

    private ProfilePrefix() {}

    /** The id without its geography; an id whose first word is none stays as it is. */
    static String strip(String id) {
        String geography = of(id);
        return geography == null ? id : id.substring(geography.length() + 1);
    }

    /** The geography that the id starts with, or null. */
    static @Nullable String of(String id) {
        int dot = id.indexOf('.');
        return dot > 0 && GEOGRAPHIES.contains(id.substring(0, dot)) ? id.substring(0, dot) : null;
    }

    /**
     * The geography that the option asks for, or null where it asks for none.
     *
     * @throws IllegalArgumentException if the option is none of the known words, or is {@code auto} and the region is
     *     unknown or has no geography
     */
    static @Nullable String read(@Nullable String option, @Nullable String region, String id) {
        String asked = option == null ? "" : option.trim().toLowerCase(Locale.ROOT);
        if (asked.isEmpty() || asked.equals(NONE)) {
            return null;
        }
        if (asked.equals(AUTO)) {
            return ofRegion(region, id);
        }
        if (GEOGRAPHIES.contains(asked)) {
            return asked;
        }
        throw new IllegalArgumentException("inferenceProfilePrefix must be one of none, auto, "
                + String.join(", ", GEOGRAPHIES) + ", but was '" + option + "'");
    }

    private static String ofRegion(@Nullable String region, String id) {
        if (region == null || region.isBlank()) {
            throw new IllegalArgumentException("inferenceProfilePrefix=auto takes the geography from the region, and no"
                    + " region is known: set the option region, or name the prefix");
        }
        String name = region.trim().toLowerCase(Locale.ROOT);
        String geography = geographyOf(name, strip(id));
        if (geography == null) {
            throw new IllegalArgumentException("inferenceProfilePrefix=auto knows no geography for the region '" + name
                    + "': name the prefix (global, for one, is called from most regions), or set it to none");
        }
        return geography;
    }

    /** The profiles that may serve a model in that region: that of its geography, and the one of all the public ones. */
    static List<String> profiles(String region, String model) {
        String geography = geographyOf(region, model);
        if (geography == null) {
            return region.contains("-iso") ? List.of() : List.of("global." + model);
        }
        return geography.equals("us-gov")
                ? List.of(geography + "." + model)
                : List.of(geography + "." + model, "global." + model);
    }

    private static @Nullable String geographyOf(String region, String model) {
        if (region.contains("-iso")) {
            return null; // A partition of its own, with no profile of the public one.
        }
        if (region.startsWith("us-gov-")) {
            return "us-gov";
        }
        if (region.startsWith("ap-")) {
            boolean anyCountry = ALL_OF_ASIA.matcher(model).matches();
            if (JAPAN.contains(region) && !anyCountry) {
                return "jp";
            }
            return AUSTRALIA.contains(region) && !anyCountry ? "au" : "apac";
        }
        for (String geography : List.of("us", "eu", "ca")) {
            if (region.startsWith(geography + "-")) {
                return geography;
            }
        }
        return null;
    }
}
