/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.json.PojoReader;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** Tools as JSON with single quotes, as options and as objects of the SDK, and the request that carries them. */
final class ToolConfigs {

    static final String LOOK = tool("look");
    static final String BOOK = tool("book");
    static final String SYSTEM_TOOL = "{'systemTool':{'name':'nova_grounding'}}";

    private ToolConfigs() {}

    static String tool(String name) {
        return tool(name, "{'type':'object','properties':{}}");
    }

    static String tool(String name, String schema) {
        return "{'toolSpec':{'name':'" + name + "','inputSchema':{'json':" + schema + "}}}";
    }

    static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> tool("t" + i)).collect(Collectors.joining(","));
    }

    static String strict(String tool, boolean strict) {
        return tool.replace("'inputSchema'", "'strict':" + strict + ",'inputSchema'");
    }

    static String toolConfig(String... tools) {
        return "{'tools':[" + String.join(",", tools) + "]}";
    }

    static String option(String... tools) {
        return "toolConfig=RAW(" + toolConfig(tools).replace('\'', '"') + ")";
    }

    static ToolConfiguration sdk(String tools) {
        return PojoReader.read(ToolConfiguration.class, ToolConfiguration.builder(), (Map<?, ?>) Wire.plain(tools), "");
    }

    static JsonNode asked(String tools) {
        ObjectNode body = (ObjectNode) Wire.json("{'messages':[{'role':'user','content':[{'text':'Hi'}]}]}");
        return tools == null ? body : body.set("toolConfig", Wire.json(tools));
    }

    static String closed(String tool) {
        return tool.replace("'properties':{}", "'properties':{},'additionalProperties':false");
    }
}
