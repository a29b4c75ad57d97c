/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.POINT;
import static io.github.camelbedrock.wire.Turns.POINT_1H;
import static io.github.camelbedrock.wire.Turns.POINT_5M;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cache points that options ask for after the system prompt and after the tools. */
class CacheRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String TOOL_A = "{'toolSpec':{'name':'a','inputSchema':{'json':{'type':'object'}}}}";
    private static final String TOOL_B = "{'toolSpec':{'name':'b','inputSchema':{'json':{'type':'object'}}}}";

    private static final String HI = "'messages':[{'role':'user','content':[{'text':'Hi'}]}]";
    private static final String SYSTEM = "'system':[{'text':'Be short.'}]";

    /** Rule, model, options, body, and the whole body of the request. */
    static Stream<Arguments> system() {
        return Stream.of(
                row("C1 true has no ttl", CLAUDE, "systemMessage=Be short.&cacheSystem=true", "Hi", cached(POINT)),
                row("C1 5m", CLAUDE, "systemMessage=Be short.&cacheSystem=5m", "Hi", cached(POINT_5M)),
                row("C1 1h", CLAUDE, "systemMessage=Be short.&cacheSystem=1h", "Hi", cached(POINT_1H)),
                row(
                        "C1 false",
                        CLAUDE,
                        "systemMessage=Be short.&cacheSystem=false",
                        "Hi",
                        "{" + SYSTEM + "," + HI + "}"),
                row(
                        "C2 at the end",
                        CLAUDE,
                        "cacheSystem=true",
                        request("'system':[{'text':'a'},{'text':'b'}]," + HI),
                        "{'system':[{'text':'a'},{'text':'b'}," + POINT + "]," + HI + "}"),
                row("C2 no system prompt", CLAUDE, "cacheSystem=true", "Hi", "{" + HI + "}"),
                row("C2 blank", CLAUDE, "cacheSystem=true", request("'system':[{'text':' '}]," + HI), "{" + HI + "}"),
                row(
                        "C2 in the history",
                        CLAUDE,
                        "cacheSystem=true",
                        Wire.plain("[{'role':'system','content':[{'text':'Be short.'}]},"
                                + "{'role':'user','content':[{'text':'Hi'}]}]"),
                        cached(POINT)),
                row(
                        "C3 the body's point divides",
                        CLAUDE,
                        "cacheSystem=1h",
                        request("'system':[{'text':'static'}," + POINT + ",{'text':'dynamic'}]," + HI),
                        "{'system':[{'text':'static'}," + POINT + ",{'text':'dynamic'}]," + HI + "}"),
                row(
                        "C3 the history's point divides",
                        CLAUDE,
                        "cacheSystem=true",
                        Wire.plain("[{'role':'system','content':[{'text':'static'}," + POINT_1H
                                + ",{'text':'dynamic'}]},{'role':'user','content':[{'text':'Hi'}]}]"),
                        "{'system':[{'text':'static'}," + POINT_1H + ",{'text':'dynamic'}]," + HI + "}"),
                row("C12 Nova", NOVA, "systemMessage=Be short.&cacheSystem=true", "Hi", cached(POINT)),
                row(
                        "C12 first Nova",
                        "us.amazon.nova-premier-v1:0",
                        "systemMessage=Be short.&cacheSystem=true",
                        "Hi",
                        cached(POINT)),
                row(
                        "C12 old Claude",
                        "anthropic.claude-3-haiku-20240307-v1:0",
                        "systemMessage=Be short.&cacheSystem=true",
                        "Hi",
                        cached(POINT)));
    }

    static Stream<Arguments> tools() {
        String given = tools(TOOL_A, TOOL_B);
        String whole = "{" + HI + ",'toolConfig':{'tools':[%s]}}";
        return Stream.of(
                row("C1 true", CLAUDE, given + "&cacheTools=true", "Hi", whole.formatted(all(TOOL_A, TOOL_B, POINT))),
                row("C1 5m", CLAUDE, given + "&cacheTools=5m", "Hi", whole.formatted(all(TOOL_A, TOOL_B, POINT_5M))),
                row("C1 1h", CLAUDE, given + "&cacheTools=1h", "Hi", whole.formatted(all(TOOL_A, TOOL_B, POINT_1H))),
                row(
                        "C4 after systemTools",
                        CLAUDE,
                        given + "&systemTools=search&cacheTools=true",
                        "Hi",
                        whole.formatted(all(TOOL_A, TOOL_B, "{'systemTool':{'name':'search'}}", POINT))),
                row("C4 no tools", CLAUDE, "cacheTools=true", "Hi", "{" + HI + "}"),
                row(
                        "C4 one is there",
                        CLAUDE,
                        tools(TOOL_A, POINT_1H) + "&cacheTools=true",
                        "Hi",
                        whole.formatted(all(TOOL_A, POINT_1H))),
                row(
                        "C4 tools of the body",
                        CLAUDE,
                        "cacheTools=true",
                        request(HI + ",'toolConfig':{'tools':[" + TOOL_A + "]}"),
                        whole.formatted(all(TOOL_A, POINT))),
                row("C12 Nova", NOVA, given + "&cacheTools=true", "Hi", whole.formatted(all(TOOL_A, TOOL_B))),
                row(
                        "C17",
                        CLAUDE,
                        given + "&toolChoice=b&cacheTools=true",
                        "Hi",
                        "{" + HI + ",'toolConfig':{'tools':[" + all(TOOL_A, TOOL_B, POINT)
                                + "],'toolChoice':{'tool':{'name':'b'}}}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"system", "tools"})
    void putsTheCachePoint(String rule, String model, String options, Object body, String expected) throws Exception {
        assertThat(Twins.sent(bedrock.server(), model, options, body)).isEqualTo(Wire.json(expected));
    }

    /** C1, C2: a header has the last word. */
    @Test
    void takesTheHeaderOverTheOption() throws Exception {
        String endpoint = Twins.uri(CLAUDE, "systemMessage=Be short.&cacheSystem=5m");
        assertThat(Wire.body(
                        Wire.sent(bedrock.server(), endpoint, "Hi", Map.of("CamelBedrockConverseCacheSystem", "1h"))))
                .isEqualTo(Wire.json(cached(POINT_1H)));
        assertThat(Wire.body(
                        Wire.sent(bedrock.server(), endpoint, "Hi", Map.of("CamelBedrockConverseCacheSystem", false))))
                .isEqualTo(Wire.json("{" + SYSTEM + "," + HI + "}"));
    }

    private static Arguments row(String rule, String model, String options, Object body, String expected) {
        return Arguments.of(rule, model, options, body, expected);
    }

    private static String cached(String point) {
        return "{'system':[{'text':'Be short.'}," + point + "]," + HI + "}";
    }

    private static Object request(String members) {
        return Wire.plain("{" + members + "}");
    }

    private static String tools(String... tools) {
        return "toolConfig=RAW({'tools':[" + all(tools) + "]})";
    }

    private static String all(String... parts) {
        return String.join(",", parts);
    }
}
