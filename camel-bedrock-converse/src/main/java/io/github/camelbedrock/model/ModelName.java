/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two words of a model id, in lower case, by which its row is found: {@code anthropic} and
 * {@code claude-haiku-4-5-20251001} of {@code us.anthropic.claude-haiku-4-5-20251001-v1:0}.
 *
 * @param provider the word before the first dot, null where the id has no dot
 * @param name what follows, without the version at its end
 */
record ModelName(@Nullable String provider, String name) {

    private static final Pattern VERSION = Pattern.compile("(.+)-v\\d+(:\\d+)?");

    /** Of an id with or without a geography. What stands before the last slash does not count. */
    static ModelName of(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        String plain = ProfilePrefix.strip(lower.substring(lower.lastIndexOf('/') + 1));
        int dot = plain.indexOf('.');
        if (dot < 0) {
            return new ModelName(null, plain);
        }
        String rest = plain.substring(dot + 1);
        Matcher version = VERSION.matcher(rest);
        return new ModelName(plain.substring(0, dot), version.matches() ? version.group(1) : rest);
    }
}
