/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.console.DefaultDevConsolesLoader;
import org.apache.camel.util.json.JsonObject;

/** A context as one sees it who runs it: its dev console and its health checks. */
final class Watched {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Watched() {}

    /** What the console says of the only component. */
    static JsonNode json(CamelContext context) {
        JsonObject answer = (JsonObject) console(context).call(DevConsole.MediaType.JSON);
        try {
            JsonNode components = JSON.readTree(answer.toJson()).get("components");
            return components.size() == 1 ? components.get(0) : components;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.toJson(), e);
        }
    }

    /** The same for a terminal. */
    static String text(CamelContext context) {
        return (String) console(context).call(DevConsole.MediaType.TEXT);
    }

    /** As camel-console finds it, with nothing configured but that. */
    private static DevConsole console(CamelContext context) {
        DevConsoleRegistry registry = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        if (registry.getConsole("bedrock-converse").isEmpty()) {
            registry.register(new DefaultDevConsolesLoader(context)
                    .loadDevConsoles().stream()
                            .filter(console -> console.getId().equals("bedrock-converse"))
                            .findFirst()
                            .orElseThrow());
        }
        return registry.getConsole("bedrock-converse").orElseThrow();
    }

    /** Switches the health checks of producers on, as camel.health.producersEnabled=true does. */
    static void withChecks(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
    }

    /** What readiness says of endpoints of ours. */
    static List<HealthCheck.Result> readiness(CamelContext context) {
        return ours(HealthCheckHelper.invokeReadiness(context, "full"));
    }

    /** What liveness says of them. */
    static List<HealthCheck.Result> liveness(CamelContext context) {
        return ours(HealthCheckHelper.invokeLiveness(context, "full"));
    }

    private static List<HealthCheck.Result> ours(Collection<HealthCheck.Result> results) {
        return results.stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:bedrock-converse-"))
                .toList();
    }

    /** The state of the only endpoint. */
    static HealthCheck.State state(CamelContext context) {
        return check(context).getState();
    }

    /** The check of the only endpoint. */
    static HealthCheck.Result check(CamelContext context) {
        List<HealthCheck.Result> results = readiness(context);
        if (results.size() != 1) {
            throw new AssertionError("not one check, but " + results);
        }
        return results.get(0);
    }
}
