/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes as tools: the model asks, the route answers, the model goes on. */
class ToolLoopTest {

    private LocalBedrock bedrock;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
    }

    @AfterEach
    void stop() {
        bedrock.close();
    }

    @Test
    void aRouteAnswersTheModel() throws Exception {
        bedrock.enqueue(Answers.text("Let me look.").and(Answers.toolUse("t1", "weather", Map.of("city", "Oslo"))));
        bedrock.enqueue(Answers.text("It rains in Oslo."));
        try (Routes routes = new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:weather?tags=town&description=The weather now&parameter.city=string"
                                + "&parameter.city.required=true")
                        .setBody(simple("Rain in ${header.city}"));
                from("direct:ask").to("bedrock-converse:nova-lite?tools=town");
            }
        })) {
            Exchange answered = routes.send("How is the weather in Oslo?");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo("It rains in Oslo.");
            assertThat(answered.getMessage().getHeader(BedrockConverseConstants.TOOL_ITERATIONS))
                    .isEqualTo(1);
            assertThat(answered.getMessage().getHeader(BedrockConverseConstants.TOOL_EXECUTIONS))
                    .asInstanceOf(LIST)
                    .hasSize(1);
        }
        List<RecordedRequest> requests = bedrock.takeRequests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).json("/toolConfig"))
                .isEqualTo(requests.get(0).json("/toolConfig"));
        assertThat(requests.get(0).json("/toolConfig"))
                .isEqualTo(Wire.json("{'tools':[{'toolSpec':{'name':'weather','description':'The weather now',"
                        + "'inputSchema':{'json':{'type':'object','properties':{'city':{'type':'string'}},"
                        + "'required':['city']}}}}]}"));
        assertThat(requests.get(1).json("/messages"))
                .isEqualTo(Wire.json("[{'role':'user','content':[{'text':'How is the weather in Oslo?'}]},"
                        + "{'role':'assistant','content':[{'text':'Let me look.'},{'toolUse':{'toolUseId':'t1',"
                        + "'name':'weather','input':{'city':'Oslo'}}}]},"
                        + "{'role':'user','content':[{'toolResult':{'toolUseId':'t1',"
                        + "'content':[{'text':'Rain in Oslo'}],'status':'success'}}]}]"));
    }
}
