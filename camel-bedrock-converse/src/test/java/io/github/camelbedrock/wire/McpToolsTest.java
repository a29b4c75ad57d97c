/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Looped.failed;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.text;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.mcp.TestServers;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools of MCP servers, beside routes that are tools. */
@Timeout(120)
class McpToolsTest {

    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        routes = new Routes(bedrock);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
        assertThat(TestServers.running()).as("servers left behind").isZero();
    }

    /** The options of a server over standard streams, as they are written in a URI. */
    private static String calc(String toolNames) {
        Map<String, Object> options = TestServers.stdio("calc");
        List<?> args = (List<?>) options.get("calc.args");
        return "mcpServer.calc.command=RAW(" + options.get("calc.command") + ")&mcpServer.calc.args=RAW("
                + String.join(",", args.stream().map(String::valueOf).toList()) + ")&mcpServer.calc.toolNames="
                + toolNames;
    }

    private void ask(String options) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:weather?tags=town&description=The weather now&parameter.city=string")
                        .setBody(simple("Rain in ${header.city}"));
                from("direct:ask").to("bedrock-converse:nova-lite?" + options);
            }
        });
    }

    private JsonNode results() {
        List<JsonNode> sent = bedrock.requests().stream().map(Wire::body).toList();
        JsonNode messages = sent.get(sent.size() - 1).path("messages");
        return messages.path(messages.size() - 1).path("content");
    }

    @Test
    void theModelCallsToolsOfServersBesideRoutes() throws Exception {
        bedrock.enqueue(Answers.toolUse("t1", "files_read", Map.of())
                .and(Answers.toolUse("t2", "weather", Map.of("city", "Oslo")))
                .and(Answers.toolUse("t3", "echo", Map.of("text", "Grüße")))
                .and(Answers.toolUse("t4", "fails", Map.of())));
        bedrock.enqueue(Answers.text("All done."));
        // By stdio the SDK's server (1.1.5) loses answers that come at one moment.
        ask("tools=town&parallelToolExecution=false&" + calc("fails,echo,files.read"));

        Exchange answered = routes.send("Do it all");

        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("All done.");
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.TOOL_EXECUTIONS, List.class))
                .hasSize(4);
        List<JsonNode> sent = bedrock.requests().stream().map(Wire::body).toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).path("toolConfig"))
                .isEqualTo(Wire.json("{'tools':["
                        + tool("weather", "The weather now", "{'city':{'type':'string'}}") + ","
                        + tool("echo", "The tool echo", "{'text':{'type':'string'}}") + ","
                        + tool("fails", "The tool fails", "{}") + ","
                        + tool("files_read", "The tool files.read", "{}") + "]}"));
        assertThat(sent.get(1).path("toolConfig")).isEqualTo(sent.get(0).path("toolConfig"));
        assertThat(results())
                .isEqualTo(Wire.json("[" + told("t1", text("read")) + "," + told("t2", text("Rain in Oslo")) + ","
                        + told("t3", text("Grüße")) + "," + failed("t4", "no such order") + "]"));
    }

    private static String tool(String name, String description, String properties) {
        return "{'toolSpec':{'name':'" + name + "','description':'" + description
                + "','inputSchema':{'json':{'type':'object','properties':" + properties + "}}}}";
    }

    @Test
    void aServerByHttpIsSetOnTheComponent() throws Exception {
        try (TestServers.Http http = TestServers.http(0, "s3cret-token")) {
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("remote.url", http.url());
            options.put("remote.accessToken", "s3cret-token");
            options.put("remote.header.X-Team", "blue");
            options.put("remote.toolNames", List.of("image", "slow"));
            routes.component().getToolLoop().setMcpServer(options);
            bedrock.enqueue(Answers.toolUse("t1", "image", Map.of())
                    .and(Answers.toolUse("t2", "slow", Map.of("millis", 60_000))));
            bedrock.enqueue(Answers.text("A dot."));
            ask("toolTimeout=1500");

            assertThat(routes.send("What is on the image?").getMessage().getBody())
                    .isEqualTo("A dot.");
            assertThat(results())
                    .isEqualTo(Wire.json("["
                            + told("t1", "{'image':{'format':'png','source':{'bytes':'iVBORw0KGgo='}}}") + ","
                            + failed("t2", "The tool has not answered in time.") + "]"));
            assertThat(routes.context().getEndpoints().toString()).doesNotContain("s3cret");
            routes.close();
        }
    }

    @Test
    void aFailureOfAServerCanEndTheExchange() throws Exception {
        bedrock.enqueue(Answers.toolUse("t1", "die", Map.of()));
        bedrock.enqueue(Answers.toolUse("t2", "echo", Map.of("text", "back")));
        bedrock.enqueue(Answers.text("It is back."));
        ask("toolErrorStrategy=fail&" + calc("die,echo"));

        assertThat(routes.send("Die").getException())
                .isInstanceOf(ToolLoopException.class)
                .hasMessageContaining("the MCP server 'calc' has gone away: its process has ended with exit value 7");
        assertThat(routes.send("And now?").getMessage().getBody()).isEqualTo("It is back.");
    }

    @ParameterizedTest
    @CsvSource({
        "mcpServer.calc.command=/no/such/program, cannot be started (mcpServer.calc.command)",
        "mcpServer.calc.uri=http://localhost, mcpServer.calc.uri is no option",
        "mcpServer.calc.url=http://127.0.0.1:1/mcp&mcpServer.calc.accessToken=RAW(s3cret-token), (mcpServer.calc.url)",
        "mcpServer.calc.url=http://127.0.0.1:1/mcp&mcpServer.calc.secretHeader.X-Key=s3cret-key, (mcpServer.calc.url)",
        "mcpServer.calc.command=/no/such&mcpServer.calc.env.KEY=s3cret-key, (mcpServer.calc.command)"
    })
    void aServerThatIsNotThereFailsTheStartAndNamesTheOption(String options, String message) {
        assertThatThrownBy(() -> ask(options))
                .hasStackTraceContaining(message)
                .extracting(McpToolsTest::stackTrace, as(STRING))
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessToken", "secretHeader.X-Key", "secretEnv.KEY"})
    void camelShowsNoSecretInTheUri(String option) {
        String uri = "bedrock-converse:nova-lite?mcpServer.calc.url=http://127.0.0.1:1/mcp&mcpServer.calc." + option
                + "=s3cret&temperature=0.5";
        assertThat(URISupport.sanitizeUri(uri)).contains(option + "=xxxxxx").doesNotContain("s3cret");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void aToolThatIsARouteTooIsRefused() throws Exception {
        RouteBuilder.addRoutes(routes.context(), also -> also.from("bedrock-tool:echo?tags=town&description=Echo")
                .log("never"));
        ask("tools=town&" + calc("echo"));
        assertThat(routes.send("Hello").getException())
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("Two tools are named 'echo'")
                .hasMessageContaining("the tool 'echo' of the MCP server 'calc'");
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void toolsOfServersCanBeLeftToTheRoute() throws Exception {
        bedrock.enqueue(Answers.toolUse("t1", "echo", Map.of("text", "a")));
        ask("toolExecution=manual&" + calc("echo"));
        Exchange answered = routes.send("Echo");
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.TOOL_CALLS, List.class))
                .hasSize(1);
        assertThat(bedrock.requests()).hasSize(1);
    }
}
