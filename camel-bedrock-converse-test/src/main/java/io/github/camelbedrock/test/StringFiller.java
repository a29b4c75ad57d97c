/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills a string of a JSON schema from a text, by the property's name, its format and its pattern. */
final class StringFiller {

    private static final Set<String> REPLIES = Set.of("reply", "answer", "response", "greeting");
    private static final Set<String> TITLES = Set.of("subject", "title", "topic", "headline");
    private static final Set<String> WHOLES =
            Set.of("text", "message", "body", "content", "query", "question", "prompt", "input", "request");
    private static final Set<String> SUMMARIES = Set.of(
            "summary", "description", "reason", "explanation", "note", "notes", "abstract", "details", "problem");
    private static final Set<String> NUMBERED = Set.of("id", "number", "no", "code", "key", "ref", "reference");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern CLEAR_WORD = Pattern.compile("\\d|\\p{L}{3}");
    private static final int WHOLE = 200;

    private final TextFacts facts;

    StringFiller(TextFacts facts) {
        this.facts = facts;
    }

    /** The string, or null where the text tells nothing and the string need not be there. */
    @Nullable
    String fill(Schema schema, boolean needed) {
        String found = find(schema);
        if (found == null && schema.node().has("default")) {
            return schema.node().get("default").asText();
        }
        if (found == null && needed) {
            String name = facts.name();
            found = name == null ? facts.summary() : name;
        }
        return found == null ? null : fit(found, schema);
    }

    private @Nullable String find(Schema schema) {
        List<String> words = TextClues.words(schema.name());
        if (isLanguage(schema.name())) {
            return facts.language();
        }
        Pattern pattern = schema.pattern();
        if (pattern != null) {
            return facts.token(pattern);
        }
        if (schema.node().has("format")) {
            return formatted(schema.node().get("format").asText());
        }
        if (words.stream().anyMatch(REPLIES::contains)) {
            return Languages.reply(facts.language(), facts.topic());
        }
        if (words.stream().anyMatch(SUMMARIES::contains)) {
            return facts.summary();
        }
        if (words.stream().anyMatch(TITLES::contains)) {
            return facts.topic();
        }
        return words.stream().anyMatch(WHOLES::contains) ? TextFacts.cut(facts.text(), WHOLE) : behindName(words);
    }

    /** Of "my order number is 88-20417" for orderNumber, orderId and order the number. */
    private @Nullable String behindName(List<String> words) {
        boolean numbered = words.stream().anyMatch(NUMBERED::contains);
        List<String> telling = words.stream()
                .filter(word -> words.size() == 1 || !NUMBERED.contains(word) && !word.equals("name"))
                .toList();
        for (String word : telling) {
            String behind = facts.behind(word);
            if (behind != null
                    && (numbered ? DIGIT : CLEAR_WORD).matcher(behind).find()) {
                return behind;
            }
        }
        return null;
    }

    private String formatted(String format) {
        return switch (format) {
            case "email" -> tokenOr("^[^@/]+@[^@/]+\\.\\p{L}+$", "someone@example.com");
            case "uri", "url" -> tokenOr("^https?://", "https://example.com/");
            case "date" -> tokenOr("^\\d{4}-\\d\\d-\\d\\d$", "2026-01-31");
            case "date-time" -> tokenOr("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d", "2026-01-31T12:00:00Z");
            case "time" -> tokenOr("^\\d\\d:\\d\\d", "12:00:00Z");
            case "uuid" ->
                UUID.nameUUIDFromBytes(facts.text().getBytes(StandardCharsets.UTF_8))
                        .toString();
            default -> facts.summary();
        };
    }

    private String tokenOr(String pattern, String otherwise) {
        String token = facts.token(Pattern.compile(pattern));
        return token == null ? otherwise : token;
    }

    static boolean isLanguage(String name) {
        return TextClues.words(name).stream().anyMatch(Set.of("language", "lang", "locale")::contains);
    }

    private static String fit(String text, Schema schema) {
        String cut = TextFacts.cut(text, schema.node().path("maxLength").asInt(Integer.MAX_VALUE));
        int missing = schema.node().path("minLength").asInt() - cut.codePointCount(0, cut.length());
        return missing > 0 ? cut + "-".repeat(missing) : cut;
    }
}
