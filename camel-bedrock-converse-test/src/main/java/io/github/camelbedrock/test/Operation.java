/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operation that a path stands for, and the resource that the path names (service models of Bedrock Runtime and
 * Bedrock Agent Runtime, read 2026-08).
 *
 * @param name the operation's name, or "Unknown"
 * @param resource the model id, guardrail, knowledge base or agent of the path, percent-decoded; null where it names none
 */
record Operation(String name, @Nullable String resource) {

    private static final List<Route> ROUTES = List.of(
            new Route("Converse", "/model/([^/]+)/converse"),
            new Route("ConverseStream", "/model/([^/]+)/converse-stream"),
            new Route("CountTokens", "/model/([^/]+)/count-tokens"),
            new Route("InvokeModel", "/model/([^/]+)/invoke"),
            new Route("InvokeModelWithResponseStream", "/model/([^/]+)/invoke-with-response-stream"),
            new Route("ApplyGuardrail", "/guardrail/([^/]+)/version/[^/]+/apply"),
            new Route("Retrieve", "/knowledgebases/([^/]+)/retrieve"),
            new Route("RetrieveAndGenerate", "/retrieveAndGenerate"),
            new Route("RetrieveAndGenerateStream", "/retrieveAndGenerateStream"),
            new Route("Rerank", "/rerank"),
            new Route("InvokeAgent", "/agents/([^/]+)/agentAliases/[^/]+/sessions/[^/]+/text"),
            new Route("InvokeInlineAgent", "/agents/([^/]+)"));

    private record Route(String operation, Pattern path) {
        private Route(String operation, String path) {
            this(operation, Pattern.compile(path));
        }
    }

    static Operation of(String path) {
        String bare = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        for (Route route : ROUTES) {
            Matcher matcher = route.path().matcher(bare);
            if (matcher.matches()) {
                String resource = matcher.groupCount() == 0
                        ? null
                        : URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
                return new Operation(route.operation(), resource);
            }
        }
        return new Operation("Unknown", null);
    }

    boolean ofModel() {
        return name.startsWith("Converse") || name.startsWith("InvokeModel") || name.equals("CountTokens");
    }
}
