/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by words which of some values fits a text: those that the lists know, and any other by its own words. */
final class TextClues {

    private static final Map<String, Group> GROUPS = groups();

    /** One clue of an emergency weighs more than some of a nuisance. */
    private static final Map<String, Integer> WEIGHTS = Map.of("critical", 25, "high", 5);

    /** Values that fit where nothing speaks for another. */
    private static final List<String> NEUTRAL =
            List.of("medium", "normal", "moderate", "other", "general", "neutral", "feedback", "unknown", "none", "p3");

    private record Group(Pattern words, List<String> others) {}

    private TextClues() {}

    /** The values that something speaks for, the one with most first; of equals the first. */
    static List<String> fitting(List<String> values, TextFacts facts) {
        Set<String> rivals = new HashSet<>();
        values.forEach(value -> rivals.addAll(words(value)));
        Map<String, Integer> scores = new LinkedHashMap<>();
        values.forEach(value -> scores.put(value, score(value, rivals, facts)));
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The value to take where nothing speaks for any. */
    static String neutral(List<String> values) {
        return NEUTRAL.stream()
                .flatMap(neutral -> values.stream().filter(neutral::equalsIgnoreCase))
                .findFirst()
                .orElse(values.get(0));
    }

    /** How much speaks for one thing alone, such as "refund". */
    static int score(String value, TextFacts facts) {
        return score(value, Set.of(), facts);
    }

    /** The words of a name: of suggestedReply, suggested-reply or SUGGESTED_REPLY the two. */
    static List<String> words(String name) {
        String spaced = name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
        return Arrays.stream(spaced.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What the subject says counts twice. */
    private static int score(String value, Set<String> rivals, TextFacts facts) {
        int score = 0;
        for (String word : words(value)) {
            for (Pattern clue : clues(word, rivals, new HashSet<>())) {
                int hits = hits(clue, facts.text()) + hits(clue, facts.subject());
                score += hits * WEIGHTS.getOrDefault(word, 1);
            }
        }
        return score;
    }

    private static List<Pattern> clues(String word, Set<String> rivals, Set<String> seen) {
        List<Pattern> clues = new ArrayList<>();
        Group group = GROUPS.get(word);
        if (group == null) {
            clues.add(WordLists.anyOf(List.of(word.length() > 3 ? word + "*" : word)));
        } else if (seen.add(word)) {
            clues.add(group.words());
            for (String other : group.others()) {
                if (!rivals.contains(other)) {
                    clues.addAll(clues(other, rivals, seen));
                }
            }
        }
        return clues;
    }

    private static int hits(Pattern clue, String text) {
        return (int) clue.matcher(text).results().count();
    }

    private static Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        WordLists.read("clues.txt").forEach((value, clues) -> {
            List<String> words =
                    clues.stream().filter(clue -> !clue.startsWith("@")).toList();
            List<String> others = clues.stream()
                    .filter(clue -> clue.startsWith("@"))
                    .map(clue -> clue.substring(1))
                    .toList();
            // A list of other values alone still finds the value's own name.
            groups.put(value, new Group(WordLists.anyOf(words.isEmpty() ? List.of(value) : words), others));
        });
        return groups;
    }
}
