/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.component.BedrockConverseEndpoint;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Properties for the servers of all endpoints were refused: Spring Boot binds them as Maps within Maps. */
class ServersAsPropertiesTest {

    private final CamelContext context = new DefaultCamelContext();
    private final BedrockConverseComponent component = new BedrockConverseComponent();

    ServersAsPropertiesTest() {
        context.addComponent("bedrock-converse", component);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void mapsWithinMapsAreTheSameAsDots() {
        component
                .getToolLoop()
                .setMcpServer(Map.of(
                        "files",
                        Map.of("command", "npx", "args", Map.of("0", "-y"), "env", Map.of("LANG", "C")),
                        "tickets.url",
                        "http://localhost/mcp"));
        assertThat(servers("mcpServer.files.command=uvx"))
                .isEqualTo(Map.of(
                        "files.command",
                        "uvx",
                        "files.args",
                        List.of("-y"),
                        "files.env.LANG",
                        "C",
                        "tickets.url",
                        "http://localhost/mcp"));
    }

    /** As application.properties of Camel Main are bound, where a dot leads to a bean. */
    @Test
    void keysInBracketsAreBound() {
        PropertyBindingSupport.build().bind(context, component, "mcpServer[files.command]", "npx");
        PropertyBindingSupport.build().bind(context, component, "mcpServer[files.args]", "-y,server");
        assertThat(servers("region=eu-central-1")).isEqualTo(Map.of("files.command", "npx", "files.args", "-y,server"));
    }

    private Map<String, Object> servers(String option) {
        return context.getEndpoint("bedrock-converse:nova-lite?" + option, BedrockConverseEndpoint.class)
                .getToolLoop()
                .getMcpServer();
    }
}
