/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a text's language by its letters and its small words. */
final class Languages {

    private static final Map<String, Pattern> SMALL_WORDS = WordLists.read("languages.txt").entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey,
                    list -> WordLists.anyOf(list.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new));

    /** Kana comes before Han: a Japanese text holds both. */
    private static final Map<UnicodeScript, String> SCRIPTS = scripts();

    private Languages() {}

    /** The ISO 639-1 code of the language; en where nothing tells. */
    static String of(String text) {
        for (Map.Entry<UnicodeScript, String> script : SCRIPTS.entrySet()) {
            if (text.codePoints().anyMatch(c -> UnicodeScript.of(c) == script.getKey())) {
                return script.getValue();
            }
        }
        String best = "en";
        long most = 0;
        for (Map.Entry<String, Pattern> language : SMALL_WORDS.entrySet()) {
            long hits = language.getValue().matcher(text).results().count();
            if (hits > most) {
                most = hits;
                best = language.getKey();
            }
        }
        return best;
    }

    /** Which of these values names the language: de, DE, de-DE, German or Deutsch; null where none does. */
    static @Nullable String among(List<String> values, String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<String> names =
                List.of(language, locale.getDisplayLanguage(Locale.ENGLISH), locale.getDisplayLanguage(locale));
        return values.stream()
                .filter(value -> names.stream().anyMatch(value::equalsIgnoreCase)
                        || value.toLowerCase(Locale.ROOT).startsWith(language + "-"))
                .findFirst()
                .orElse(null);
    }

    /** A polite sentence on that topic, in that language; in English for one that has no sentence here. */
    static String reply(String language, String topic) {
        return switch (language) {
            case "de" ->
                "Vielen Dank für Ihre Nachricht zu „" + topic + "“. Wir kümmern uns darum und melden uns bald.";
            case "fr" ->
                "Merci pour votre message au sujet de « " + topic
                        + " ». Nous nous en occupons et revenons vers vous rapidement.";
            case "es" -> "Gracias por su mensaje sobre «" + topic + "». Nos ocupamos de ello y le respondemos pronto.";
            case "it" -> "Grazie per il suo messaggio su «" + topic + "». Ce ne occupiamo e le rispondiamo presto.";
            case "nl" -> "Bedankt voor uw bericht over “" + topic + "”. We kijken ernaar en komen er snel op terug.";
            case "pt" -> "Obrigado pela sua mensagem sobre “" + topic + "”. Vamos tratar disso e responder em breve.";
            default ->
                "Thank you for your message about “" + topic + "”. We are looking into it and will be back soon.";
        };
    }

    private static Map<UnicodeScript, String> scripts() {
        Map<UnicodeScript, String> scripts = new LinkedHashMap<>();
        scripts.put(UnicodeScript.HIRAGANA, "ja");
        scripts.put(UnicodeScript.KATAKANA, "ja");
        scripts.put(UnicodeScript.HANGUL, "ko");
        scripts.put(UnicodeScript.HAN, "zh");
        scripts.put(UnicodeScript.CYRILLIC, "ru");
        scripts.put(UnicodeScript.ARABIC, "ar");
        scripts.put(UnicodeScript.GREEK, "el");
        return scripts;
    }
}
