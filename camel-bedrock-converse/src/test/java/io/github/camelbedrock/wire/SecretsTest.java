/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is printed, logged, thrown or shown by JMX, health checks or consoles holds a secret. A program of its own
 * uses all of them, and everything that it writes is looked through.
 */
class SecretsTest {

    private static final Path CATALOG =
            Path.of("src/generated/resources/META-INF/io/github/camelbedrock/component/bedrock-converse.json");

    /** The options that {@link SecretRun} sets. */
    private static final Set<String> SECRETS =
            Set.of("accessKey", "apiKey", "proxyPassword", "proxyUsername", "secretKey", "sessionToken");

    private static final List<String> OTHERS =
            List.of("environment", "address", "mcpServerxaccessToken", "mcpServerxsecretHeaderX-Any");

    private static String written;

    @BeforeAll
    static void run() throws Exception {
        Path file = Path.of("target", "secrets.txt");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Daws.disableEc2Metadata=true",
                "-Daws.configFile=target/no-aws-config",
                "-Daws.sharedCredentialsFile=target/no-aws-credentials",
                "-Daws.bearerTokenBedrock=" + SecretRun.marker("environment")));
        // Not the SDK: it prints what it signs at DEBUG, the session token within. Nor Netty: it prints every header.
        for (String logger : List.of("io.github.camelbedrock=trace", "org.apache.camel=debug")) {
            command.add("-Dorg.slf4j.simpleLogger.log." + logger);
        }
        command.addAll(List.of("-cp", classPath, SecretRun.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        written = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(file.toString()).isZero();
    }

    @Test
    void noSecretIsSeen() {
        List<String> leaks = new ArrayList<>();
        List<String> all = new ArrayList<>(SECRETS);
        all.addAll(OTHERS);
        written.lines().filter(line -> !isOfCamel(line)).forEach(line -> {
            for (String secret : all) {
                if (line.contains(SecretRun.marker(secret)) && leaks.size() < 20) {
                    leaks.add(line.substring(0, Math.min(400, line.length())));
                }
            }
        });
        assertThat(leaks).isEmpty();
    }

    /** A password within an address is refused, but Camel has logged the URI by then and knows nothing of it. */
    private static boolean isOfCamel(String line) {
        return line.contains(" DEBUG org.apache.camel.")
                && line.contains(SecretRun.marker("address"))
                && SECRETS.stream().noneMatch(secret -> line.contains(SecretRun.marker(secret)));
    }

    /** What the scan would find nothing in, were it not there. */
    @Test
    void allOfItIsLookedThrough() {
        assertThat(written)
                .contains("Oslo", "=== component", "MBean org.apache.camel:", "AccessDeniedException")
                .contains("ThrottlingException", "DEBUG org.apache.camel")
                .contains("accessKey=xxxxxx", "explicit keys");
    }

    @Test
    void everySecretOptionIsUsed() throws Exception {
        JsonNode catalog = new ObjectMapper().readTree(new File(CATALOG.toString()));
        Set<String> secret = new TreeSet<>();
        for (String kind : List.of("properties", "componentProperties")) {
            catalog.get(kind).fieldNames().forEachRemaining(option -> {
                if (catalog.get(kind).get(option).path("secret").asBoolean()) {
                    secret.add(option);
                }
            });
        }
        assertThat(secret).containsExactlyInAnyOrderElementsOf(SECRETS);
    }
}
