/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The snippets of README.md, each between "region" and "endregion", and that they are the same there. */
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/test/java/io/github/camelbedrock/test/ReadmeTest.java");
    private static final Pattern SNIPPET = Pattern.compile("```java region=(\\w+)\\n(.*?)```", Pattern.DOTALL);

    // region junit
    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void answersAsScripted() throws Exception {
        bedrock.server().enqueue(Answers.text("Hel", "lo"));

        assertThat(ask("Hi")).isEqualTo("Hello");

        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(request -> assertThat(request.userText())
                .isEqualTo("Hi"));
    }
    // endregion

    @Test
    void buildsAClient(LocalBedrock bedrock) throws Exception {
        // region client
        BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder()
                .endpointOverride(bedrock.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        // endregion
        try (client) {
            Awaited.answer(client.converse(r -> r.modelId("m")));
        }
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void runsWithoutTheExtension() throws Exception {
        // region plain
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            bedrock.otherwise(Answers.text("Hello from loopback"));
            URI address = bedrock.endpoint();
            assertThat(ask(address, "Hi")).isEqualTo("Hello from loopback");
        }
        // endregion
    }

    @Test
    void followsTheScript(LocalBedrock bedrock) throws Exception {
        // region script
        bedrock.throttleFirst(1);
        bedrock.when(Requests.userTextContains("weather"))
                .answer(Answers.text("Sunny."))
                .then(Answers.text("Rain from now on."));
        bedrock.when(Requests.model("amazon.titan-text").and(Requests.operation("Converse")))
                .answer(Errors.accessDenied());
        bedrock.enqueue(Answers.text("The first other question."));
        bedrock.otherwise(request -> Answers.text("You asked: " + request.userText()));
        // endregion
        try (Sdk sdk = new Sdk(bedrock.endpoint(), Protocol.HTTP1_1)) {
            assertThat(sdk.ask("weather")).failsWithin(Duration.ofSeconds(20));
        }
        assertThat(List.of(ask("weather"), ask("weather"), ask("weather")))
                .containsExactly("Sunny.", "Rain from now on.", "Rain from now on.");
        assertThat(List.of(ask("a"), ask("b"))).containsExactly("The first other question.", "You asked: b");
    }

    @Test
    void givesSeveralBlocks(LocalBedrock bedrock) throws Exception {
        // region answers
        bedrock.enqueue(Answers.reasoning("The user wants the weather.", "c2lnbmF0dXJl")
                .and(Answers.text("Let me ", "look."))
                .and(Answers.toolUse("tool-1", "weather", Map.of("city", "Paris")))
                .usage(120, 35)
                .cacheUsage(1000, 0)
                .latencyMs(640));
        // endregion
        try (Sdk sdk = new Sdk(bedrock.endpoint(), Protocol.HTTP1_1)) {
            Sdk.Stream stream = sdk.stream("?");
            Awaited.answer(stream.done());
            Assembled assembled = new Assembled(stream.events());
            assertThat(assembled.block(1).pieces).containsExactly("Let me ", "look.");
            assertThat(assembled.stop().stopReasonAsString()).isEqualTo("tool_use");
            assertThat(assembled.metadata().usage().totalTokens()).isEqualTo(1155);
        }
    }

    @Test
    void failsAndTakesItsTime(LocalBedrock bedrock) throws Exception {
        // region faults
        bedrock.enqueue(Answers.text("Hel", "lo").delay(Duration.ofMillis(20)).then(Fault.cleanClose()));
        bedrock.enqueue(Answers.text("Hel", "lo").failAfter(2, Fault.throttling()));
        bedrock.enqueue(Errors.serviceUnavailable().delay(Duration.ofMillis(20)));
        bedrock.enqueue(Answers.text("Hel", "lo")
                .delayBetweenFrames(Duration.ofMillis(5))
                .splitBytes(3));
        // endregion
        try (Sdk sdk = new Sdk(bedrock.endpoint(), Protocol.HTTP1_1)) {
            Sdk.Stream cut = sdk.stream("?");
            Awaited.answer(cut.done());
            assertThat(new Assembled(cut.events()).stop()).isNull();
            assertThat(sdk.stream("?").done()).failsWithin(Duration.ofSeconds(20));
            assertThat(sdk.stream("?").done()).failsWithin(Duration.ofSeconds(20));
            Sdk.Stream stream = sdk.stream("?");
            Awaited.answer(stream.done());
            assertThat(stream.text()).isEqualTo("Hello");
        }
    }

    @Test
    void keepsRequests(LocalBedrock bedrock) throws Exception {
        ask("Hi");
        // region requests
        RecordedRequest request = bedrock.takeRequests().get(0);
        assertThat(request.modelId()).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(request.json("/messages/0/content/0/text").asText()).isEqualTo("Hi");
        assertThat(request.authScheme()).isEqualTo("SigV4");
        // endregion
    }

    @Test
    void replays(@TempDir Path directory) throws Exception {
        Path recording = Files.writeString(
                directory.resolve("recording.jsonl"),
                """
                {"id":"hello","seq":0,"operation":"Converse","modelId":"amazon.nova-lite-v1:0",\
                "request":{"path":"/model/amazon.nova-lite-v1%3A0/converse",\
                "body":{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}},\
                "response":{"status":200,"headers":{},"bodyJson":{"output":{"message":{"role":"assistant",\
                "content":[{"text":"recorded"}]}},"stopReason":"end_turn"}}}""");
        // region replay
        try (LocalBedrock bedrock = LocalBedrock.replaying(recording)) {
            assertThat(ask(bedrock.endpoint(), "Hi")).isEqualTo("recorded");
        }
        // endregion
    }

    @Test
    void showsTheseSnippets() throws Exception {
        String source = Files.readString(SOURCE);
        List<MatchResult> snippets = SNIPPET.matcher(Files.readString(Path.of("README.md")))
                .results()
                .toList();

        assertThat(snippets).hasSize(8).allSatisfy(snippet -> assertThat(snippet.group(2))
                .isEqualTo(region(source, snippet.group(1))));
    }

    private static String region(String source, String name) {
        String start = "// region " + name + "\n";
        int from = source.indexOf(start) + start.length();
        // Without its last line break: an empty last line would count as one without indent.
        return source.substring(from, source.lastIndexOf('\n', source.indexOf("// endregion", from)))
                        .stripIndent()
                + "\n";
    }

    private static String ask(String question) throws Exception {
        return ask(bedrock.server().endpoint(), question);
    }

    private static String ask(URI address, String question) throws Exception {
        try (Sdk sdk = new Sdk(address, Protocol.HTTP1_1)) {
            return Awaited.answer(sdk.ask(question))
                    .output()
                    .message()
                    .content()
                    .get(0)
                    .text();
        }
    }
}
