/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts by a name that may come from afar, and therefore of no more than so many names: what comes later is counted
 * together, as {@value #OTHER}. Safe for use by many threads.
 *
 * @param <C> the counts of one name
 */
final class CountsByName<C> {

    static final String OTHER = "other";

    private static final int MOST = 200;

    /** That of an ARN with a long name; a longer text is none. */
    private static final int LONGEST = 256;

    private final Map<String, C> counts = new ConcurrentHashMap<>();
    private final Supplier<C> none;

    /** With what makes the counts of a new name. */
    CountsByName(Supplier<C> none) {
        this.none = none;
    }

    C of(String name) {
        C known = counts.get(name);
        return known == null ? add(shown(name)) : known;
    }

    private synchronized C add(String name) {
        C known = counts.get(name);
        return known == null ? counts.computeIfAbsent(counts.size() < MOST ? name : OTHER, added -> none.get()) : known;
    }

    /** By name, in the order of the alphabet. */
    Map<String, C> all() {
        return new TreeMap<>(counts);
    }

    /** The name as it may be shown: on one line, and not too long. */
    static String shown(String name) {
        String begin = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return begin.chars().anyMatch(Character::isISOControl) ? begin.replaceAll("\\p{Cntrl}", " ") : begin;
    }
}
