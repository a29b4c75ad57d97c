/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The Java of the page on tools, run, and what streams tell of tools. */
class ToolSnippetsTest extends RunningRoutes {

    private static final Answer ASKED = Answers.toolUse("tooluse_1", "weather", Map.of("city", "Oslo"));

    @Test
    void theModelCallsARoute(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-tool-route
                from("bedrock-tool:weather?tags=travel"
                                + "&description=The weather in a city now"
                                + "&parameter.city=string&parameter.city.required=true"
                                + "&parameter.city.description=Its name, without the country")
                        .setBody(simple("Rain in ${header.city}, 12 degrees"));
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu&tools=travel")
                        .log("${body} (tools were asked for ${header.CamelBedrockConverseToolIterations} times)");
                // end
            }
        });
        bedrock.enqueue(ASKED);
        bedrock.enqueue(Answers.text("It rains in Oslo."));
        Exchange asked = ask("direct:ask", "How is the weather in Oslo?");
        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getBody()).isEqualTo("It rains in Oslo.");
        assertThat(asked.getMessage().getHeader(BedrockConverseConstants.TOOL_ITERATIONS))
                .isEqualTo(1);
        assertThat(bedrock.takeRequests().get(1).json("/messages/2").toString())
                .isEqualTo("{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"tooluse_1\","
                        + "\"content\":[{\"text\":\"Rain in Oslo, 12 degrees\"}],\"status\":\"success\"}}]}");
    }

    @Test
    void aLoopWithoutEndIsEnded(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-tools-limit
                onException(ToolLoopException.class)
                        .handled(true)
                        .process(exchange -> {
                            ToolLoopException loop =
                                    exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ToolLoopException.class);
                            exchange.getMessage()
                                    .setBody("No answer after %d rounds and %d messages"
                                            .formatted(
                                                    loop.iterations(),
                                                    loop.messages().size()));
                        })
                        .to("direct:ask-a-person");
                // end
                from("direct:ask-a-person").setProperty("person", constant(true));
                from("bedrock-tool:weather?tags=travel&parameter.city=string").setBody(constant("Rain"));
                from("direct:ask").to("bedrock-converse:nova-lite?tools=travel&maxToolIterations=2");
            }
        });
        bedrock.otherwise(ASKED);
        Exchange asked = ask("direct:ask", "How is the weather in Oslo?");
        assertThat(asked.getMessage().getBody()).isEqualTo("No answer after 2 rounds and 6 messages");
        assertThat(asked.getProperty("person")).isEqualTo(true);
        assertThat(bedrock.takeRequests()).hasSize(3);
    }

    @Test
    void theRouteCallsTheToolsItself(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-tools-manual
                from("direct:ask-with-approval")
                        .to("direct:model")
                        .loopDoWhile(
                                header(BedrockConverseConstants.FINISH_REASON).isEqualTo("tool_call"))
                        .process(new Approval())
                        .to("direct:model")
                        .end();
                from("direct:model")
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu&tools=bank&toolExecution=manual");
                // end
                from("bedrock-tool:pay?tags=bank&parameter.amount=integer").setBody(constant("never called"));
            }
        });
        bedrock.enqueue(Answers.toolUse("t1", "pay", Map.of("amount", 50))
                .and(Answers.toolUse("t2", "pay", Map.of("amount", 5000))));
        bedrock.enqueue(Answers.toolUse("t3", "pay", Map.of("amount", 7)));
        bedrock.enqueue(Answers.text("I have paid 57."));
        Exchange asked = ask("direct:ask-with-approval", "Pay my bills.");
        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getBody()).isEqualTo("I have paid 57.");
        assertThat(asked.getMessage().getHeaders()).doesNotContainKey(BedrockConverseConstants.TOOL_RESULTS);
        var last = bedrock.takeRequests().get(2);
        assertThat(last.json("/messages/2/content").toString())
                .contains("{\"toolResult\":{\"toolUseId\":\"t1\",\"content\":[{\"json\":{\"paid\":50}}]}}")
                .contains("{\"toolUseId\":\"t2\",\"content\":[{\"text\":\"The customer has said no.\"}]}");
        assertThat(last.json("/messages/4/content/0/toolResult/toolUseId").asText())
                .isEqualTo("t3");
    }

    /** But for the time that it took. */
    @Test
    void theTableOfStreamsShowsAnIterationAsItIs(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:weather?tags=travel&parameter.city=string").setBody(constant("Rain"));
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?operation=converseStream&tools=travel"
                                + "&streamBody=inputStream&streamElement=event")
                        .convertBodyTo(String.class);
            }
        });
        bedrock.enqueue(Answers.text("Let me look.").and(Answers.toolUse("t3", "weather", Map.of("city", "Oslo"))));
        bedrock.enqueue(Answers.text("It rains."));
        List<String> lines = ask("direct:ask", "How is the weather in Oslo?")
                .getMessage()
                .getBody(String.class)
                .lines()
                .toList();
        String shown = lines.stream()
                .filter(line -> line.startsWith("{\"toolIteration\":"))
                .findFirst()
                .orElse("no iteration in " + lines)
                .replaceFirst("\"durationMs\":\\d+", "\"durationMs\":5");
        assertThat(page("streaming.md")).contains("| `ToolIteration` | `" + shown + "` |");
    }

    @Test
    void theTableOfErrorsSaysWhatTheModelIsTold(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:fails?tags=all").throwException(new IOException("no line"));
                from("bedrock-tool:slow?tags=all&toolTimeout=10").delay(500);
                from("bedrock-tool:silent?tags=all").setBody(constant(" "));
                from("direct:ask").to("bedrock-converse:nova-lite?tools=all");
            }
        });
        bedrock.enqueue(Answers.toolUse("t1", "fails", Map.of())
                .and(Answers.toolUse("t2", "slow", Map.of()))
                .and(Answers.toolUse("t3", "silent", Map.of())));
        ask("direct:ask", "Call all of them.");
        var results = bedrock.takeRequests().get(1).json("/messages/2/content");
        assertThat(results.findValuesAsText("text"))
                .containsExactly(
                        "The tool has failed: no line",
                        "The tool has not answered in time.",
                        "The tool has returned nothing.");
        assertThat(page("tools.md"))
                .contains("`The tool has failed: `", "`The tool has not answered in time.`")
                .contains("`The tool has returned nothing.`");
    }

    /** These two need more than one endpoint, or another place in the route than the rest of that table. */
    @Test
    void theTableOfBadInputTellsOfRoutesThatCannotBe() throws Exception {
        camelContext.start();
        assertThatThrownBy(() -> camelContext.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("bedrock-tool:weather?tags=travel").setBody(constant("Rain"));
                        from("bedrock-tool:other?name=weather&tags=travel").setBody(constant("Sun"));
                        from("direct:ask").to("bedrock-converse:nova-lite?tools=travel");
                    }
                }))
                .hasStackTraceContaining("Two tools named");
        assertThatThrownBy(() -> camelContext.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:call").to("bedrock-tool:weather?tags=travel");
                    }
                }))
                .hasStackTraceContaining("nothing can be sent to bedrock-tool");
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of(name));
    }
}
