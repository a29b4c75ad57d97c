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

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Bedrock asks of all cache points of a request together: their number and the order of their times to live. */
class CacheLimitRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String TOOL_A = "{'toolSpec':{'name':'a','inputSchema':{'json':{'type':'object'}}}}";
    private static final String TOOL_B = "{'toolSpec':{'name':'b','inputSchema':{'json':{'type':'object'}}}}";

    private static final String HI = "'messages':[{'role':'user','content':[{'text':'Hi'}]}]";

    /** Rule, model, options, body, and the whole body of the request. */
    static Stream<Arguments> limits() {
        String four =
                "{'text':'a'},%1$s,{'text':'b'},%1$s,{'text':'c'},%1$s,{'text':'d'},%1$s,{'text':'e'}".formatted(POINT);
        String three =
                "{'text':'a'},{'text':'b'},%1$s,{'text':'c'},%1$s,{'text':'d'},%1$s,{'text':'e'}".formatted(POINT);
        String two = "{'text':'a'},{'text':'b'},{'text':'c'},%1$s,{'text':'d'},%1$s,{'text':'e'}".formatted(POINT);
        return Stream.of(
                row("C13 four", CLAUDE, "", said(four), "{" + user(four) + "}"),
                row(
                        "C13 five",
                        CLAUDE,
                        "",
                        said("{'text':'0'}," + POINT + "," + four),
                        "{" + user("{'text':'0'}," + four) + "}"),
                row(
                        "C13 the new one stays",
                        CLAUDE,
                        "cacheMessages=true",
                        said(four),
                        "{" + user(three + "," + POINT) + "}"),
                row(
                        "C13 all options",
                        CLAUDE,
                        "systemMessage=Be short.&cacheSystem=true&cacheTools=true&" + tools(TOOL_A),
                        said(three),
                        "{'system':[{'text':'Be short.'}," + POINT + "]," + user(two) + ",'toolConfig':{'tools':["
                                + all(TOOL_A, POINT) + "]}}"),
                row(
                        "C13 oldest message first",
                        NOVA,
                        "cacheOverflow=trimOldest",
                        Wire.plain("[{'role':'user','content':[{'text':'0'}," + POINT + "]},"
                                + "{'role':'assistant','content':[{'text':'1'}]},{'role':'user','content':[" + four
                                + "]}]"),
                        "{'messages':[{'role':'user','content':[{'text':'0'}]},"
                                + "{'role':'assistant','content':[{'text':'1'}]},{'role':'user','content':[" + four
                                + "]}]}"),
                row(
                        "C13 C19 auto does not heed one of an hour that is left out",
                        CLAUDE,
                        "cacheStrategy=auto&systemMessage=Be short.&" + tools(TOOL_A),
                        said("{'text':'0'}," + POINT_1H + ",{'text':'1'}," + POINT + ",{'text':'2'}," + POINT),
                        "{'system':[{'text':'Be short.'}," + POINT + "],"
                                + user("{'text':'0'},{'text':'1'}," + POINT + ",{'text':'2'}," + POINT)
                                + ",'toolConfig':{'tools':["
                                + all(TOOL_A, POINT) + "]}}"));
    }

    static Stream<Arguments> order() {
        String all = "systemMessage=Be short.&" + tools(TOOL_A) + "&cacheTools=%s&cacheSystem=%s&cacheMessages=%s";
        String whole =
                "{'system':[{'text':'Be short.'},%2$s],'messages':[{'role':'user','content':[{'text':'Hi'},%3$s]}],"
                        + "'toolConfig':{'tools':[" + TOOL_A + ",%1$s]}}";
        return Stream.of(
                row(
                        "C19 1h all",
                        CLAUDE,
                        all.formatted("1h", "1h", "1h"),
                        "Hi",
                        whole.formatted(POINT_1H, POINT_1H, POINT_1H)),
                row(
                        "C19 falling",
                        CLAUDE,
                        all.formatted("1h", "5m", "5m"),
                        "Hi",
                        whole.formatted(POINT_1H, POINT_5M, POINT_5M)),
                row(
                        "C19 10.2 none is 5m",
                        CLAUDE,
                        all.formatted("1h", "true", "5m"),
                        "Hi",
                        whole.formatted(POINT_1H, POINT, POINT_5M)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"limits", "order"})
    void keepsTheLimits(String rule, String model, String options, Object body, String expected) throws Exception {
        assertThat(Twins.sent(bedrock.server(), model, options, body)).isEqualTo(Wire.json(expected));
    }

    /** Rule, options, body, and words of the error. */
    static Stream<Arguments> bad() {
        String system = POINT + ",{'text':'b'},";
        String over = "'system':[{'text':'a'}," + system + system + POINT + "]," + HI;
        return Stream.of(
                Arguments.of(
                        "C13 system and tools",
                        tools(TOOL_A, POINT, TOOL_B, POINT),
                        request(over),
                        List.of("5 cache points", "4")),
                Arguments.of(
                        "C13 system and option",
                        tools(TOOL_A, POINT, TOOL_B) + "&cacheTools=true",
                        request(over),
                        List.of("5 cache points", "4")),
                Arguments.of(
                        "C13 fail",
                        "cacheOverflow=fail&cacheMessages=true",
                        said("{'text':'0'}," + system + system + system + system + "{'text':'z'}"),
                        List.of("more than the 4 cache points", "cacheOverflow")),
                Arguments.of(
                        "C19 10.2 tools before system",
                        "systemMessage=x&cacheTools=5m&cacheSystem=1h&" + tools(TOOL_A),
                        "Hi",
                        List.of("1h comes after one of 5m", "cacheTools")),
                Arguments.of(
                        "C19 10.2 none is 5m",
                        "systemMessage=x&cacheSystem=true&cacheMessages=1h",
                        "Hi",
                        List.of("1h comes after one of 5m")),
                Arguments.of(
                        "C19 10.2 tools before messages",
                        "cacheTools=true&cacheMessages=1h&" + tools(TOOL_A),
                        "Hi",
                        List.of("1h comes after one of 5m")),
                Arguments.of(
                        "C19 10.2 within the messages",
                        "",
                        said("{'text':'a'}," + POINT + ",{'text':'b'}," + POINT_1H),
                        List.of("1h comes after one of 5m")),
                Arguments.of(
                        "C19 10.2 within the system prompt",
                        "",
                        request("'system':[{'text':'a'}," + POINT_5M + ",{'text':'b'}," + POINT_1H + "]," + HI),
                        List.of("1h comes after one of 5m")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, String options, Object body, List<String> words) throws Exception {
        Exception failure = Twins.refused(bedrock.server(), CLAUDE, options, body);
        assertThat(failure).isInstanceOf(InvalidTurnException.class);
        words.forEach(word -> assertThat(failure).hasMessageContaining(word));
    }

    /** C13: what was trimmed away cannot be in the wrong order any more. */
    @Test
    void looksAtTheOrderOfWhatIsLeft() throws Exception {
        String rest = POINT_1H + ",{'text':'b'},";
        Object body = said("{'text':'a'}," + POINT_5M + ",{'text':'b'}," + rest + rest + rest + POINT_1H);
        RecordedRequest sent = Wire.sent(bedrock.server(), Twins.uri(CLAUDE, ""), body);
        assertThat(Wire.body(sent))
                .isEqualTo(Wire.json("{" + user("{'text':'a'},{'text':'b'}," + rest + rest + rest + POINT_1H) + "}"));
    }

    /** C14: tokens are counted of what would be sent. */
    @Test
    void trimsWhatIsCountedToo() throws Exception {
        String rest = POINT + ",{'text':'b'},";
        bedrock.server().enqueue(Answers.inputTokens(7));
        RecordedRequest counted = Wire.sent(
                bedrock.server(),
                Twins.uri(CLAUDE, "operation=countTokens&cacheMessages=true"),
                said("{'text':'a'}," + rest + rest + rest + rest.substring(0, rest.length() - 1)));
        assertThat(Wire.body(counted))
                .isEqualTo(Wire.json("{'input':{'converse':{"
                        + user("{'text':'a'},{'text':'b'}," + rest + rest + rest + POINT) + "}}}"));
    }

    private static Arguments row(String rule, String model, String options, Object body, String expected) {
        return Arguments.of(rule, model, options, body, expected);
    }

    private static Object request(String members) {
        return Wire.plain("{" + members + "}");
    }

    private static Object said(String blocks) {
        return Wire.plain("[{'role':'user','content':[" + blocks + "]}]");
    }

    private static String user(String blocks) {
        return "'messages':[{'role':'user','content':[" + blocks + "]}]";
    }

    private static String tools(String... tools) {
        return "toolConfig=RAW({'tools':[" + all(tools) + "]})";
    }

    private static String all(String... parts) {
        return String.join(",", parts);
    }
}
