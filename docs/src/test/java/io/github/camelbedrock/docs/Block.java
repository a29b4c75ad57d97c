/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a page.
 *
 * @param run what the marker above says behind {@code run:}, or null
 * @param notRun the reason that the marker above gives behind {@code not run:}, or null
 */
record Block(Path page, int line, String language, String text, @Nullable String run, @Nullable String notRun) {

    private static final Pattern FENCE = Pattern.compile("```(\\w*)\\s*");
    private static final Pattern RUN = Pattern.compile("<!-- run: (\\S+) -->");
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: (.+) -->");

    /** The blocks of a page, in their order. */
    static List<Block> of(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(page);
        for (int start = 0; start < lines.size(); start++) {
            Matcher fence = FENCE.matcher(lines.get(start));
            if (fence.matches()) {
                int end = endOf(page, lines, start);
                String above = start == 0 ? "" : lines.get(start - 1);
                String text = String.join("\n", lines.subList(start + 1, end));
                blocks.add(new Block(page, start + 1, fence.group(1), text, first(RUN, above), first(NOT_RUN, above)));
                start = end;
            }
        }
        return blocks;
    }

    /** Where the block stands, for a person who has to find it. */
    String place() {
        return page.getFileName() + ", line " + line;
    }

    private static int endOf(Path page, List<String> lines, int start) {
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).equals("```")) {
            end++;
        }
        if (end == lines.size()) {
            throw new IllegalArgumentException(page.getFileName() + ", line " + (start + 1) + ": the block has no end");
        }
        return end;
    }

    private static @Nullable String first(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
