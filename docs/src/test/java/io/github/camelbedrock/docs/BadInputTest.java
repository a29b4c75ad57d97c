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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** Every message in the table of bad input is one that a user sees, and nothing is in the table twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|.*");
    private static final String REGION = "?region=eu-central-1";
    private static final String KEYS = "&accessKey=test&secretKey=test";

    private record Case(String uri, @Nullable Object body, Map<String, Object> headers) {

        static Case atStart(String uri) {
            return new Case("bedrock-converse:" + uri, "", Map.of());
        }

        static Case body(@Nullable Object body) {
            return new Case("bedrock-converse:model" + REGION + KEYS, body, Map.of());
        }

        static Case header(String name, Object value) {
            Map<String, Object> headers = Map.of("CamelBedrockConverse" + name, value);
            return new Case("bedrock-converse:model" + REGION + KEYS, "What is Camel?", headers);
        }
    }

    private static final Map<String, Case> CASES = Map.ofEntries(
            Map.entry("modelId is missing", Case.atStart(REGION)),
            Map.entry("No AWS region", Case.atStart("model")),
            Map.entry("option region must be an AWS region id", Case.atStart("model?region=Frankfurt")),
            Map.entry("secretKey is missing", Case.atStart("model" + REGION + "&accessKey=test")),
            Map.entry("accessKey is missing", Case.atStart("model" + REGION + "&secretKey=test")),
            Map.entry(
                    "uriEndpointOverride must be an absolute http or https URI",
                    Case.atStart("model" + REGION + "&uriEndpointOverride=localhost")),
            Map.entry("readTimeout must be at least 1 millisecond", Case.atStart("model" + REGION + "&readTimeout=0")),
            Map.entry("maxConcurrency must be at least 1", Case.atStart("model" + REGION + "&maxConcurrency=0")),
            Map.entry("Option temperature must be from 0 to 1", Case.atStart("model" + REGION + "&temperature=2")),
            Map.entry("Option maxTokens must be at least 1", Case.atStart("model" + REGION + "&maxTokens=0")),
            Map.entry("Header CamelBedrockConverseTemperature must be from 0 to 1", Case.header("Temperature", 2)),
            Map.entry("Header CamelBedrockConverseMaxTokens must be of type Integer", Case.header("MaxTokens", "many")),
            Map.entry(
                    "Header CamelBedrockConverseStopSequences must be a List of String or a String",
                    Case.header("StopSequences", 5)),
            Map.entry("The body is null and there is no user message", Case.body(null)),
            Map.entry("The body must be a String", Case.body(new byte[] {1})),
            Map.entry("The user's turn is blank", Case.body("  ")),
            Map.entry(
                    "No AWS credentials for Amazon Bedrock",
                    new Case("bedrock-converse:model" + REGION, "What is Camel?", Map.of())));

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
    Stream<DynamicTest> everyMessageOfTheTableIsSeen() {
        return CASES.entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> assertThat(messages(failure(row.getValue())))
                        .contains(row.getKey())));
    }

    @Test
    void aModelIsNotConsumedFrom() {
        assertThat(messages(failure("bedrock-converse:model" + REGION, "mock:end", exchange -> {})))
                .contains("A model is asked, it does not send");
    }

    @Test
    void theTableHoldsWhatIsTriedHere() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("bedrock-converse.md")).stream()
                .dropWhile(line -> !line.equals("<!-- run: bad-input -->"))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CASES.keySet().stream(), Stream.of("A model is asked, it does not send"))
                                .toList());
    }

    private @Nullable Throwable failure(Case bad) {
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
