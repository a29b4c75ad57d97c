/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same route from every language that a user writes routes in gives the same request. */
class DslTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void fromJava() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to("bedrock-converse:eu.amazon.nova-lite-v1:0?systemMessage=Answer in one word."
                                + "&maxTokens=20&temperature=0.5&stopSequences=END,STOP");
            }
        })) {
            assertAsks(routes);
        }
    }

    @Test
    void fromYaml() throws Exception {
        assertAsksFrom("classpath:dsl/ask.yaml");
    }

    @Test
    void fromXml() throws Exception {
        assertAsksFrom("classpath:dsl/ask.xml");
    }

    private static void assertAsksFrom(String resource) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            PluginHelper.getRoutesLoader(routes.context())
                    .loadRoutes(PluginHelper.getResourceLoader(routes.context()).resolveResource(resource));
            routes.context().start();
            assertAsks(routes);
        }
    }

    private static void assertAsks(Routes routes) throws Exception {
        bedrock.server().enqueue(Answers.text("Oslo"));
        assertThat(routes.send("Capital of Norway?").getMessage().getBody()).isEqualTo("Oslo");
        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(r -> {
            assertThat(r.modelId()).isEqualTo("eu.amazon.nova-lite-v1:0");
            assertThat(new ObjectMapper().readTree(r.body()))
                    .isEqualTo(
                            new ObjectMapper()
                                    .readTree(
                                            """
                                            {"messages":[{"role":"user","content":[{"text":"Capital of Norway?"}]}],
                                             "system":[{"text":"Answer in one word."}],
                                             "inferenceConfig":{"maxTokens":20,"temperature":0.5,"stopSequences":["END","STOP"]}}
                                            """));
        });
    }
}
