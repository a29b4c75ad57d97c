/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.LLAMA;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.POINT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;

/** What caching brings, what keeps it from hitting, and what is said where a model does not cache. */
class CacheEffectRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String OPAQUE =
            "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123def456";

    private static final String HI = "{'messages':[{'role':'user','content':[{'text':'Hi'}]}]}";
    private static final String TOOL = "{'toolSpec':{'name':'f','inputSchema':{'json':{'type':'object'}}}}";
    private static final String TOOLS = "toolConfig=RAW({'tools':[" + TOOL + "]})";

    /** Rule, model, options, body, the whole body of the request, and words of the one warning. */
    static Stream<Arguments> notCached() {
        Object marked = List.of("Hi", new CachePoint());
        String system = "{'system':[{'text':'x'}],'messages':[{'role':'user','content':[{'text':'Hi'}]}]}";
        String tools = "{'messages':[{'role':'user','content':[{'text':'Hi'}]}],'toolConfig':{'tools':[" + TOOL + "]}}";
        Object ofBody = Wire.plain(
                "{'system':[{'text':'x'}," + POINT + "],'messages':[{'role':'user','content':[{'text':'Hi'}]}]}");
        return Stream.of(
                Arguments.of(
                        "C11 system",
                        LLAMA,
                        "cacheSystem=true&systemMessage=x",
                        "Hi",
                        system,
                        List.of("cacheSystem", "meta")),
                Arguments.of("C11 messages", LLAMA, "cacheMessages=5m", "Hi", HI, List.of("cacheMessages", "meta")),
                Arguments.of("C11 tools", LLAMA, "cacheTools=1h&" + TOOLS, "Hi", tools, List.of("cacheTools", "meta")),
                Arguments.of(
                        "C11 auto",
                        LLAMA,
                        "cacheStrategy=auto&systemMessage=x",
                        "Hi",
                        system,
                        List.of("cacheStrategy", "meta")),
                Arguments.of("C11 marker", LLAMA, "", marked, HI, List.of("Cache points", "meta")),
                Arguments.of(
                        "C11 two markers",
                        LLAMA,
                        "",
                        List.of(new CachePoint(), "Hi", new CachePoint()),
                        HI,
                        List.of("Cache points", "meta")),
                Arguments.of("C11 system of the body", LLAMA, "", ofBody, system, List.of("Cache points", "meta")),
                Arguments.of(
                        "C11 tools of the body",
                        LLAMA,
                        "toolConfig=RAW({'tools':[" + TOOL + "," + POINT + "]})",
                        "Hi",
                        tools,
                        List.of("tools", "meta")),
                Arguments.of(
                        "C11 any limit",
                        LLAMA,
                        "cacheOverflow=fail",
                        List.of("Hi", new CachePoint("5m")),
                        HI,
                        List.of("Cache points")),
                Arguments.of(
                        "C12 Titan", "amazon.titan-text-express-v1", "", marked, HI, List.of("Cache points", "amazon")),
                Arguments.of("C12 unknown", OPAQUE, "", marked, HI, List.of("Cache points", "baseModelId")),
                Arguments.of(
                        "C12 tools of Nova",
                        NOVA,
                        "cacheTools=true&" + TOOLS,
                        "Hi",
                        tools,
                        List.of("cacheTools", "nova")),
                Arguments.of(
                        "C12 tools of Nova",
                        NOVA,
                        "toolConfig=RAW({'tools':[" + TOOL + "," + POINT + "]})",
                        "Hi",
                        tools,
                        List.of("tools", "nova")));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("notCached")
    void warnsOnceWhereTheModelDoesNotCache(
            String rule, String model, String options, Object body, String expected, List<String> words)
            throws Exception {
        List<String> warnings = Logged.warnings(() -> {
            bedrock.server().otherwise(Answers.text("Oslo"));
            try (Routes routes = new Routes(bedrock.server()).ask(Twins.uri(model, options))) {
                routes.send(body);
                return routes.send(body);
            }
        });
        assertThat(warnings).singleElement().asString().contains(words);
        assertThat(bedrock.server().takeRequests()).hasSize(2).allSatisfy(sent -> assertThat(Wire.body(sent))
                .isEqualTo(Wire.json(expected)));
    }

    /** C12: what is cached behind an opaque ARN is told by baseModelId. */
    @Test
    void cachesWhereTheModelBehindTheIdDoes() throws Exception {
        JsonNode sent = Twins.sent(bedrock.server(), OPAQUE, "baseModelId=" + CLAUDE, List.of("Hi", new CachePoint()));
        assertThat(sent).isEqualTo(Wire.json("{'messages':[{'role':'user','content':[{'text':'Hi'}," + POINT + "]}]}"));
    }

    /** C15, C18: a prompt too short to be cached is no error; the counters show it. */
    @ParameterizedTest(name = "C15 C18: {0} read, {1} written")
    @MethodSource("counters")
    void showsWhatWasCached(int read, int written, int total) throws Exception {
        bedrock.server().enqueue(Answers.text("Oslo").usage(10, 2).cacheUsage(read, written));
        Exchange[] answered = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server()).ask(Twins.uri(CLAUDE, "cacheMessages=true"))) {
                return answered[0] = routes.send("Hi");
            }
        });
        bedrock.server().takeRequests();
        assertThat(warnings).isEmpty();
        assertThat(answered[0].getException()).isNull();
        assertThat(answered[0].getMessage().getHeaders())
                .containsEntry("CamelBedrockConverseInputTokens", 10)
                .containsEntry("CamelBedrockConverseCacheReadInputTokens", read)
                .containsEntry("CamelBedrockConverseCacheWriteInputTokens", written)
                .containsEntry("CamelBedrockConverseTotalTokens", total);
    }

    static Stream<Arguments> counters() {
        return Stream.of(Arguments.of(0, 900, 912), Arguments.of(900, 2, 914), Arguments.of(0, 0, 12));
    }

    /** S18: a prefix that is sent again is the same to the byte, whatever comes after it. */
    @Test
    void namesDocumentsTheSameAgain() throws Exception {
        DocumentBlock report = DocumentBlock.builder()
                .format("pdf")
                .name("my  report@2026.pdf")
                .source(s -> s.bytes(SdkBytes.fromUtf8String("abc")))
                .build();
        DocumentBlock unnamed = report.toBuilder().name(null).build();
        List<Object> first = List.of("a", report, unnamed, report);
        String one = text(Wire.sent(bedrock.server(), Twins.uri(CLAUDE, ""), first));
        String two =
                text(Wire.sent(bedrock.server(), Twins.uri(CLAUDE, ""), List.of("a", report, unnamed, report, "b")));
        String end = "]}]}";
        assertThat(one).endsWith(end);
        assertThat(two).startsWith(one.substring(0, one.length() - end.length()));
        List<String> names = Wire.json(one).findValuesAsText("name");
        assertThat(names).hasSize(3).doesNotHaveDuplicates().noneMatch(name -> name.contains("  "));
    }

    /** S18: 200 characters, API reference DocumentBlock; what is cut stays unique. */
    @Test
    void capsTheNamesOfDocuments() throws Exception {
        DocumentBlock report = DocumentBlock.builder()
                .format("pdf")
                .name("x".repeat(300))
                .source(s -> s.bytes(SdkBytes.fromUtf8String("abc")))
                .build();
        JsonNode sent = Wire.body(Wire.sent(bedrock.server(), Twins.uri(CLAUDE, ""), List.of("a", report, report)));
        assertThat(sent.findValuesAsText("name"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 200);
    }

    /** S26: rule, option, body, and the schema as it must stand in the request, letter for letter. */
    static Stream<Arguments> orders() {
        String schema = "{'type':'object','properties':{'zeta':{'type':'string'},'alpha':{'type':'string'},"
                + "'mid':{'type':'object','properties':{'y':{'type':'string'},'b':{'type':'string'}}}},"
                + "'required':['zeta','alpha']}";
        String tools = "{'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':" + schema + "}}}]}";
        return Stream.of(
                Arguments.of("S26 JSON", "toolConfig=RAW(" + tools + ")", "Hi", schema),
                Arguments.of(
                        "S26 Map",
                        "",
                        Wire.plain(
                                "{'messages':[{'role':'user','content':[{'text':'Hi'}]}],'toolConfig':" + tools + "}"),
                        schema));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void keepsTheOrderOfASchema(String rule, String options, Object body, String expected) throws Exception {
        RecordedRequest sent = Wire.sent(bedrock.server(), Twins.uri(CLAUDE, options), body, Map.of());
        assertThat(text(sent)).contains(Twins.quoted(expected));
    }

    private static String text(RecordedRequest sent) {
        return new String(sent.body(), StandardCharsets.UTF_8);
    }
}
