/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Bedrock's failures reach the route as the SDK's own exceptions, retried by the SDK alone (S27, L14). */
class FailureTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(Errors.throttling(), ThrottlingException.class, 429, 3),
                Arguments.of(Errors.modelNotReady(), ModelNotReadyException.class, 429, 3),
                Arguments.of(Errors.internalServer(), InternalServerException.class, 500, 3),
                Arguments.of(Errors.serviceUnavailable(), ServiceUnavailableException.class, 503, 3),
                Arguments.of(Errors.validation("too long"), ValidationException.class, 400, 1),
                Arguments.of(Errors.accessDenied(), AccessDeniedException.class, 403, 1),
                Arguments.of(Errors.resourceNotFound(), ResourceNotFoundException.class, 404, 1),
                Arguments.of(Errors.modelTimeout(), ModelTimeoutException.class, 408, 1),
                Arguments.of(Errors.modelError(), ModelErrorException.class, 424, 1));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void raisesTheSdksOwnException(
            io.github.camelbedrock.test.Answer error, Class<? extends Exception> type, int status, int requests)
            throws Exception {
        bedrock.server().otherwise(error);
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            Exchange failed = routes.send("Hi");
            assertThat(failed.getException())
                    .isExactlyInstanceOf(type)
                    .isInstanceOfSatisfying(BedrockRuntimeException.class, e -> assertThat(e.statusCode())
                            .isEqualTo(status));
            assertThat(failed.getMessage().getBody())
                    .as("the body stays for a redelivery")
                    .isEqualTo("Hi");
        }
        assertThat(bedrock.server().takeRequests()).hasSize(requests);
    }

    @Test
    void matchesOnException() throws Exception {
        bedrock.server().otherwise(Errors.throttling());
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ThrottlingException.class).handled(true).setBody(constant("later"));
                from("direct:ask").to(MODEL);
            }
        })) {
            Exchange handled = routes.send("Hi");
            assertThat(handled.getException()).isNull();
            assertThat(handled.getMessage().getBody()).isEqualTo("later");
        }
    }

    @Test
    void keepsTheHeadersForARedelivery() throws Exception {
        bedrock.server().enqueue(Errors.validation("first"));
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ValidationException.class).maximumRedeliveries(1).redeliveryDelay(0);
                from("direct:ask")
                        .setHeader("CamelBedrockConverseSystemMessage", constant("Be brief."))
                        .to(MODEL);
            }
        })) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
        }
        assertThat(bedrock.server().takeRequests())
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.json("/system/0/text").asText()).isEqualTo("Be brief."));
    }

    @Test
    void survivesAThrottleByTheSdksRetry() throws Exception {
        bedrock.server().throttleFirst(1);
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
        }
        assertThat(bedrock.server().takeRequests()).hasSize(2);
    }
}
