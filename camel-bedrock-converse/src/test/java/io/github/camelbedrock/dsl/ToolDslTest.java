/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Routes;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same tools from every language that a user writes routes in are told to the model and called alike. */
class ToolDslTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    @Test
    void fromJava() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:weather?tags=town,sky&name=get_weather&description=The weather, told in a word."
                                + "&parameter.city=string&parameter.city.description=A town or a village"
                                + "&parameter.city.required=true&parameter.days=integer&parameter.days.default=3"
                                + "&parameter.unit=string&parameter.unit.enum=C,F&toolTimeout=20s")
                        .setBody(simple("Rain in ${header.city} for ${header.days} days"));
                from("bedrock-tool:book?tags=town&returnDirect=true&argSchema=resource:classpath:dsl/book.json")
                        .setBody(simple("Booked ${header.day}"));
                from("direct:ask").to("bedrock-converse:nova-lite?tools=town&maxToolIterations=2");
            }
        })) {
            assertAsks(routes);
        }
    }

    @Test
    void fromYaml() throws Exception {
        assertAsksFrom("classpath:dsl/tools.yaml");
    }

    @Test
    void fromXml() throws Exception {
        assertAsksFrom("classpath:dsl/tools.xml");
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
        bedrock.server().enqueue(Answers.toolUse("1", "get_weather", Map.of("city", "Oslo")));
        bedrock.server().enqueue(Answers.toolUse("2", "book", Map.of("day", "2026-05-01")));
        assertThat(routes.send("Book a dry day").getMessage().getBody()).isEqualTo("Booked 2026-05-01");
        List<RecordedRequest> requests = bedrock.server().takeRequests();
        assertThat(requests).hasSize(2);
        assertThat(body(requests.get(0)).at("/toolConfig/tools"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"toolSpec":{"name":"book","inputSchema":{"json":{"type":"object",
                                   "properties":{"day":{"type":"string","format":"date"}},"required":["day"]}}}},
                                 {"toolSpec":{"name":"get_weather","description":"The weather, told in a word.",
                                   "inputSchema":{"json":{"type":"object","properties":{
                                     "city":{"type":"string","description":"A town or a village"},
                                     "days":{"type":"integer","default":3},
                                     "unit":{"type":"string","enum":["C","F"]}},"required":["city"]}}}}]
                                """));
        assertThat(body(requests.get(1)).get("messages").get(2).findValuesAsText("text"))
                .containsExactly("Rain in Oslo for 3 days");
    }

    private static JsonNode body(RecordedRequest request) throws Exception {
        return JSON.readTree(request.body());
    }
}
