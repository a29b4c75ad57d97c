/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No class outgrows its room. Lists of options and constants may be longer. */
class SizesTest {

    private static final int LIMIT = 300;
    private static final int LIMIT_OF_LISTS = 600;
    private static final int LICENCE_HEADER = 4;

    @Test
    void noClassIsLongerThanItsLimit() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> classes =
                    files.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(classes).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(
                            Files.readAllLines(file).size())
                    .as("lines of " + sources.relativize(file))
                    .isLessThanOrEqualTo((isList(file) ? LIMIT_OF_LISTS : LIMIT) + LICENCE_HEADER));
        }
    }

    private static boolean isList(Path file) {
        return file.getFileName().toString().endsWith("Constants.java")
                || file.getParent().endsWith("config");
    }
}
