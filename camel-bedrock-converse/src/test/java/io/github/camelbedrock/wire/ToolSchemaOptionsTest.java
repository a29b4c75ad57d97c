/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bedrock-tool route says of itself is what the model is told; what it must not say stops the route's start. */
class ToolSchemaOptionsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String ALL = "&parameter.city=string&parameter.city.description=A town"
            + "&parameter.city.required=true&parameter.unit=string&parameter.unit.enum=C, F&parameter.unit.default=C"
            + "&parameter.days=integer&parameter.days.default=3&parameter.low=number&parameter.low.default=-1.5"
            + "&parameter.rain=boolean&parameter.rain.default=true&parameter.where=object"
            + "&parameter.where.default=RAW({\"x\":1})&parameter.tags=array&parameter.tags.default=RAW([1,\"b\"])"
            + "&parameter.level.type=integer&parameter.level.enum=1,2&parameter.level.required=false";

    private static final String SCHEMA = "{\"type\":\"object\",\"$defs\":{\"P\":{\"type\":\"object\",\"properties\":"
            + "{\"z\":{\"type\":\"number\",\"x-unit\":\"m\"},\"a\":{\"const\":1}},\"required\":[\"z\"]}},"
            + "\"title\":\"T\",\"properties\":{\"q\":{\"$ref\":\"#/$defs/P\"},\"b\":{\"type\":[\"string\",\"null\"],"
            + "\"default\":null}},\"additionalProperties\":false,\"$comment\":\"kept\",\"x-other\":{\"deep\":[1,2.5]}}";

    @TempDir
    private static Path folder;

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().otherwise(Answers.text("Done."));
    }

    private static Looped looped(String tool) throws Exception {
        return new Looped(
                bedrock.server(), Way.CONVERSE, "nova-lite", "tools=t", routes -> routes.from("bedrock-tool:" + tool)
                        .routeId("tooling")
                        .setBody(routes.constant("seen")));
    }

    /** What is told of the tool, as text: the order of the keys counts for the prompt cache. */
    private static String told(String tool) throws Exception {
        try (Looped looped = looped(tool)) {
            assertThat(looped.send("Hi").getException()).isNull();
            JsonNode tools = looped.sent().get(0).at("/toolConfig/tools");
            assertThat(tools).hasSize(1);
            return tools.get(0).get("toolSpec").toString();
        }
    }

    /** Rule, tool, what is told. */
    static Stream<Arguments> told() throws Exception {
        String none = "'inputSchema':{'json':{'type':'object','properties':{}}}}";
        String schema = "{\"name\":\"w\",\"inputSchema\":{\"json\":" + SCHEMA + "}}";
        Path file = Files.writeString(folder.resolve("schema.json"), SCHEMA, StandardCharsets.UTF_8);
        return Stream.of(
                row("name of the URI", "w?tags=t", "{'name':'w'," + none),
                row("name", "w?tags=t&name=get-It_2", "{'name':'get-It_2'," + none),
                row("description", "w?tags=t&description=Says it", "{'name':'w','description':'Says it'," + none),
                row("T1 blank description", "w?tags=t&description=RAW( )", "{'name':'w'," + none),
                row("several tags", "w?tags=a, t ,b", "{'name':'w'," + none),
                row(
                        "T11 parameters",
                        "w?tags=t" + ALL,
                        "{'name':'w','inputSchema':{'json':{'type':'object','properties':{"
                                + "'city':{'type':'string','description':'A town'},"
                                + "'unit':{'type':'string','enum':['C','F'],'default':'C'},"
                                + "'days':{'type':'integer','default':3},'low':{'type':'number','default':-1.5},"
                                + "'rain':{'type':'boolean','default':true},"
                                + "'where':{'type':'object','default':{'x':1}},"
                                + "'tags':{'type':'array','default':[1,'b']},"
                                + "'level':{'type':'integer','enum':[1,2]}},'required':['city']}}}"),
                Arguments.of("argSchema", "w?tags=t&argSchema=RAW(" + SCHEMA + ")", schema),
                Arguments.of("argSchema, resource:", "w?tags=t&argSchema=resource:file:" + file, schema));
    }

    private static Arguments row(String rule, String tool, String told) {
        return Arguments.of(rule, tool, told.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("told")
    void isTold(String rule, String tool, String expected) throws Exception {
        assertThat(Wire.json(told(tool))).isEqualTo(Wire.json(expected));
    }

    /** The order of the keys is that of the schema, since another one would miss the prompt cache. */
    @Test
    void aSchemaKeepsTheOrderOfItsKeys() throws Exception {
        assertThat(told("w?tags=t&argSchema=RAW(" + SCHEMA + ")")).contains(SCHEMA);
    }

    @Test
    void defaultsReachTheRoute() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "w", Map.of("city", "Oslo", "days", 5)));
        AtomicReference<Map<String, Object>> headers = new AtomicReference<>();
        AtomicReference<Object> body = new AtomicReference<>();
        try (Looped looped = new Looped(bedrock.server(), Way.CONVERSE, "nova-lite", "tools=t", routes -> routes.from(
                        "bedrock-tool:w?tags=t" + ALL)
                .process(exchange -> {
                    Message message = exchange.getMessage();
                    headers.set(Map.copyOf(message.getHeaders()));
                    body.set(message.getBody());
                    message.setBody("seen");
                }))) {
            assertThat(looped.send("Hi").getException()).isNull();
            Map<String, Object> arguments = Map.of(
                    "city",
                    "Oslo",
                    "unit",
                    "C",
                    "days",
                    5,
                    "low",
                    new java.math.BigDecimal("-1.5"),
                    "rain",
                    true,
                    "where",
                    Map.of("x", 1),
                    "tags",
                    List.of(1, "b"));
            assertThat(body.get())
                    .hasToString("{city=Oslo, days=5, low=-1.5, rain=true, tags=[1, b], unit=C, where={x=1}}");
            assertThat(headers.get()).containsOnlyKeys(arguments.keySet());
            assertThat(headers.get()).containsEntry("rain", true).containsEntry("where", arguments.get("where"));
            assertThat(((Number) headers.get().get("days")).intValue()).isEqualTo(5);
        }
    }

    /** Rule, tool, words of the error. */
    static Stream<Arguments> refused() {
        return Stream.of(
                bad("no tags", "w", "tags"),
                bad("blank tags", "w?tags= , ", "tags"),
                bad("name", "w?tags=t&name=get it", "get it", "64 letters"),
                bad("name of the URI", "get.it?tags=t", "get.it"),
                bad("long name", "w?tags=t&name=" + "n".repeat(65), "64"),
                bad("type", "w?tags=t&parameter.a=text", "parameter.a", "'text'", "string"),
                bad("enum", "w?tags=t&parameter.a=integer&parameter.a.enum=1,x", "parameter.a.enum", "integer", "x"),
                bad("default", "w?tags=t&parameter.a=boolean&parameter.a.default=yes", "parameter.a.default", "yes"),
                bad("default, object", "w?tags=t&parameter.a=object&parameter.a.default=x", "parameter.a.default"),
                bad("required", "w?tags=t&parameter.a=string&parameter.a.required=1", "parameter.a.required", "1"),
                bad(
                        "default beside enum",
                        "w?tags=t&parameter.a=string&parameter.a.enum=b,c&parameter.a.default=d",
                        "parameter.a.default",
                        "d"),
                bad("name of an argument", "w?tags=t&parameter.a b=string", "parameter.a b"),
                bad("Camel's header", "w?tags=t&parameter.camelFileName=string", "camelFileName"),
                bad("upper and lower case", "w?tags=t&parameter.a=string&parameter.A=string", "upper and lower"),
                bad(
                        "both",
                        "w?tags=t&parameter.a=string&argSchema=RAW({\"type\":\"object\"})",
                        "argSchema",
                        "parameter.a"),
                bad("no JSON", "w?tags=t&argSchema=RAW({)", "argSchema"),
                bad("no object", "w?tags=t&argSchema=RAW({\"type\":\"string\"})", "argSchema", "object"),
                bad("no schema", "w?tags=t&argSchema=RAW({\"type\":\"object\",\"properties\":3})", "argSchema"),
                bad("no resource", "w?tags=t&argSchema=resource:classpath:none.json", "none.json"),
                bad("timeout", "w?tags=t&toolTimeout=0", "toolTimeout", "0"),
                bad("timeout, no time", "w?tags=t&toolTimeout=soon", "soon"));
    }

    private static Arguments bad(String rule, String tool, String... words) {
        return Arguments.of(rule, tool, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeStopsTheStart(String rule, String tool, String[] words) {
        Exception failure = catchException(() -> looped(tool).close());
        assertThat(failure).isNotNull();
        assertThat(chain(failure)).contains(words).contains("route tooling (bedrock-tool:");
    }

    private static String chain(Throwable failure) {
        StringBuilder chain = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            chain.append(cause.getMessage()).append('\n');
        }
        return chain.toString();
    }
}
