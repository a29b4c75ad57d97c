/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the known name that was meant by one that is none: with a letter wrong, a word at the wrong place, the maker
 * missing, or another date or version.
 */
final class NearNames {

    private static final Pattern RELEASE = Pattern.compile("(-\\d{8})?(-v\\d+)?(:\\d+)?$");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    /** Names that are shorter differ in one letter from many others. */
    private static final int SHORT = 6;

    private static final int MOST = 4;

    private NearNames() {}

    /**
     * The alias or the model id that is nearest to the name, with the geography of the name; empty where none is near, and
     * where the name is a known one.
     *
     * @param users aliases beside the built-in ones
     */
    static Optional<String> to(String name, Map<String, String> users) {
        String given = name.trim().toLowerCase(Locale.ROOT);
        String geography = ProfilePrefix.of(given);
        String plain = ProfilePrefix.strip(given);
        Map<String, String> known = known(users, geography != null);
        if (plain.isEmpty() || BedrockArn.isArn(given) || isKnown(plain, known)) {
            return Optional.empty();
        }
        String asked = key(plain);
        int most = asked.length() < SHORT ? 1 : Math.min(MOST, Math.max(2, asked.length() / 5));
        return known.entrySet().stream()
                .map(candidate -> new Near(candidate.getValue(), distance(asked, key(candidate.getKey()))))
                .filter(near -> near.distance <= most)
                .min(Comparator.comparingInt(Near::distance)
                        .thenComparing(Comparator.comparing(Near::name).reversed()))
                .map(near -> geography == null ? near.name : geography + "." + near.name);
    }

    private record Near(String name, int distance) {}

    /** Every way to write a model, and what to write instead; a name with a geography needs the id. */
    private static Map<String, String> known(Map<String, String> users, boolean ids) {
        Map<String, String> names = new TreeMap<>();
        ModelAliases.BUILT_IN.values().forEach(id -> {
            names.put(id.substring(id.indexOf('.') + 1), id);
            names.put(id, id);
        });
        ModelAliases.BUILT_IN.forEach((alias, id) -> names.put(alias, ids ? id : alias));
        if (!ids) {
            users.keySet().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), alias));
        }
        return names;
    }

    private static boolean isKnown(String name, Map<String, String> known) {
        return name.equals(known.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }

    private static String key(String name) {
        return RELEASE.matcher(name).replaceFirst("");
    }

    private static int distance(String one, String other) {
        return words(one).equals(words(other)) ? 0 : edits(one, other);
    }

    private static String words(String name) {
        return Arrays.stream(SEPARATORS.split(name)).sorted().collect(Collectors.joining("-"));
    }

    /** How many letters are to be put in, left out, changed, or changed with their neighbour. */
    private static int edits(String one, String other) {
        int @Nullable [] before = null;
        int[] last = new int[other.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[last.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                if (before != null
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }
}
