/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The guardrail of a stream: when it looks, what it tells at the end, and how it ends the stream. */
class StreamGuardrailTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream";
    private static final String GUARDED = "&guardrailIdentifier=gr1&guardrailVersion=3";
    private static final String MODE = "CamelBedrockConverseGuardrailStreamProcessingMode";
    private static final String REQUEST =
            "{'messages':[{'role':'user','content':[{'text':'Hi'}]}],'guardrailConfig':{'guardrailIdentifier':'gr2',"
                    + "'guardrailVersion':'1','streamProcessingMode':'async'}}";

    /** Rule, options, body, headers, and the mode on the wire. */
    static Stream<Arguments> modes() {
        Object request = Wire.plain(REQUEST);
        Object ofSdk = ConverseStreamRequest.builder()
                .messages(Message.builder()
                        .role("user")
                        .content(c -> c.text("Hi"))
                        .build())
                .guardrailConfig(
                        g -> g.guardrailIdentifier("gr2").guardrailVersion("1").streamProcessingMode("async"))
                .build();
        return Stream.of(
                Arguments.of("C4 left to Bedrock", GUARDED, "Hi", Map.of(), null),
                Arguments.of("C4 a trace is no mode", GUARDED + "&guardrailTrace=enabled", "Hi", Map.of(), null),
                Arguments.of("sync", GUARDED + "&guardrailStreamProcessingMode=sync", "Hi", Map.of(), "sync"),
                Arguments.of("async", GUARDED + "&guardrailStreamProcessingMode=async", "Hi", Map.of(), "async"),
                Arguments.of(
                        "a header does not loosen",
                        GUARDED + "&guardrailStreamProcessingMode=sync",
                        "Hi",
                        Map.of(MODE, "async"),
                        "sync"),
                Arguments.of(
                        "a header beside its own guardrail",
                        "",
                        "Hi",
                        Map.of("CamelBedrockConverseGuardrailIdentifier", "gr2", MODE, "async"),
                        "async"),
                Arguments.of("a request as Map", "", request, Map.of(), "async"),
                Arguments.of("C5 a request of the SDK", "", ofSdk, Map.of(), "async"),
                Arguments.of(
                        "a request over the option", "&guardrailStreamProcessingMode=sync", ofSdk, Map.of(), "async"),
                Arguments.of(
                        "the endpoint's guardrail over the request",
                        GUARDED + "&guardrailStreamProcessingMode=sync",
                        ofSdk,
                        Map.of(),
                        "sync"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modes")
    void saysWhenToLook(String rule, String options, Object body, Map<String, Object> headers, String expected)
            throws Exception {
        JsonNode sent = Wire.body(Wire.sent(bedrock.server(), STREAM + "&streamBody=collect" + options, body, headers));
        assertThat(sent.at("/guardrailConfig/guardrailIdentifier").asText()).startsWith("gr");
        assertThat(sent.at("/guardrailConfig/streamProcessingMode").asText(null))
                .isEqualTo(expected);
    }

    private static Answer intervened() {
        return Answers.text("The guard", "rail says no.")
                .stopReason("guardrail_intervened")
                .guardrailTrace("{\"actionReason\":\"Guardrail blocked.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iterator", "collect"})
    void tellsOfTheInterventionAtTheEnd(String body) throws Exception {
        bedrock.server().enqueue(intervened());
        Exchange answered = ask(STREAM + GUARDED + "&guardrailTrace=enabled&streamBody=" + body);
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseFinishReason"))
                .isEqualTo("content_filter");
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseGuardrailAction"))
                .isEqualTo("GUARDRAIL_INTERVENED");
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseGuardrailTrace"))
                .isEqualTo(Map.of("actionReason", "Guardrail blocked."));
    }

    /** Whoever reads has the guardrail's words by then; the end is a failure for him too. */
    @ParameterizedTest
    @ValueSource(strings = {"&streamBody=iterator", "&streamBody=collect", "&streamTo=mock:pieces"})
    void endsTheStreamWithItsException(String options) throws Exception {
        bedrock.server().enqueue(intervened());
        Exchange answered = ask(STREAM + GUARDED + "&guardrailIntervention=fail" + options);
        assertThat(answered.getException()).isInstanceOfSatisfying(GuardrailInterventionException.class, e -> {
            assertThat(e.trace()).containsEntry("actionReason", "Guardrail blocked.");
            assertThat(e.text()).isEqualTo("The guardrail says no.");
        });
        assertThat(answered.getProperty("CamelBedrockErrorCategory")).isEqualTo("guardrail");
    }

    @Test
    void handsOnWhatCameBeforeTheException() throws Exception {
        bedrock.server().enqueue(intervened());
        Exchange answered = ask(STREAM + GUARDED + "&guardrailIntervention=fail");
        assertThat(answered.getProperty("read")).isEqualTo(List.of("The guard", "rail says no."));
    }

    /** A browser closes the stream at messageStop, so the end must be known by then. */
    @Test
    void sendsServerSentEventsTheErrorInsteadOfTheEnd() throws Exception {
        bedrock.server().enqueue(intervened());
        StringBuilder frames = new StringBuilder();
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(STREAM + GUARDED + "&guardrailIntervention=fail&streamBody=sse")
                        .process(exchange -> {
                            InputStream stream =
                                    (InputStream) exchange.getMessage().getBody();
                            for (int c = stream.read(); c >= 0; c = stream.read()) {
                                frames.append((char) c);
                            }
                        });
            }
        })) {
            assertThat(routes.send("Hi").getException())
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(GuardrailInterventionException.class);
        }
        assertThat(frames)
                .hasToString(
                        "data: The guard\n\ndata: rail says no.\n\nevent: error\ndata: {\"category\":\"guardrail\"}\n\n");
    }

    private static Exchange ask(String endpoint) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(exchange -> {
                    List<Object> read = new ArrayList<>();
                    exchange.setProperty("read", read);
                    if (exchange.getMessage().getBody() instanceof Iterator<?> elements) {
                        elements.forEachRemaining(read::add);
                    }
                });
            }
        })) {
            return routes.send("Hi");
        }
    }
}
