/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A failure is told once and at the right level: what Bedrock or the way to it has failed at is a warning of one line, and
 * all else is in the exception alone.
 */
class FailureLogTest {

    private static final String MODEL = "amazon.nova-lite-v1:0";
    private static final String ORIGIN = "(model " + MODEL + ", request id req-7)";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    private static Answer told(Answer answer) {
        return answer.header("x-amzn-requestid", "req-7");
    }

    /** Options, answer, exception: what is not Bedrock's failure, but what came of the call. */
    static Stream<Arguments> ownFailures() {
        return Stream.of(
                Arguments.of(
                        "outputSchema={\"type\":\"object\"}&outputRetries=1",
                        told(Answers.text("no JSON")),
                        StructuredOutputException.class),
                Arguments.of(
                        "outputSchema={\"type\":\"object\"}",
                        told(Answers.text("{").stopReason("model_context_window_exceeded")),
                        StructuredOutputException.class),
                Arguments.of(
                        "guardrailIdentifier=gr1abc2&guardrailVersion=1&guardrailIntervention=fail",
                        told(Answers.text("No.").stopReason("guardrail_intervened")),
                        GuardrailInterventionException.class));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("ownFailures")
    void ownExceptionsSayAllThemselves(String options, Answer answer, Class<?> type) throws Exception {
        bedrock.server().otherwise(answer);
        try (Routes routes = asking("bedrock-converse:" + MODEL + "?" + options)) {
            Exchange[] failed = new Exchange[1];
            assertThat(told(() -> failed[0] = routes.send("Hi"))).isEmpty();
            assertThat(failed[0].getException()).isInstanceOf(type).hasMessageContaining(ORIGIN);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void soDoesALoopOfTools(Way way) throws Exception {
        bedrock.server().otherwise(told(Answers.toolUse("1", "look", Map.of())));
        try (Looped looped =
                new Looped(bedrock.server(), way, MODEL, "tools=t&maxToolIterations=1", routes -> routes.from(
                                "bedrock-tool:look?tags=t")
                        .setBody()
                        .constant("seen"))) {
            Exchange[] failed = new Exchange[1];
            assertThat(told(() -> failed[0] = looped.send("Hi"))).isEmpty();
            assertThat(failed[0].getException())
                    .isInstanceOf(ToolLoopException.class)
                    .hasMessageContaining(ORIGIN);
        }
    }

    /** Whoever reads may have answered already, so that no error handler sees it. */
    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aStreamThatBreaksOffIsToldOnce(Delivery delivery) throws Exception {
        bedrock.server().otherwise(told(Answers.text("The ", "answer.").failAfter(3, Fault.cleanClose())));
        try (Deliveries deliveries = new Deliveries(bedrock.server())) {
            Delivered[] failed = new Delivered[1];
            List<String> lines =
                    told(() -> failed[0] = deliveries.ask(delivery, Deliveries.Protocol.HTTP_1_1, MODEL, "", "Hi"));
            assertThat(failed[0].failure())
                    .isInstanceOfSatisfying(IncompleteStreamException.class, failure -> assertThat(failure.requestId())
                            .isEqualTo("req-7"))
                    .hasMessageContaining(ORIGIN);
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains("unavailable, model " + MODEL
                            + ", request id req-7. The connection ended within the answer");
        }
    }

    @Test
    void whatAnElementsRouteFailsAtIsNoFailureOfBedrocks() throws Exception {
        bedrock.server().otherwise(Answers.text("The ", "answer."));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:ask").to("bedrock-converse:" + MODEL + "?operation=converseStream&streamTo=direct:piece");
                from("direct:piece").throwException(new IllegalStateException("full"));
            }
        })) {
            Exchange[] failed = new Exchange[1];
            assertThat(told(() -> failed[0] = routes.send("Hi"))).isEmpty();
            assertThat(failed[0].getException()).hasMessage("full");
        }
    }

    /** Camel logs attempts at DEBUG; the last one's failure is the error handler's to log. */
    @Test
    void whatCamelTriesAgainIsToldTheFirstTime() throws Exception {
        bedrock.server().otherwise(told(Errors.validation("no")));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(0)
                        .handled(true)
                        .to("bedrock-converse:amazon.nova-pro-v1:0");
                from("direct:ask").to("bedrock-converse:" + MODEL);
            }
        })) {
            List<String> lines = told(() -> routes.send("Hi"));
            assertThat(bedrock.server().requestCount()).isGreaterThan(4);
            assertThat(lines).filteredOn(line -> line.contains(MODEL)).hasSize(1);
            assertThat(lines)
                    .as("the call that stands in is another one")
                    .filteredOn(line -> line.contains("amazon.nova-pro-v1:0"))
                    .isNotEmpty();
        }
    }

    @Test
    void aCallThatIsCancelledIsNobodysFault() throws Exception {
        bedrock.server().otherwise(Answers.text("late").delay(Duration.ofSeconds(60)));
        try (Routes routes = asking("bedrock-converse:" + MODEL + "?operation=converseStream&streamBody=collect")) {
            AtomicReference<Exchange> failed = new AtomicReference<>();
            List<String> lines = told(() -> {
                new Thread(() -> failed.set(routes.send("Hi"))).start();
                Awaitility.await().until(() -> bedrock.server().requestCount() == 1);
                routes.context().getRouteController().stopRoute("asking", 1, TimeUnit.SECONDS);
                Awaitility.await().until(() -> failed.get() != null);
                return null;
            });
            assertThat(failed.get().getException()).isInstanceOf(CancellationException.class);
            assertThat(lines).isEmpty();
        }
    }

    @Test
    void noStackTraceIsOurs() throws Exception {
        bedrock.server().otherwise(told(Errors.accessDenied()));
        try (Routes routes = asking("bedrock-converse:" + MODEL)) {
            Exchange[] failed = new Exchange[1];
            assertThat(Logged.lines(() -> failed[0] = routes.send("Hi")))
                    .filteredOn(line -> line.contains("camelbedrock") || line.startsWith("\tat "))
                    .hasSize(1);
            assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("model_access");
        }
    }

    private static Routes asking(String endpoint) throws Exception {
        return new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:ask").routeId("asking").to(endpoint);
            }
        });
    }

    /** The lines that tell of a failed call. */
    private static List<String> told(Callable<?> something) throws Exception {
        return Logged.warnings(something).stream()
                .filter(line -> line.contains("CallFailures"))
                .toList();
    }
}
