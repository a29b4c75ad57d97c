/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.Map;
import org.apache.camel.CamelContext;

/** What a page leaves to the reader's environment: where Bedrock is, and credentials for it. */
final class Wiring {

    static final String ANSWER_TEXT = "An integration framework.";
    static final Answer ANSWER = Answers.text(ANSWER_TEXT);

    private Wiring() {}

    static void connect(CamelContext context, LocalBedrock bedrock) {
        BedrockConverseComponent component = context.getComponent("bedrock-converse", BedrockConverseComponent.class);
        component.getClient().setUriEndpointOverride(bedrock.endpoint().toString());
        component.getClient().setRegion("eu-central-1");
        component.getCredentials().setAccessKey("test");
        component.getCredentials().setSecretKey("test");
    }

    /** The same as properties; the region is left to the page. */
    static Map<String, Object> properties(LocalBedrock bedrock) {
        return Map.of(
                "camel.component.bedrock-converse.uri-endpoint-override",
                        bedrock.endpoint().toString(),
                "camel.component.bedrock-converse.access-key", "test",
                "camel.component.bedrock-converse.secret-key", "test");
    }
}
