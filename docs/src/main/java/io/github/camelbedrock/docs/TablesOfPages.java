/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Brings the tables in the pages of a folder up to date; every other line of a page stays as it is. */
public final class TablesOfPages {

    private TablesOfPages() {}

    /** Takes the folder of the pages. */
    public static void main(String[] args) throws IOException {
        TableMarkers markers = new TableMarkers(new Catalogs());
        for (Path page : pages(Path.of(args[0]))) {
            String text = Files.readString(page);
            String updated = updated(markers, page, text);
            if (!updated.equals(text)) {
                Files.writeString(page, updated);
            }
        }
    }

    private static String updated(TableMarkers markers, Path page, String text) {
        try {
            return markers.fill(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(page.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
