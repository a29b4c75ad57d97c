/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.wire.Attacked.Seen;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The model as attacker: whatever it calls with whatever arguments, it steers no endpoint behind the tool. */
class ToolInjectionTest {

    private static final String ZERO_WIDTH = "\u200b";

    @TempDir
    private Path directory;

    private Attacked attacked;

    @BeforeEach
    void start() throws Exception {
        attacked = new Attacked(directory);
    }

    @AfterEach
    void stop() {
        attacked.close();
    }

    /** Names of arguments that the tool does not declare. Each is sent with a text, and with a list and an object. */
    static Stream<String> undeclared() {
        return Stream.of(
                "CamelFileName",
                "camelFileName",
                "CAMELFILENAME",
                "cAmElfIlEnAmE",
                "CamelOverruleFileName",
                "CamelFileParent",
                "CamelHttpUri",
                "CamelHttpPath",
                "CamelHttpQuery",
                "CamelHttpMethod",
                "CamelHttpResponseCode",
                "CamelKafkaTopic",
                "kafka.TOPIC",
                "kafka.OVERRIDE_TOPIC",
                "CamelSqlQuery",
                "CamelExecCommandExecutable",
                "CamelExecCommandArgs",
                "CamelSlipEndpoint",
                "CamelRedelivered",
                "CamelBedrockConverseModelId",
                "CamelBedrockConverseSystemMessage",
                "CamelBedrockConverseMaxTokens",
                "CamelBedrockConverseTools",
                "CamelBedrockConverseToolResults",
                "org.apache.camel.x",
                "ORG.APACHE.CAMEL.X",
                "org.apache.camel.component.file",
                "Camel" + ZERO_WIDTH + "FileName",
                ZERO_WIDTH + "CamelFileName",
                "\ufeffCamelFileName",
                "\uff23\uff41\uff4d\uff45\uff4cFileName",
                " CamelFileName",
                "CamelFileName ",
                "\tCamelFileName",
                "CamelFileName\u0000",
                "\u0000CamelFileName",
                "Camel\u0007FileName",
                "Camel\r\nCamelFileName",
                "header.CamelFileName",
                "headers",
                "body",
                "next",
                "recipients",
                "breadcrumbId",
                "Content-Type",
                "Authorization",
                "JMSReplyTo",
                "",
                ".",
                "topic.x",
                "Topic",
                "topic ",
                "topi\u0063\u0327",
                "\u0442opic",
                "__proto__",
                "class",
                "$ref");
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("undeclared")
    void whatIsNotDeclaredReachesNobody(String name) throws Exception {
        for (Object value :
                List.of("direct:evil", "../evil.txt", List.of("direct:evil"), Map.of(name, "direct:evil"))) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("topic", "hens");
            arguments.put(name, value);
            attacked.bedrock().enqueue(Answers.toolUse("t1", "note", arguments));
            attacked.bedrock().enqueue(Answers.text("Done."));
            attacked.assertAnswered(attacked.ask());
        }
        assertThat(attacked.seen()).hasSize(4).containsOnly(new Seen(Map.of("topic", "hens"), Map.of("topic", "hens")));
        attacked.assertUnharmed(4);
    }

    /** Values that a declared argument may have: they arrive as they are, and nobody reads anything into them. */
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("an expression", "${sys.user.home} {{secret}} ${body} #{1+1}"),
                Arguments.of("the name of a file", "../../evil.txt"),
                Arguments.of("an address", "direct:evil"),
                Arguments.of("an address in S3", "s3://evil/object"),
                Arguments.of("control characters", "a\u0000b\u0007c\r\nCamelFileName: evil"),
                Arguments.of("zero width", "a" + ZERO_WIDTH + "\u202eb\ufeff"),
                Arguments.of("a lonely surrogate's twin", "\ud83d\ude00"),
                Arguments.of("a megabyte", "x".repeat(1_000_000)),
                Arguments.of("nothing", ""));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("values")
    void aValueIsAValue(String what, String value) throws Exception {
        attacked.bedrock().enqueue(Answers.toolUse("t1", "note", Map.of("topic", value)));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        assertThat(attacked.seen()).containsExactly(new Seen(Map.of("topic", value), Map.of("topic", value)));
        attacked.assertUnharmed(1);
    }

    /** Within a declared object everything may stand; it stays there. */
    @Test
    void whatIsWithinAnObjectStaysThere() throws Exception {
        Map<String, Object> more = new LinkedHashMap<>();
        undeclared().forEach(name -> more.put(name, "direct:evil"));
        more.put("headers", new LinkedHashMap<>(more));
        attacked.bedrock().enqueue(Answers.toolUse("t1", "note", Map.of("topic", "hens", "more", more)));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        assertThat(attacked.seen())
                .containsExactly(
                        new Seen(Map.of("topic", "hens", "more", more), Map.of("topic", "hens", "more", more)));
        attacked.assertUnharmed(1);
    }

    /** Arguments, as JSON, that do not match the schema. The tool is not called, the model is told why. */
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{'topic':1}", "/topic"),
                Arguments.of("{'topic':null}", "/topic"),
                Arguments.of("{'topic':['hens']}", "/topic"),
                Arguments.of("{'topic':{'CamelFileName':'evil'}}", "/topic"),
                Arguments.of("{}", "topic"),
                Arguments.of("{'Topic':'hens'}", "topic"),
                Arguments.of("{'topic':'hens','count':'1'}", "/count"),
                Arguments.of("{'topic':'hens','count':1.5}", "/count"),
                Arguments.of("{'topic':'hens','count':true}", "/count"),
                Arguments.of("{'topic':'hens','more':'{}'}", "/more"),
                Arguments.of("[]", "object"),
                Arguments.of("'hens'", "object"),
                Arguments.of("1", "object"));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("wrong")
    void wrongArgumentsNeverReachTheTool(String input, String told) throws Exception {
        attacked.bedrock().enqueue(Answers.toolUse("t1", "note", Wire.json(input)));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        assertThat(attacked.seen()).isEmpty();
        assertThat(attacked.outer()
                        .get(1)
                        .json("/messages/2/content/0/toolResult/status")
                        .asText())
                .isEqualTo("error");
        assertThat(attacked.outer()
                        .get(1)
                        .json("/messages/2/content/0/toolResult/content/0/text")
                        .asText())
                .contains(told);
        attacked.assertUnharmed(0);
    }

    /** Names that could become headers of Camel's own. */
    static Stream<String> ofCamel() {
        return Stream.of(
                "CamelFileName",
                "camelfilename",
                "CAMELHTTPURI",
                "Camel",
                "camel",
                "cAMELx",
                "CamelBedrockConverseModelId",
                "org.apache.camel.x",
                "ORG.APACHE.CAMEL.X",
                "org.apache.camel");
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("ofCamel")
    void aRouteThatDeclaresAHeaderOfCamelDoesNotStart(String name) {
        for (String options : List.of(
                "parameter." + name + "=string",
                "parameter." + name + ".description=x",
                "argSchema=RAW({\"type\":\"object\",\"properties\":{\"" + name + "\":{}}})")) {
            assertThatThrownBy(() -> attacked.routes().context().addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("bedrock-tool:bad?tags=t&" + options).stop();
                        }
                    }))
                    .as(options)
                    .hasStackTraceContaining("the argument '" + name + "' would become a header of Camel's own");
        }
    }
}
