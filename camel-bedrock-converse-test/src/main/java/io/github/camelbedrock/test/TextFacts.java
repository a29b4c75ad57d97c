/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a user's text by simple means. A JSON object in it, such as a support ticket, is read field by
 * field; a JSON schema in it is no part of what the user says.
 */
final class TextFacts {

    private static final List<String> TITLES = List.of("subject", "title");
    private static final List<String> BODIES = List.of("body", "text", "message", "description", "content", "question");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.,-])-?\\d+(?:[.,]\\d+)*(?![\\p{L}\\d-])");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s|(?<=[。！？])");
    private static final Pattern PROPER_NAME =
            Pattern.compile("(?<=[\\p{L}\\d,] )\\p{Lu}[\\p{L}\\d-]+(?: \\p{Lu}[\\p{L}\\d-]+)*");
    private static final Pattern PLACE = Pattern.compile("\\b(?:in|at|from|to|for|near|nach|aus|von|à|de|en|para|a)"
            + " (\\p{Lu}[\\p{L}\\d-]+(?: \\p{Lu}[\\p{L}\\d-]+)*)");
    private static final Pattern QUOTED = Pattern.compile("[\"“„«] ?([^\"”“»]+?) ?[\"”“»]");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}@._:/+-]|,(?=\\d))*(?<![.:])");
    private static final int SUMMARY = 100;
    private static final int KEYWORD = 5;

    private final JsonNode fields;
    private final String subject;
    private final String body;
    private final String language;

    TextFacts(String userText) {
        String said = userText;
        for (JsonWithin json : JsonWithin.find(userText)) {
            said = json.isSchema() ? said.replace(userText.substring(json.start(), json.end()), "") : said;
        }
        // An object behind a brace that opens none is a piece of something broken.
        int brace = said.indexOf('{');
        fields = JsonWithin.find(said).stream()
                .filter(json -> json.start() == brace)
                .map(JsonWithin::json)
                .findFirst()
                .orElse(MissingNode.getInstance());
        subject = first(TITLES, "");
        body = first(BODIES, subject.isEmpty() ? texts(said) : "");
        language = Languages.of(text());
    }

    private String first(List<String> names, String otherwise) {
        return names.stream()
                .map(fields::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(otherwise);
    }

    /** All strings of an object that has none of the usual names, or the text as it is. */
    private String texts(String said) {
        StringBuilder joined = new StringBuilder();
        fields.forEach(value -> joined.append(value.isTextual() ? value.asText() + "\n" : ""));
        return joined.isEmpty()
                ? said.replace("```json", "").replace("```", "").strip()
                : joined.toString().strip();
    }

    /** The subject, where there is one, and the body. */
    String text() {
        return subject.isEmpty() ? body : subject + "\n" + body;
    }

    /** The subject, or an empty text. */
    String subject() {
        return subject;
    }

    /** What the text is about, in a few words. */
    String topic() {
        return subject.isEmpty() ? summary() : subject;
    }

    String language() {
        return language;
    }

    /** The field of that name of the text's JSON object; a missing node where it has none. */
    JsonNode field(String name) {
        return fields.path(name);
    }

    /** All numbers of the text; not those within a word, a date or an order number. */
    List<BigDecimal> numbers() {
        return NUMBER.matcher(text())
                .results()
                .map(MatchResult::group)
                .map(TextFacts::number)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The number that the digits stand for, with point or comma; null for 1.2.3 and for a word. */
    static @Nullable BigDecimal number(String digits) {
        String plain =
                digits.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? digits.replace(",", "") : digits.replace(',', '.');
        return plain.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(plain) : null;
    }

    /** The first sentence of the body, cut at a word. */
    String summary() {
        String whole = (body.isBlank() ? subject : body).strip().replaceAll("\\s+", " ");
        return cut(SENTENCE_END.split(whole, 2)[0], SUMMARY);
    }

    /** The word behind that name in the text: of "order number: 4711" for "order" the number. */
    @Nullable
    String behind(String name) {
        Matcher named = Pattern.compile(
                        "(?<!\\p{L})" + Pattern.quote(name)
                                + "(?: (?:number|no\\.|id|code|name|is|ist|est|es))*\\s*[:=#]?\\s*[\"“„«]?(" + TOKEN
                                + ")",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text());
        return named.find() ? named.group(1) : null;
    }

    /** The longest words of the text, as far as they are no small words. */
    List<String> keywords() {
        return TOKEN.matcher(text())
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= KEYWORD)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The first word of the text that matches the pattern. */
    @Nullable
    String token(Pattern pattern) {
        return TOKEN.matcher(text())
                .results()
                .map(MatchResult::group)
                .filter(word -> pattern.matcher(word).find())
                .findFirst()
                .orElse(null);
    }

    /** A name in the text: one behind a preposition, one in quotes, or one in the middle of a sentence. */
    @Nullable
    String name() {
        return Stream.of(group(PLACE, 1), group(QUOTED, 1), group(PROPER_NAME, 0))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String group(Pattern pattern, int group) {
        Matcher matcher = pattern.matcher(text());
        return matcher.find() ? matcher.group(group) : null;
    }

    /** At most that many characters, cut at a word where there is one. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int space = text.lastIndexOf(' ', length - 1);
        int end = space > length / 2 ? space : Math.max(0, length - 1);
        boolean halfOfPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halfOfPair ? end - 1 : end) + "…".substring(0, Math.min(1, length));
    }
}
