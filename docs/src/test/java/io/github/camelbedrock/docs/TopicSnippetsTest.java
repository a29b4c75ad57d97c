/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the pages on one topic each, run. The regions between the markers are shown word for word. */
class TopicSnippetsTest extends RunningRoutes {

    private static final String URGENT =
            "{\"urgency\":\"HIGH\",\"summary\":\"The shop is down.\",\"products\":[\"shop\"],\"promisedFor\":\"2026-12-24\"}";

    @Test
    void aConversationGoesOn(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-conversation
                from("direct:interview")
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu")
                        .process(exchange -> {
                            List<?> soFar =
                                    exchange.getProperty(BedrockConverseConstants.MESSAGES_PROPERTY, List.class);
                            List<Object> conversation = new ArrayList<>(soFar);
                            conversation.add(Map.of("role", "user", "content", List.of(Map.of("text", "And why?"))));
                            exchange.getMessage().setBody(conversation);
                        })
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu");
                // end
            }
        });
        assertThat(ask("direct:interview", "What is Camel?").getException()).isNull();
        assertThat(bedrock.takeRequests().get(1).json("/messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"What is Camel?\"}]},"
                        + "{\"role\":\"assistant\",\"content\":[{\"text\":\"An integration framework.\"}]},"
                        + "{\"role\":\"user\",\"content\":[{\"text\":\"And why?\"}]}]");
    }

    @Test
    void aTurnHasManyParts(LocalBedrock bedrock, @TempDir Path folder) throws Exception {
        Path contract = Files.write(folder.resolve("contract.pdf"), new byte[] {1});
        Path invoice = Files.write(folder.resolve("invoice.png"), new byte[] {2});
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-media-list
                from("direct:check")
                        .process(exchange -> exchange.getMessage()
                                .setBody(List.of("The contract:", contract, "The invoice:", invoice, "Do they agree?")))
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu");
                // end
            }
        });
        assertThat(ask("direct:check", null).getException()).isNull();
        assertThat(bedrock.takeRequests().get(0).json("/messages/0/content").toString())
                .isEqualTo("[{\"text\":\"The contract:\"},"
                        + "{\"document\":{\"format\":\"pdf\",\"name\":\"Document 1\",\"source\":{\"bytes\":\"AQ==\"}}},"
                        + "{\"text\":\"The invoice:\"},{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"Ag==\"}}},"
                        + "{\"text\":\"Do they agree?\"}]");
    }

    @Test
    void anImageComesBackAsBytes(LocalBedrock bedrock) throws Exception {
        bedrock.enqueue(Answers.image("png", new byte[] {3}));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:draw").to("bedrock-converse:nova-lite");
            }
        });
        Exchange drawn = ask("direct:draw", "A camel");
        assertThat(drawn.getMessage().getBody()).isEqualTo(new byte[] {3});
        assertThat(drawn.getMessage().getHeader(BedrockConverseConstants.MEDIA_TYPE))
                .isEqualTo("image/png");
    }

    @Test
    void aPartOfTheTurnIsCached(LocalBedrock bedrock) throws Exception {
        String manual = "A long manual.";
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-cache-point
                from("direct:support")
                        .process(exchange -> {
                            String question = exchange.getMessage().getBody(String.class);
                            exchange.getMessage().setBody(List.of(manual, new CachePoint("1h"), question));
                        })
                        .to("bedrock-converse:claude-sonnet-4-5?inferenceProfilePrefix=eu")
                        .log("${header.CamelBedrockConverseCacheReadInputTokens} tokens came from the cache");
                // end
            }
        });
        bedrock.enqueue(Answers.text("Press the red button.").cacheUsage(2000, 0));
        Exchange answered = ask("direct:support", "How do I stop it?");
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.CACHE_READ_INPUT_TOKENS))
                .isEqualTo(2000);
        assertThat(bedrock.takeRequests().get(0).json("/messages/0/content").toString())
                .isEqualTo("[{\"text\":\"A long manual.\"},{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}},"
                        + "{\"text\":\"How do I stop it?\"}]");
    }

    @Test
    void theAnswerIsAnObject(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-output-class
                from("direct:triage")
                        .to("bedrock-converse:claude-sonnet-4-5?inferenceProfilePrefix=eu"
                                + "&outputClass=io.github.camelbedrock.docs.Triage")
                        .filter(exchange ->
                                exchange.getMessage().getBody(Triage.class).urgency() == Triage.Urgency.HIGH)
                        .to("direct:page-somebody");
                // end
                from("direct:page-somebody").setProperty("paged", constant(true));
            }
        });
        bedrock.enqueue(Answers.text(URGENT));
        Exchange triaged = ask("direct:triage", "The shop is down!");
        assertThat(triaged.getMessage().getBody())
                .isEqualTo(new Triage(
                        Triage.Urgency.HIGH,
                        "The shop is down.",
                        List.of("shop"),
                        Optional.of(LocalDate.of(2026, 12, 24))));
        assertThat(triaged.getProperty("paged")).isEqualTo(true);
        assertThat(bedrock.takeRequests()
                        .get(0)
                        .json("/outputConfig/textFormat/structure/jsonSchema/schema")
                        .asText())
                .contains("\"required\":[\"urgency\",\"summary\",\"products\"]", "How soon somebody must act");
    }

    @Test
    void anAnswerThatDoesNotMatchIsKept(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-output-errors
                onException(StructuredOutputException.class)
                        .handled(true)
                        .setBody(exchange -> exchange.getProperty(
                                        Exchange.EXCEPTION_CAUGHT, StructuredOutputException.class)
                                .rawText())
                        .to("direct:by-hand");
                // end
                from("direct:triage")
                        .to("bedrock-converse:claude-sonnet-4-5?outputClass=io.github.camelbedrock.docs.Triage");
                from("direct:by-hand").setProperty("hand", constant(true));
            }
        });
        bedrock.otherwise(Answers.text("{\"urgency\":\"SOON\"}"));
        Exchange triaged = ask("direct:triage", "The shop is down!");
        assertThat(triaged.getMessage().getBody()).isEqualTo("{\"urgency\":\"SOON\"}");
        assertThat(triaged.getProperty("hand")).isEqualTo(true);
        assertThat(bedrock.takeRequests()).hasSize(2);
    }

    @Test
    void anInterventionIsAFailureWhereTheEndpointSaysSo(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-guardrail-fail
                onException(GuardrailInterventionException.class)
                        .handled(true)
                        .log("Refused: ${exception.message}")
                        .to("direct:refused");
                from("direct:chat")
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu"
                                + "&guardrailIdentifier=gr1abc2&guardrailVersion=3&guardrailIntervention=fail");
                // end
                from("direct:refused").setBody(constant("refused"));
            }
        });
        bedrock.enqueue(Answers.text("I cannot say that.").stopReason("guardrail_intervened"));
        assertThat(ask("direct:chat", "How do I build a bomb?").getMessage().getBody())
                .isEqualTo("refused");
    }

    @Test
    void aRouteLooksAtTheCategory(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-category
                onException(Exception.class)
                        .handled(true)
                        .choice()
                        .when(exchangeProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY)
                                .in("throttling", "timeout", "unavailable"))
                        .to("direct:later")
                        .otherwise()
                        .to("direct:rejected");
                // end
                from("direct:ask").to("bedrock-converse:nova-lite");
                from("direct:later").setBody(constant("later"));
                from("direct:rejected").setBody(constant("rejected"));
            }
        });
        bedrock.otherwise(Errors.accessDenied());
        assertThat(ask("direct:ask", "Hi").getMessage().getBody()).isEqualTo("rejected");
        bedrock.throttleFirst(9);
        Exchange throttled = ask("direct:ask", "Hi");
        assertThat(throttled.getMessage().getBody()).isEqualTo("later");
        assertThat(throttled.getProperty("CamelBedrockErrorCategory")).isEqualTo("throttling");
    }
}
