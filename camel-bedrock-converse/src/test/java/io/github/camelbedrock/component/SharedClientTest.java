/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Endpoints with equal client options share a client; it goes with the last of them. */
class SharedClientTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void isOneForAllModelsAndPrompts() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        BedrockConverseComponent component;
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(MODEL).to(MODEL + "?maxTokens=3").to("bedrock-converse:another?temperature=1");
            }
        })) {
            component = routes.component();
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
            assertThat(component.clients().size()).isOne();
            assertThat(bedrock.server().takeRequests()).hasSize(3);
        }
        assertThat(component.clients().size()).as("after the stop").isZero();
    }

    @Test
    void isAnotherForAnotherRegion() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(MODEL).to(MODEL + "?region=us-east-1");
            }
        })) {
            assertThat(routes.component().clients().size()).isEqualTo(2);
        }
    }
}
