/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every message in a page's table of bad input is one that a user sees, and nothing is in the tables twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|.*");
    private final CamelContext context = new DefaultCamelContext();

    @BeforeAll
    void start() {
        context.start();
    }

    @AfterAll
    void stop() throws Exception {
        context.close();
    }

    @TestFactory
    Stream<DynamicTest> everyMessageOfTheTablesIsSeen() {
        return BadInput.CASES.entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> assertThat(messages(failure(row.getValue())))
                        .contains(row.getKey())));
    }

    @Test
    void aModelIsNotConsumedFrom() {
        assertThat(messages(failure("bedrock-converse:model?region=eu-central-1", "mock:end", exchange -> {})))
                .contains("A model is asked, it does not send");
    }

    @Test
    void theTablesHoldWhatIsTriedHere() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Path page : pages()) {
            Files.readAllLines(page).stream()
                    .dropWhile(line -> !line.equals("<!-- run: bad-input -->"))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> row.group(1))
                    .forEach(rows::add);
        }
        Stream<String> elsewhere = Stream.of(
                "A model is asked, it does not send", "Two tools named", "nothing can be sent to bedrock-tool");
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(BadInput.CASES.keySet().stream(), elsewhere)
                        .toList());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("."))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private @Nullable Throwable failure(BadInput bad) {
        if (bad.uri().startsWith("bedrock-tool:")) {
            return failure(bad.uri(), "mock:end", exchange -> {});
        }
        return failure("direct:" + UUID.randomUUID(), bad.uri(), exchange -> {
            exchange.getMessage().setBody(bad.body());
            exchange.getMessage().setHeaders(new HashMap<>(bad.headers()));
        });
    }

    /** What a route between these two fails with: at its start, or else with this message. */
    private @Nullable Throwable failure(String from, String to, Processor message) {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to(to);
                }
            });
        } catch (Exception e) {
            return e;
        }
        return context.createProducerTemplate().request(from, message).getException();
    }

    private static String messages(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }
}
