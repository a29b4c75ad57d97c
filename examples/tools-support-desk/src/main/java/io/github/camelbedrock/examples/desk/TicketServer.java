/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The ticket system: a server of the Model Context Protocol, which is a program of its own and speaks over stdio. */
public final class TicketServer {

    private static final McpJsonMapper JSON =
            new JacksonMcpJsonMapper(new com.fasterxml.jackson.databind.ObjectMapper());

    private static final Map<String, String> TICKETS = new ConcurrentHashMap<>();

    private TicketServer() {}

    /** Serves until its input ends. */
    public static void main(String[] args) {
        McpServer.sync(new StdioServerTransportProvider(JSON))
                .serverInfo("tickets", "1.0.0")
                .jsonMapper(JSON)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .capabilities(ServerCapabilities.builder().tools(true).build())
                .tools(
                        tool(
                                "create_ticket",
                                "Opens a ticket for a colleague, and gives its number",
                                """
                                {"type": "object", "required": ["order", "subject"], "properties": {
                                  "order": {"type": "string", "description": "The number of the order"},
                                  "subject": {"type": "string", "description": "What shall be done", "maxLength": 200}}}
                                """,
                                TicketServer::create),
                        tool(
                                "delete_ticket",
                                "Deletes a ticket",
                                "{\"type\": \"object\", \"properties\": {\"number\": {\"type\": \"string\"}}}",
                                TicketServer::delete))
                .build();
    }

    /** The command line that starts it with the class path of this program: that of the JVM, or of Maven's plugin. */
    static List<String> command() {
        List<String> places = new ArrayList<>();
        if (TicketServer.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                places.add(place(url));
            }
        } else {
            places.add(System.getProperty("java.class.path"));
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, places),
                TicketServer.class.getName());
    }

    private static String place(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String create(Map<String, Object> arguments) {
        String number = "T-%03d".formatted(TICKETS.size() + 1);
        TICKETS.put(number, arguments.get("order") + ": " + arguments.get("subject"));
        return "Ticket " + number + " is open: " + TICKETS.get(number);
    }

    private static String delete(Map<String, Object> arguments) {
        return TICKETS.remove(String.valueOf(arguments.get("number"))) == null ? "No such ticket" : "Deleted";
    }

    private static SyncToolSpecification tool(
            String name, String description, String schema, Function<Map<String, Object>, String> work) {
        return SyncToolSpecification.builder()
                .tool(Tool.builder()
                        .name(name)
                        .description(description)
                        .inputSchema(JSON, schema)
                        .build())
                .callHandler((exchange, call) -> done(work, call))
                .build();
    }

    private static CallToolResult done(Function<Map<String, Object>, String> work, CallToolRequest call) {
        return CallToolResult.builder()
                .addTextContent(work.apply(call.arguments()))
                .build();
    }
}
