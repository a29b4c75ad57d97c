/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs what the pages show. A block that is not run says why. */
class PagesTest {

    private static final Path FRONT_PAGE = Path.of("../README.md");
    private static final Set<String> LANGUAGES = Set.of("java", "yaml", "xml", "properties");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    private static final Pattern ANCHOR = Pattern.compile("]\\(([^)#:]*)#([^)]+)\\)");

    private final Snippets snippets = new Snippets(Path.of("src/test/java"));

    @TestFactory
    Stream<DynamicTest> everyBlockOfTheGuideDoesWhatItShows() throws IOException {
        return guide().stream()
                .flatMap(page -> Block.of(page).stream())
                .filter(block -> LANGUAGES.contains(block.language()))
                .map(block -> dynamicTest(block.place(), () -> {
                    if (block.run() != null) {
                        run(block, block.run());
                    } else if (block.notRun() == null) {
                        fail(
                                "%s: put '<!-- run: name -->' or '<!-- not run: reason -->' above the block",
                                block.place());
                    }
                }));
    }

    /** The front page may do without markers: its blocks say themselves what they are. */
    @TestFactory
    Stream<DynamicTest> everyBlockOfTheFrontPageDoesWhatItShows() {
        List<Block> blocks = Files.exists(FRONT_PAGE) ? Block.of(FRONT_PAGE) : List.of();
        return blocks.stream()
                .filter(block -> LANGUAGES.contains(block.language()) && block.notRun() == null)
                .map(block -> dynamicTest(block.place(), () -> {
                    if (block.run() != null) {
                        run(block, block.run());
                    } else if (block.language().equals("java")) {
                        assertThat(snippets.holds(block.text()))
                                .as(
                                        "%s must be a snippet of docs/src/test/java, but is:%n%s",
                                        block.place(), block.text())
                                .isTrue();
                    } else if (block.text().startsWith("<dependency>")) {
                        assertThat(block.text()).contains("<groupId>io.github.camelbedrock</groupId>");
                    } else {
                        run(block, block.language());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkOfTheGuideLeadsToAFile() throws IOException {
        return guide().stream().flatMap(page -> links(page)
                .map(link -> dynamicTest(page.getFileName() + " to " + link, () -> assertThat(page.resolveSibling(link))
                        .exists())));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkIntoAPageLeadsToAHeading() throws IOException {
        return guide().stream().flatMap(page -> found(ANCHOR, page)
                .map(link -> dynamicTest(page.getFileName() + " to " + link.group(), () -> assertThat(
                                headings(link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1))))
                        .contains(link.group(2)))));
    }

    private void run(Block block, String name) {
        try {
            start(block, name);
        } catch (Exception e) {
            throw new AssertionError(block.place() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private void start(Block block, String name) throws Exception {
        if (block.language().equals("java")) {
            assertThat(block.text().stripIndent())
                    .as("%s and the snippet '%s' of docs/src/test/java", block.place(), name)
                    .isEqualTo(snippets.text(name));
        } else if (name.startsWith("credentials-")) {
            CredentialsRun.of(block.language(), block.text(), name);
        } else if (name.startsWith("spring-boot")) {
            SpringBootRun.of(block.language(), block.text());
        } else if (block.language().equals("properties")) {
            CamelMainRun.of(block.text(), RouteCase.of(name));
        } else {
            RouteRun.of(block.language(), block.text(), RouteCase.of(name));
        }
    }

    private static List<Path> guide() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("."))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> links(Path page) {
        return found(LINK, page).map(link -> link.group(1));
    }

    private static Stream<MatchResult> found(Pattern pattern, Path page) {
        try {
            return pattern.matcher(Files.readString(page)).results().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names by which a page's headings are linked to: in lower case, dashes for spaces, no other signs. */
    private static List<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
