/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.LocalBedrock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What the page on credentials shows beside properties: a provider, a message, policies. */
class CredentialsPageTest extends RunningRoutes {

    private static final Path PAGE = Path.of("credentials.md");

    @Test
    void theProviderIsAsked(LocalBedrock bedrock) throws Exception {
        component().getCredentials().setAccessKey(null);
        component().getCredentials().setSecretKey(null);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-credentials-provider
                camelContext.getRegistry().bind("vault", new VaultCredentials());
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu&credentialsProvider=#vault");
                // end
            }
        });
        assertThat(ask("direct:ask", "What is Camel?").getException()).isNull();
        assertThat(bedrock.takeRequests().get(0).header("authorization")).contains("Credential=ASIAEXAMPLE/");
    }

    @Test
    void theRouteWithoutARegionSaysWhatThePageSays() throws Exception {
        component().getClient().setRegion(null);
        String message =
                Files.readString(PAGE).split("```text\n")[1].split("\n```")[0].replace('\n', ' ');
        assertThatThrownBy(() -> start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:ask").to("bedrock-converse:nova-lite");
                    }
                }))
                .hasRootCauseMessage(message);
    }

    @Test
    void thePoliciesArePolicies() throws Exception {
        List<Block> policies = Block.of(PAGE).stream()
                .filter(block -> block.language().equals("json"))
                .toList();
        assertThat(policies).hasSize(3);
        for (Block policy : policies) {
            JsonNode json = new ObjectMapper().readTree(policy.text());
            assertThat(json.path("Version").asText()).isEqualTo("2012-10-17");
            assertThat(json.path("Statement")).isNotEmpty().allSatisfy(statement -> {
                assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                assertThat(statement.path("Action").toString()).contains("bedrock:");
                assertThat(statement.path("Resource").asText()).startsWith("arn:aws:bedrock:");
            });
        }
    }

    private BedrockConverseComponent component() {
        return camelContext.getComponent("bedrock-converse", BedrockConverseComponent.class);
    }
}
