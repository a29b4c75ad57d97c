/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What the calls to Bedrock have come to, and what is under way. Neither secrets nor texts of requests are shown. */
@DevConsole(
        name = "bedrock-converse",
        displayName = "Bedrock Converse",
        description = "Calls of Amazon Bedrock models: clients, endpoints, tokens, tools and the last failures")
public class BedrockConverseDevConsole extends AbstractDevConsole {

    public BedrockConverseDevConsole() {
        super(
                "camel",
                "bedrock-converse",
                "Bedrock Converse",
                "Calls of Amazon Bedrock models: clients, endpoints, tokens, tools and the last failures");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray components = new JsonArray();
        components.addAll(reports());
        JsonObject all = new JsonObject();
        all.put("components", components);
        return all;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        List<JsonObject> reports = reports();
        if (reports.isEmpty()) {
            return "The component bedrock-converse is not in use.\n";
        }
        StringBuilder text = new StringBuilder();
        reports.forEach(report -> StatusText.write(report, text));
        return text.toString();
    }

    private List<JsonObject> reports() {
        List<JsonObject> reports = new ArrayList<>();
        for (String name : getCamelContext().getComponentNames()) {
            Component component = getCamelContext().hasComponent(name);
            if (component instanceof BedrockConverseComponent ours) {
                reports.add(StatusReport.of(name, ours));
            }
        }
        return reports;
    }
}
