/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A server of the official SDK in a process of its own: {@code stdio}, or {@code http PORT [TOKEN]}, which prints
 * {@code PORT n} and ends with its input.
 */
public final class SdkServer {

    static final String NESTED =
            """
            {"type":"object","properties":{"order":{"$ref":"#/$defs/order"}},"required":["order"],\
            "$defs":{"order":{"type":"object","properties":{"lines":{"type":"array","items":{"type":"string"}}},\
            "additionalProperties":false}}}""";

    private static final String NONE = "{\"type\":\"object\",\"properties\":{}}";
    private static final String GROWN = "grown";
    private static final McpJson JSON = new McpJson();
    private static final AtomicReference<McpSyncServer> SERVER = new AtomicReference<>();
    private static volatile boolean stdio;

    private SdkServer() {}

    public static void main(String[] args) throws Exception {
        JsonSchemaValidator none = (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null);
        ServerCapabilities tools = ServerCapabilities.builder().tools(true).build();
        stdio = args[0].equals("stdio");
        if (stdio) {
            SERVER.set(McpServer.sync(new StdioServerTransportProvider(JSON, System.in, new Answers(System.out)))
                    .jsonMapper(JSON)
                    .jsonSchemaValidator(none)
                    .capabilities(tools)
                    .tools(tools())
                    .build());
            return;
        }
        HttpServletStreamableServerTransportProvider servlet = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(JSON)
                .mcpEndpoint("/tools/mcp")
                .build();
        SERVER.set(McpServer.sync(servlet)
                .jsonMapper(JSON)
                .jsonSchemaValidator(none)
                .capabilities(tools)
                .tools(tools())
                .build());
        serve(servlet, Integer.parseInt(args[1]), args.length > 2 ? args[2] : null);
        while (System.in.read() >= 0) {
            // Until whoever has started it is gone.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(HttpServletStreamableServerTransportProvider servlet, int port, String token)
            throws Exception {
        Tomcat tomcat = new Tomcat();
        String directory = Files.createTempDirectory("mcp").toString();
        tomcat.setBaseDir(directory);
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory);
        Wrapper wrapper = Tomcat.addServlet(context, "mcp", servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "mcp");
        if (token != null) {
            guard(context, token);
        }
        tomcat.start();
        System.out.println("PORT " + tomcat.getConnector().getLocalPort());
    }

    private static void guard(Context context, String token) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("guard");
        definition.setFilter(new Guard(token));
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("guard");
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    /** Lets those in that have the token and are of a team, and tells the others what they have sent. */
    private record Guard(String token) implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest asked = (HttpServletRequest) request;
            String sent = asked.getHeader("Authorization");
            if (("Bearer " + token).equals(sent) && "blue".equals(asked.getHeader("X-Team"))) {
                chain.doFilter(request, response);
                return;
            }
            HttpServletResponse answer = (HttpServletResponse) response;
            answer.setStatus(401);
            answer.setContentType("application/json");
            answer.getWriter().write("{\"error\":\"wrong token: " + sent + "\"}");
        }
    }

    private static List<SyncToolSpecification> tools() {
        return List.of(
                tool(
                        "slow",
                        "{\"type\":\"object\",\"properties\":{\"millis\":{\"type\":\"integer\"}}}",
                        SdkServer::slow),
                tool(
                        "echo",
                        "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}",
                        (exchange, call) -> said(String.valueOf(call.arguments().get("text")))),
                tool("add", NONE, (exchange, call) -> CallToolResult.builder()
                        .content(List.of())
                        .structuredContent(Map.of(
                                "sum",
                                ((Number) call.arguments().get("a")).longValue()
                                        + ((Number) call.arguments().get("b")).longValue()))
                        .build()),
                tool("fails", NONE, (exchange, call) -> CallToolResult.builder()
                        .addTextContent("no such order")
                        .isError(true)
                        .build()),
                tool("throws", NONE, (exchange, call) -> {
                    throw new IllegalStateException("the database is away");
                }),
                tool("image", NONE, (exchange, call) -> CallToolResult.builder()
                        .addContent(new ImageContent(null, "iVBORw0KGgo=", "image/png"))
                        .build()),
                tool("nested", NESTED, (exchange, call) -> said(String.valueOf(call.arguments()))),
                tool("files.read", NONE, (exchange, call) -> said("read")),
                tool(
                        "environment",
                        NONE,
                        (exchange, call) -> said(
                                String.join(",", new TreeSet<>(System.getenv().keySet())))),
                tool("grow", NONE, SdkServer::grow),
                tool("die", NONE, (exchange, call) -> {
                    Runtime.getRuntime().halt(7);
                    return said("");
                }));
    }

    private static CallToolResult slow(McpSyncServerExchange exchange, CallToolRequest call) {
        try {
            Thread.sleep(((Number) call.arguments().get("millis")).longValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said("done");
    }

    private static CallToolResult grow(McpSyncServerExchange exchange, CallToolRequest call) {
        if (!stdio) {
            addTool();
        }
        return said(GROWN);
    }

    /** Tells the clients of it itself. */
    private static void addTool() {
        SERVER.get().addTool(tool("extra", NONE, (exchange, call) -> said("more")));
    }

    /**
     * With these the tools grow when the answer that tells of it has been written. A client asks for the list at once, and of two
     * answers that are sent at the same moment the SDK (1.0.0) loses one: "Failed to enqueue message".
     */
    private static final class Answers extends FilterOutputStream {

        private boolean grown;

        private Answers(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            grown |= new String(bytes, offset, length, StandardCharsets.UTF_8).contains(GROWN);
        }

        @Override
        public void flush() throws IOException {
            super.flush();
            if (grown) {
                grown = false;
                new Thread(SdkServer::addTool).start();
            }
        }
    }

    private static CallToolResult said(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }

    private static SyncToolSpecification tool(
            String name, String schema, BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> work) {
        return new SyncToolSpecification(
                Tool.builder()
                        .name(name)
                        .description("The tool " + name)
                        .inputSchema(JSON, schema)
                        .build(),
                work);
    }
}
