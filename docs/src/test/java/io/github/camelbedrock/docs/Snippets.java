/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regions of the compiled tests that pages show, each between {@code // snippet: name} and {@code // end}. */
final class Snippets {

    private static final Pattern START = Pattern.compile("\\s*// snippet: (\\S+)");
    private static final Pattern END = Pattern.compile("\\s*// end");

    private final Map<String, String> texts = new HashMap<>();

    /** Reads all regions of the sources in this folder. */
    Snippets(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                read(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The region of this name without its indentation, or null. */
    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    /** Whether any region is this text. */
    boolean holds(String text) {
        return texts.containsValue(text.stripIndent());
    }

    private void read(List<String> lines) {
        String name = null;
        List<String> region = new ArrayList<>();
        for (String line : lines) {
            Matcher start = START.matcher(line);
            if (start.matches()) {
                name = start.group(1);
                region.clear();
            } else if (name != null && END.matcher(line).matches()) {
                if (texts.put(name, String.join("\n", region).stripIndent()) != null) {
                    throw new IllegalArgumentException("there are two snippets of the name " + name);
                }
                name = null;
            } else {
                region.add(line);
            }
        }
    }
}
