/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** The Java of the pages, run. The regions between the markers are shown word for word. */
class JavaSnippetsTest extends RunningRoutes {

    @Test
    void theFirstRouteAnswers() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-route
                from("direct:ask")
                        .to("bedrock-converse:eu.amazon.nova-lite-v1:0?region=eu-central-1&maxTokens=300")
                        .log("${body}");
                // end
            }
        });
        assertThat(ask("direct:ask", "What is Camel?").getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
    }

    @Test
    void theRouteOfTheFrontPageAnswers(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: readme-route
                from("direct:summarise")
                        .to("bedrock-converse:eu.amazon.nova-lite-v1:0?region=eu-central-1&maxTokens=300"
                                + "&systemMessage=Summarise the text in one sentence.")
                        .log("${body} (${header.CamelBedrockConverseTotalTokens} tokens)");
                // end
            }
        });
        Exchange asked = ask("direct:summarise", "A long text.");
        assertThat(asked.getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
        assertThat(asked.getMessage().getHeader("CamelBedrockConverseTotalTokens"))
                .isInstanceOf(Integer.class);
        assertThat(bedrock.requests()).singleElement().satisfies(request -> assertThat(
                        request.json("/system/0/text").asText())
                .isEqualTo("Summarise the text in one sentence."));
    }

    @Test
    void headersSteerOneCallAndAreGoneAfterIt(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-headers
                from("direct:poem")
                        .setHeader(BedrockConverseConstants.TEMPERATURE, constant(0.9))
                        .setHeader(BedrockConverseConstants.MAX_TOKENS, constant(200))
                        .to("bedrock-converse:eu.amazon.nova-lite-v1:0?region=eu-central-1&temperature=0.1");
                // end
            }
        });
        Exchange asked = ask("direct:poem", "A poem, please.");
        assertThat(asked.getMessage().getHeaders())
                .doesNotContainKeys(BedrockConverseConstants.TEMPERATURE, BedrockConverseConstants.MAX_TOKENS);
        assertThat(bedrock.requests()).singleElement().satisfies(request -> {
            assertThat(request.json("/inferenceConfig/temperature").asDouble()).isEqualTo(0.9);
            assertThat(request.json("/inferenceConfig/maxTokens").asInt()).isEqualTo(200);
        });
    }

    @Test
    void headersStayWhenACallFails(LocalBedrock bedrock) throws Exception {
        bedrock.otherwise(Errors.accessDenied());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poem")
                        .setHeader(BedrockConverseConstants.TEMPERATURE, constant(0.9))
                        .to("bedrock-converse:eu.amazon.nova-lite-v1:0");
            }
        });
        Exchange asked = ask("direct:poem", "A poem, please.");
        assertThat(asked.getException()).isNotNull();
        assertThat(asked.getMessage().getHeaders()).containsKey(BedrockConverseConstants.TEMPERATURE);
    }

    @Test
    void aClientInTheRegistryIsUsed() throws Exception {
        // snippet: java-client
        BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMinutes(2)))
                .build();
        camelContext.getRegistry().bind("bedrock", client);
        // end
        camelContext.removeComponent("bedrock-converse");
        try (client) {
            camelContext.start();
            assertThat(component().getClient().getBedrockRuntimeAsyncClient()).isSameAs(client);
        }
    }

    @Test
    void aProfileSizesThePool() throws Exception {
        // snippet: java-threads
        ThreadPoolProfile profile = new ThreadPoolProfileBuilder("BedrockConverse")
                .poolSize(20)
                .maxPoolSize(20)
                .maxQueueSize(Integer.MAX_VALUE)
                .build();
        camelContext.getExecutorServiceManager().registerThreadPoolProfile(profile);
        // end
        Pools pools = new Pools();
        camelContext.addLifecycleStrategy(pools);
        camelContext.start();
        assertThat(pools.ofProfile.get("BedrockConverse")).isNotNull().satisfies(pool -> {
            assertThat(pool.getCorePoolSize()).isEqualTo(20);
            assertThat(pool.getQueue().remainingCapacity()).isEqualTo(Integer.MAX_VALUE);
        });
    }

    @Test
    void aRouteTellsFailuresApart(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-errors
                onException(ThrottlingException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1000)
                        .useExponentialBackOff();
                onException(InvalidTurnException.class).handled(true).to("direct:rejected");
                // end
                from("direct:ask").to("bedrock-converse:eu.amazon.nova-lite-v1:0");
                from("direct:rejected").setBody(constant("rejected"));
            }
        });
        assertThat(ask("direct:ask", null).getMessage().getBody()).isEqualTo("rejected");
        bedrock.throttleFirst(3);
        assertThat(ask("direct:ask", "What is Camel?").getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
        assertThat(bedrock.requestCount()).isEqualTo(4);
    }

    private BedrockConverseComponent component() {
        return camelContext.getComponent("bedrock-converse", BedrockConverseComponent.class);
    }

    private static final class Pools extends LifecycleStrategySupport {

        private final Map<String, ThreadPoolExecutor> ofProfile = new HashMap<>();

        @Override
        public void onThreadPoolAdd(
                CamelContext context,
                ThreadPoolExecutor pool,
                @Nullable String id,
                @Nullable String sourceId,
                @Nullable String routeId,
                @Nullable String profileId) {
            if (profileId != null) {
                ofProfile.put(profileId, pool);
            }
        }
    }
}
