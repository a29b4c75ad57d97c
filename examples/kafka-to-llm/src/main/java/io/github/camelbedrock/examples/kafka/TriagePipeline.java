/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.net.URI;
import java.util.Map;
import org.apache.camel.main.Main;

/** The routes of {@code camel/triage.yaml} in a Camel of their own, run by Camel Main. */
final class TriagePipeline implements AutoCloseable {

    private final Main camel = new Main(TriagePipeline.class);

    private TriagePipeline(Map<String, String> properties) {
        properties.forEach(camel::addOverrideProperty);
    }

    /** Starts the routes; the properties go before those of application.properties. */
    static TriagePipeline start(Map<String, String> properties) {
        TriagePipeline pipeline = new TriagePipeline(properties);
        try {
            pipeline.camel.start();
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
        return pipeline;
    }

    /** The options for a LocalBedrock: its address, and keys that it does not look at, so that no AWS settings are needed. */
    static Map<String, String> local(URI bedrock) {
        return Map.of(
                "camel.component.bedrock-converse.uri-endpoint-override", bedrock.toString(),
                "camel.component.bedrock-converse.region", "us-east-1",
                "camel.component.bedrock-converse.access-key", "local",
                "camel.component.bedrock-converse.secret-key", "local");
    }

    /** The model that the routes ask. */
    String model() {
        return camel.getCamelContext().resolvePropertyPlaceholders("{{triage.model}}");
    }

    /** Lets the calls in flight end, commits them, and leaves the consumer group. */
    @Override
    public void close() {
        camel.stop();
    }
}
