/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the marked places of a page and fills them with tables. */
final class TableMarkers {

    private static final Pattern START = Pattern.compile("<!-- table: *([^>]*?) *-->");
    private static final String END = "<!-- end -->";

    private final Catalogs catalogs;

    TableMarkers(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /**
     * The page with its tables filled.
     *
     * @throws IllegalArgumentException if a marker has no end, or names an unknown table or scheme
     */
    String fill(String page) {
        StringBuilder filled = new StringBuilder();
        Matcher start = START.matcher(page);
        int done = 0;
        while (start.find(done)) {
            int end = page.indexOf(END, start.end());
            int next = page.indexOf("<!-- table:", start.end());
            if (end < 0 || next >= 0 && next < end) {
                throw new IllegalArgumentException("the marker '" + start.group() + "' has no " + END);
            }
            filled.append(page, done, start.end())
                    .append("\n\n")
                    .append(table(start.group(1)))
                    .append('\n')
                    .append(END);
            done = end + END.length();
        }
        return filled.append(page, done, page.length()).toString();
    }

    private String table(String marker) {
        String[] words = marker.split("\\s+");
        if (words.length != 2) {
            throw new IllegalArgumentException(
                    "a marker must say 'table: NAME SCHEME', but said 'table: " + marker + "'");
        }
        return TableKind.named(words[0]).render(catalogs.ofScheme(words[1]));
    }
}
