/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
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
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
    private static final McpJson JSON = new McpJson();
    private static final AtomicReference<McpAsyncServer> SERVER = new AtomicReference<>();

    private SdkServer() {}

    public static void main(String[] args) throws Exception {
        JsonSchemaValidator none = (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null);
        ServerCapabilities tools = ServerCapabilities.builder().tools(true).build();
        if (args[0].equals("stdio")) {
            SERVER.set(McpServer.async(new StdioServerTransportProvider(JSON))
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
        SERVER.set(McpServer.async(servlet)
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

    private static List<AsyncToolSpecification> tools() {
        return List.of(
                new AsyncToolSpecification(
                        named("slow", "{\"type\":\"object\",\"properties\":{\"millis\":{\"type\":\"integer\"}}}"),
                        (exchange, call) -> Mono.delay(millis(call), Schedulers.single()) // Answers come one by one.
                                .map(late -> said("done"))),
                tool(
                        "echo",
                        "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}",
                        call -> said(String.valueOf(call.arguments().get("text")))),
                tool("add", NONE, call -> CallToolResult.builder()
                        .content(List.of())
                        .structuredContent(Map.of(
                                "sum",
                                ((Number) call.arguments().get("a")).longValue()
                                        + ((Number) call.arguments().get("b")).longValue()))
                        .build()),
                tool("fails", NONE, call -> CallToolResult.builder()
                        .addTextContent("no such order")
                        .isError(true)
                        .build()),
                tool("throws", NONE, call -> {
                    throw new IllegalStateException("the database is away");
                }),
                tool("image", NONE, call -> CallToolResult.builder()
                        .addContent(new ImageContent(null, "iVBORw0KGgo=", "image/png"))
                        .build()),
                tool("nested", NESTED, call -> said(String.valueOf(call.arguments()))),
                tool("files.read", NONE, call -> said("read")),
                tool(
                        "environment",
                        NONE,
                        call -> said(
                                String.join(",", new TreeSet<>(System.getenv().keySet())))),
                new AsyncToolSpecification(named("grow", NONE), (exchange, call) -> grow()),
                tool("die", NONE, call -> {
                    Runtime.getRuntime().halt(7);
                    return said("");
                }));
    }

    private static Duration millis(CallToolRequest call) {
        return Duration.ofMillis(((Number) call.arguments().get("millis")).longValue());
    }

    /** Tells the clients of the new tool, and then the one that asked. */
    private static Mono<CallToolResult> grow() {
        return SERVER.get()
                .addTool(tool("extra", NONE, call -> said("more")))
                .then(Mono.fromCallable(() -> said("grown")));
    }

    private static CallToolResult said(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }

    /**
     * A tool that works on the thread which reads the calls. The SDK's transport over standard streams (1.1.5) loses one of
     * two messages that two threads send at the same moment: "Failed to enqueue message".
     */
    private static AsyncToolSpecification tool(
            String name, String schema, Function<CallToolRequest, CallToolResult> work) {
        return new AsyncToolSpecification(
                named(name, schema), (exchange, call) -> Mono.fromCallable(() -> work.apply(call)));
    }

    private static Tool named(String name, String schema) {
        return Tool.builder()
                .name(name)
                .description("The tool " + name)
                .inputSchema(JSON, schema)
                .build();
    }
}
