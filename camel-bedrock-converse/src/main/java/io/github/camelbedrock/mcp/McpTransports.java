/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;

/** The way to a server. */
final class McpTransports {

    private static final McpJson JSON = new McpJson();

    private McpTransports() {}

    /**
     * A transport that is not connected yet; for a command its process runs already.
     *
     * @param executor has as many threads as are needed
     * @param connectTimeout how long an HTTP connection may take
     * @throws McpServerException if the process cannot be started
     */
    static McpClientTransport open(McpServerOptions options, Executor executor, Duration connectTimeout) {
        McpClientTransport transport = options.url() == null
                ? stdio(options, Objects.requireNonNull(options.command()), executor)
                : http(options, options.url(), executor, connectTimeout);
        return new DiscreetTransport(transport, options::withoutSecrets);
    }

    private static McpClientTransport stdio(McpServerOptions options, String command, Executor executor) {
        try {
            ServerProcess process = ServerProcess.start(command, options.args(), options.env());
            return new StdioTransport(options.label(), process, JSON, executor);
        } catch (IOException e) {
            throw new McpServerException(options.label() + " cannot be started (" + options.option("command") + "): "
                    + options.withoutSecrets(String.valueOf(e.getMessage()))
                    + ". The command is the program alone; what follows it goes into " + options.option("args"));
        }
    }

    private static McpClientTransport http(
            McpServerOptions options, URI url, Executor executor, Duration connectTimeout) {
        HttpClientStreamableHttpTransport.Builder builder = HttpClientStreamableHttpTransport.builder(url.toString())
                .endpoint(endpoint(url))
                .jsonMapper(JSON)
                .connectTimeout(connectTimeout)
                .customizeClient(client -> client.executor(executor));
        builder.customizeRequest(request -> {
            options.headers().forEach(request::header);
            if (options.accessToken() != null) {
                request.header("Authorization", "Bearer " + options.accessToken());
            }
        });
        return builder.build();
    }

    /** The whole path and query: without an endpoint the SDK would ask for /mcp. */
    private static String endpoint(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
