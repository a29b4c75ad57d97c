/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set for one server. Either url or command is there.
 *
 * @param name of the server: the part of the options behind mcpServer
 * @param url of its endpoint for streamable HTTP
 * @param command the program that is started, and nothing but that: no shell takes it apart
 * @param args of the program
 * @param toolNames the server's own names of the tools that may be used; null for all
 * @param accessToken sent as bearer token
 * @param headers sent with each HTTP request
 * @param env variables of the program, beside the few that it inherits
 */
record McpServerOptions(
        String name,
        @Nullable URI url,
        @Nullable String command,
        List<String> args,
        @Nullable List<String> toolNames,
        @Nullable String accessToken,
        Map<String, String> headers,
        Map<String, String> env) {

    /** Shorter ones are words like "true", which would be blotted out of every message. */
    private static final int SHORTEST_SECRET = 6;

    /** The option of that key as the user wrote it. */
    String option(String key) {
        return "mcpServer." + name + "." + key;
    }

    /** The option that says where the server is. */
    String origin() {
        return option(url == null ? "command" : "url");
    }

    /** The server in the words of a message. */
    String label() {
        return "the MCP server '" + name + "'";
    }

    /** The text without what must not be known: what a server says of an error may quote it. */
    String withoutSecrets(String text) {
        List<String> secrets = new ArrayList<>(headers.values());
        secrets.addAll(env.values());
        secrets.addAll(args);
        if (accessToken != null) {
            secrets.add(accessToken);
        }
        if (url != null && url.getRawQuery() != null) {
            secrets.add(url.getRawQuery());
        }
        secrets.sort(Comparator.comparing(String::length).reversed());
        String clean = text;
        for (String secret : secrets) {
            clean = secret.length() < SHORTEST_SECRET ? clean : clean.replace(secret, "***");
        }
        return clean;
    }

    /** Without addresses and values: they may hold secrets. */
    @Override
    public String toString() {
        return label();
    }
}
