/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportDeskTest {

    private final LocalBedrock bedrock = SupportDesk.byRules();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final SupportDesk program = new SupportDesk(out, () -> bedrock);

    @AfterEach
    void close() {
        bedrock.close();
    }

    @Test
    void aCustomerIsAnsweredWithEveryTool() {
        assertThat(program.run()).isZero();
        assertThat(output().replaceAll("after \\d+ ms", "after n ms").lines())
                .contains(
                        "Customer: Where is my order NW-1042?",
                        "   call   order_status {\"number\":\"NW-1042\"}",
                        "   call   track_parcel {\"code\":\"ND77012\"}",
                        "   result track_parcel, success after n ms: "
                                + "{\"state\":\"on its way\",\"place\":\"Hamburg\",\"expected\":\"2026-11-24\"}",
                        "   call   policy {\"topic\":\"returns\"}",
                        "   call   policy {\"topic\":\"warranty\"}",
                        "   result create_ticket, success after n ms: "
                                + "Ticket T-001 is open: NW-1042: The customer wants new speakers",
                        "Agent:    Done: T-001 is open, and a colleague will write to you.",
                        "   call   policy {\"topic\":\"../../etc/passwd\"}")
                .anyMatch(
                        line -> line.startsWith("   result order_status, success after n ms: {\"number\":\"NW-1042\""))
                .anyMatch(line -> line.startsWith("   result policy, invalidArguments after n ms: "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(150));
        assertThat(bedrock.requests()).hasSize(9);
        assertThat(sent(0, "/toolConfig/tools").findValuesAsText("name"))
                .as("routes by name, then what is allowed of the ticket system")
                .containsExactly("order_status", "policy", "track_parcel", "create_ticket");
        assertThat(sent(8, "/toolConfig")).isEqualTo(sent(0, "/toolConfig"));
    }

    /** Both in one turn, in the order of the calls. */
    @Test
    void resultsGoBackTogether() {
        assertThat(program.run("Can I send NW-1042 back?")).isZero();
        JsonNode results = sent(1, "/messages/2/content");
        assertThat(results).hasSize(2);
        assertThat(results.at("/0/toolResult/content/0/text").asText()).startsWith("# Returns");
        assertThat(results.at("/1/toolResult/content/0/text").asText()).startsWith("# Warranty");
    }

    @Test
    void theConversationGoesOn() {
        program.run();
        assertThat(sent(3, "/messages").findValuesAsText("toolUseId"))
                .as("calls and results of the first question, when the second is asked")
                .containsExactly("order_status-1", "order_status-1", "track_parcel-3", "track_parcel-3");
    }

    @Test
    void theModelGetsNoFurtherThanItMay() {
        Map<Map<String, Object>, String> told = results(
                call("order_status", "number", "NW-1043"),
                call("order_status", "number", "x' or '1'='1"),
                call("order_status", "number", "'; drop table orders; --"),
                call("policy", "topic", "../simplelogger.properties"),
                call("policy", "topic", "/etc/passwd"),
                call("track_parcel", "code", "ND77012/../../admin"),
                call("track_parcel", "code", "ND77012?all=true"),
                call("track_parcel", "CamelHttpUri", "http://example.org"),
                call("create_ticket", "deleted", "true"),
                call("delete_ticket", "number", "T-001"),
                call("track_parcel", "code", "ND00000"));
        assertThat(told).allSatisfy((call, result) -> {
            switch (String.valueOf(call.get("name"))) {
                case "order_status" -> assertThat(result).contains("[]", "\"success\"");
                case "delete_ticket" -> assertThat(result).contains("There is no tool named", "\"error\"");
                default ->
                    assertThat(result)
                            .containsAnyOf("The arguments do not match the tool's schema", "no such parcel")
                            .contains(call.containsValue("ND00000") ? "\"success\"" : "\"error\"");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "..", "sub/../../secret", "/tmp/secret", "sub/inner", "missing"})
    void noFileBesidePoliciesIsRead(String topic, @TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("policies/sub")).getParent();
        Files.writeString(root.resolve("secret.md"), "secret");
        Files.writeString(folder.resolve("sub/inner.md"), "inner");
        Policies policies = new Policies(folder);
        assertThatThrownBy(() -> policies.read(topic)).isInstanceOf(IllegalArgumentException.class);
        Files.writeString(folder.resolve("returns.md"), "30 days");
        assertThat(policies.read("returns")).isEqualTo("30 days");
    }

    @Test
    void theTicketSystemEndsWithTheProgram() {
        assertThat(program.run("Hello")).isZero();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(TicketServer.class.getName())))
                .isEmpty();
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        bedrock.enqueue(Errors.accessDenied());
        assertThat(program.run()).isEqualTo(1);
        assertThat(output()).contains("\nFAILED: ");
    }

    @Test
    void asksTheModelOfTheUsers() {
        assertThat(program.run("--model=amazon.nova-pro-v1:0", "Hello", "you")).isZero();
        assertThat(bedrock.requests()).singleElement().satisfies(request -> {
            assertThat(request.modelId()).isEqualTo("amazon.nova-pro-v1:0");
            assertThat(request.userText()).isEqualTo("Hello you");
        });
    }

    @Test
    void saysWhatAwsLacks() {
        assertThat(program.run("--aws")).isEqualTo(1);
        assertThat(output()).contains("FAILED: No AWS region");
    }

    @Test
    void explainsItselfWhenItDoesNotUnderstand() {
        assertThat(program.run("--asw")).isEqualTo(2);
        assertThat(output()).startsWith("Unknown argument: --asw").contains("Usage: SupportDesk");
    }

    @Test
    void helps() {
        assertThat(program.run("--help")).isZero();
        assertThat(output().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(output()).startsWith("Usage: SupportDesk").contains("--model=ID", "--aws");
    }

    private static Map<String, Object> call(String tool, String argument, String value) {
        return Map.of("name", tool, "argument", argument, "value", value);
    }

    /** What the model is told when it makes these calls, all in one turn. */
    @SafeVarargs
    private Map<Map<String, Object>, String> results(Map<String, Object>... calls) {
        Answer asked = Answers.text("Let me see.");
        for (int i = 0; i < calls.length; i++) {
            Map<String, Object> call = calls[i];
            Map<String, Object> input = Map.of(String.valueOf(call.get("argument")), call.get("value"));
            asked = asked.and(Answers.toolUse("t" + i, String.valueOf(call.get("name")), input));
        }
        bedrock.enqueue(asked);
        bedrock.enqueue(Answers.text("I see."));
        assertThat(program.run("Well?")).isZero();
        Map<Map<String, Object>, String> told = new LinkedHashMap<>();
        for (int i = 0; i < calls.length; i++) {
            told.put(
                    calls[i],
                    sent(1, "/messages/2/content/" + i + "/toolResult").toString());
        }
        return told;
    }

    private JsonNode sent(int request, String place) {
        return bedrock.requests().get(request).json(place);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
