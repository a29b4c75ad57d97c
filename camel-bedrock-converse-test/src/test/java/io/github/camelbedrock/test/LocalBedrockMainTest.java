/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LocalBedrock as a process of its own. */
@Timeout(60)
class LocalBedrockMainTest {

    private static final Pattern OVERRIDE = Pattern.compile("uriEndpointOverride=(http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    private Path directory;

    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void answersUntilItIsStopped() throws Exception {
        URI endpoint = endpoint(start("--port=0"));

        HttpResponse<String> response = ask(endpoint, "Hello");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Json.read(response.body())
                        .at("/output/message/content/0/text")
                        .asText())
                .contains("Hello");
        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void servesARecording() throws Exception {
        Path recording = directory.resolve("recording.jsonl");
        Files.writeString(
                recording,
                """
                {"id":"a","seq":0,"operation":"Converse","modelId":"m",\
                "request":{"path":"/model/m/converse","body":{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}},\
                "response":{"status":200,"bodyText":"recorded"}}
                """);
        URI endpoint = endpoint(start("--port=0", "--replay=" + recording));

        assertThat(ask(endpoint, "Hello").body()).isEqualTo("recorded");
        assertThat(ask(endpoint, "Bye").statusCode()).isEqualTo(400);
        assertThat(ask(endpoint, "Bye").body()).contains("Bye");
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        BufferedReader output = start("--help");
        assertThat(output.lines()).anyMatch(line -> line.contains("--port=N"));
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void refusesUnknownArguments() throws Exception {
        BufferedReader output = start("--prot=1");
        assertThat(output.lines())
                .anyMatch("Unknown argument: --prot=1"::equals)
                .anyMatch(line -> line.startsWith("Usage:"));
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoPort() throws Exception {
        BufferedReader output = start("--port=65536");
        assertThat(output.lines()).anyMatch("--port takes a number from 0 to 65535, not 65536"::equals);
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        try (LocalBedrock other = LocalBedrock.start()) {
            int taken = other.endpoint().getPort();
            BufferedReader output = start("--port=" + taken);
            assertThat(output.lines())
                    .anyMatch(line -> line.startsWith("LocalBedrock cannot start with port " + taken)
                            && line.contains("already in use"));
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    private BufferedReader start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalBedrockMain.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static URI endpoint(BufferedReader output) {
        return output.lines()
                .map(OVERRIDE::matcher)
                .filter(Matcher::find)
                .map(found -> URI.create(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> ask(URI endpoint, String text) throws Exception {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"" + text + "\"}]}]}";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint.resolve("/model/m/converse"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
