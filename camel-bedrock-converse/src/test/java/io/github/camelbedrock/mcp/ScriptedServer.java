/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A server over standard streams that says what the JSON of its one argument tells, right or wrong: {@code greeting} (a
 * line at first), {@code version}, {@code capabilities}, {@code pages} (each a list of tools), {@code loop} (the last page
 * leads back to the first), {@code result} (of each call), {@code error} (of each call), {@code silent} (a method that it
 * does not answer), {@code stubborn} (lives on without input).
 */
public final class ScriptedServer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ScriptedServer() {}

    public static void main(String[] args) throws Exception {
        JsonNode script = MAPPER.readTree(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (script.has("greeting")) {
            out.println(script.path("greeting").asText());
            System.err.println("ready");
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode request = MAPPER.readTree(line);
            String method = request.path("method").asText();
            if (!request.has("id") || method.equals(script.path("silent").asText())) {
                continue;
            }
            ObjectNode answer = MAPPER.createObjectNode().put("jsonrpc", "2.0");
            answer.set("id", request.get("id"));
            if (method.equals("tools/call") && script.has("error")) {
                answer.set("error", script.get("error"));
            } else {
                answer.set("result", result(script, method, request.path("params")));
            }
            out.println(MAPPER.writeValueAsString(answer));
        }
        while (script.path("stubborn").asBoolean()) {
            Thread.sleep(1000);
        }
    }

    private static JsonNode result(JsonNode script, String method, JsonNode params) {
        return switch (method) {
            case "initialize" -> {
                ObjectNode hello = MAPPER.createObjectNode();
                hello.put("protocolVersion", script.path("version").asText("2025-06-18"));
                hello.set(
                        "capabilities",
                        script.has("capabilities")
                                ? script.get("capabilities")
                                : MAPPER.createObjectNode().set("tools", MAPPER.createObjectNode()));
                hello.putObject("serverInfo").put("name", "scripted").put("version", "1");
                yield hello;
            }
            case "tools/list" -> {
                int page = params.path("cursor").asInt(0);
                ObjectNode tools = MAPPER.createObjectNode();
                tools.set("tools", script.path("pages").path(page));
                boolean last = page == script.path("pages").size() - 1;
                if (!last || script.path("loop").asBoolean()) {
                    tools.put("nextCursor", String.valueOf(last ? 0 : page + 1));
                }
                yield tools;
            }
            default -> script.path("result");
        };
    }
}
