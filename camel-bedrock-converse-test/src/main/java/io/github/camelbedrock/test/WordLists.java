/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the lists of words that the default answers go by: lines of "name = word, word". */
final class WordLists {

    private WordLists() {}

    /** The lists of a resource beside this class, in the order of their first lines. */
    static Map<String, List<String>> read(String resource) {
        InputStream stream = Objects.requireNonNull(WordLists.class.getResourceAsStream(resource), resource);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    lists.computeIfAbsent(line.substring(0, equals).strip(), name -> new ArrayList<>())
                            .addAll(Arrays.asList(
                                    line.substring(equals + 1).strip().split("\\s*,\\s*")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }

    /** Finds each of these words as a whole; a star stands for any letters. */
    static Pattern anyOf(List<String> words) {
        String any = words.stream()
                .map(word ->
                        Arrays.stream(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("\\p{L}*")))
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")(?![\\p{L}\\d])"));
        return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
