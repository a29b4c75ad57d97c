/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that must match a schema, as streams: pieces of JSON, checked when all have come (rules J2 and J6). */
class StreamedOutputTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().takeRequests();
    }

    @Test
    void givesTheJsonInPieces() throws Exception {
        bedrock.server().enqueue(Answers.text("{\"age\":", "42}"));
        Exchange answered = ask(Structured.NATIVE, "");
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":|42}|");
    }

    /** The tool is ours: what the model writes into it is the answer, and no call that the route must make. */
    @Test
    void givesTheInputOfTheToolThatCarriesTheAnswer() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("t1", "final_answer", Map.of("age", 42)));
        Exchange answered = ask(Structured.FORCED, "&outputMode=tool");
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody(String.class).replace("|", "")).isEqualTo("{\"age\":42}");
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseToolCalls"))
                .isNull();
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseFinishReason"))
                .isEqualTo("stop");
    }

    /** What has been handed on would come twice: it is not asked for again. */
    @ParameterizedTest
    @ValueSource(strings = {"&streamBody=iterator", "&streamTo=mock:pieces"})
    void failsAtTheEndAndAsksOnce(String options) throws Exception {
        bedrock.server().enqueue(Answers.text("{\"age\":", "0}"));
        Exchange answered = ask(Structured.NATIVE, options + "&outputRetries=3");
        assertThat(answered.getException())
                .isInstanceOfSatisfying(StructuredOutputException.class, e -> assertThat(e.violations())
                        .isNotEmpty());
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    @Test
    void asksAgainWhereNothingWasHandedOn() throws Exception {
        bedrock.server().enqueue(Answers.text("{\"age\":", "0}"));
        bedrock.server().enqueue(Answers.text("{\"age\":", "7}"));
        Exchange answered = ask(Structured.NATIVE, "&streamBody=collect");
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":7}");
        assertThat(bedrock.server().takeRequests()).hasSize(2);
    }

    @Test
    void givesTheObjectBesideThePieces() throws Exception {
        bedrock.server().enqueue(Answers.text("{\"age\":", "7}"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(uri(Structured.NATIVE, "&streamTo=mock:pieces"));
            }
        })) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":7}");
            assertThat(routes.context()
                            .getEndpoint("mock:pieces", MockEndpoint.class)
                            .getExchanges())
                    .extracting(piece -> piece.getMessage().getBody())
                    .containsExactly("{\"age\":", "7}");
        }
    }

    private static String uri(String model, String options) {
        return "bedrock-converse:" + model + "?operation=converseStream&" + Structured.OUTPUT + options;
    }

    /** The body is what an iterator gave, each piece with a bar behind it. */
    private static Exchange ask(String model, String options) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(uri(model, options)).process(exchange -> {
                    if (exchange.getMessage().getBody() instanceof Iterator<?> elements) {
                        StringBuilder read = new StringBuilder();
                        elements.forEachRemaining(piece -> read.append(piece).append('|'));
                        exchange.getMessage().setBody(read.toString());
                    }
                });
            }
        })) {
            return routes.send("Hi");
        }
    }
}
