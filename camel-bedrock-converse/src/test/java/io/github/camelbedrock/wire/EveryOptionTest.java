/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No option and no header without a wire test that sets it, and no option without its header where headers may tune. */
class EveryOptionTest {

    private static final Path CATALOG =
            Path.of("src/generated/resources/META-INF/io/github/camelbedrock/component/bedrock-converse.json");

    /** The folder of these tests; this class itself does not count. */
    private static final Path TESTS = Path.of("src/test/java/io/github/camelbedrock/wire");

    /** Camel's own. */
    private static final Set<String> OF_CAMEL = Set.of("lazyStartProducer", "modelId");

    /** Whom to call and as whom, and what headers may not say. */
    private static final Set<String> WITHOUT_HEADER = Set.of(
            "modelAliases",
            "mcpServer",
            "headerOverrides",
            "region",
            "uriEndpointOverride",
            "accessKey",
            "secretKey",
            "sessionToken",
            "profileCredentialsName",
            "apiKey",
            "roleArn",
            "roleSessionName",
            "externalId",
            "credentialsProvider",
            "retryMode",
            "maxAttempts",
            "apiCallTimeout",
            "httpClient",
            "proxyProtocol",
            "proxyHost",
            "proxyPort",
            "proxyUsername",
            "proxyPassword",
            "trustAllCertificates",
            "connectTimeout",
            "readTimeout",
            "maxConcurrency",
            "httpProtocol",
            "healthCheckProbe",
            "bedrockRuntimeAsyncClient");

    @Test
    void everyOptionIsSetByAWireTest() throws Exception {
        String tests = tests(text -> true);
        List<String> untouched = new ArrayList<>();
        for (String option : names("properties")) {
            if (!isSet(option, tests) && !OF_CAMEL.contains(option)) {
                untouched.add(option);
            }
        }
        assertThat(untouched).as("options that no wire test sets").isEmpty();
    }

    @Test
    void everyOptionHasAHeaderUnlessItMayNot() throws Exception {
        Set<String> headers = names("headers");
        List<String> without = names("properties").stream()
                .filter(option -> !OF_CAMEL.contains(option))
                .filter(option -> !headers.contains("CamelBedrockConverse" + capitalized(option)))
                .toList();
        assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT_HEADER);
    }

    @Test
    void everyHeaderIsNamedByAWireTest() throws Exception {
        String tests = tests(text -> true);
        String twins = tests(text -> text.contains("Twins.sent("));
        List<String> unnamed = new ArrayList<>();
        for (String header : names("headers")) {
            String name = header.substring("CamelBedrockConverse".length());
            String option = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            boolean twin = Twins.hasTwin(option) && isSet(option, twins);
            if (!twin && !isNamed(name, tests)) {
                unnamed.add(header);
            }
        }
        assertThat(unnamed).as("headers that no wire test names").isEmpty();
    }

    private static boolean isSet(String option, String tests) {
        return Pattern.compile("\\b" + option + "[=.]|\\.set" + capitalized(option) + "\\(|\"" + option + "\"")
                .matcher(tests)
                .find();
    }

    private static boolean isNamed(String header, String tests) {
        String constant = header.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return Pattern.compile("\"(CamelBedrockConverse)?" + header + "\"|\\b" + constant + "\\b|\"" + header + ",")
                .matcher(tests)
                .find();
    }

    private static Set<String> names(String kind) throws IOException {
        JsonNode members = new ObjectMapper().readTree(CATALOG.toFile()).get(kind);
        Set<String> names = new TreeSet<>();
        members.fieldNames().forEachRemaining(names::add);
        assertThat(names).isNotEmpty();
        return names;
    }

    private static String tests(Predicate<String> condition) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("EveryOptionTest.java"))
                    .map(EveryOptionTest::read)
                    .filter(condition)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
