/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static java.util.Map.entry;

import io.github.camelbedrock.CachePoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and a message of which one cannot work.
 *
 * @param uri the endpoint; one of bedrock-tool begins a route
 * @param body the body of the message
 * @param headers its headers
 */
record BadInput(String uri, @Nullable Object body, Map<String, Object> headers) {

    private static final String REGION = "?region=eu-central-1";
    private static final String KEYS = REGION + "&accessKey=test&secretKey=test";
    private static final String ASKED = "What is Camel?";

    private static final String CLAUDE = "claude-sonnet-4-5" + KEYS;
    private static final String LLAMA = "llama3-3-70b" + KEYS;
    private static final String OPAQUE =
            "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd";
    private static final String PROMPT = "arn:aws:bedrock:eu-central-1:123456789012:prompt/PROMPT12345:1" + KEYS;

    private static final String STREAM = "model" + KEYS + "&operation=converseStream";

    private static final String TOOLS =
            "&toolConfig=RAW({\"tools\":[{\"toolSpec\":{\"name\":\"weather\",\"inputSchema\":{\"json\":{}}}}]})";
    private static final String SCHEMA = "&outputSchema=RAW({\"type\":\"object\"})";

    private static final Map<String, Object> CALL =
            Map.of("toolUse", Map.of("toolUseId", "tooluse_1", "name", "weather", "input", Map.of()));
    private static final Map<String, Object> RESULT =
            Map.of("toolResult", Map.of("toolUseId", "tooluse_1", "content", List.of(Map.of("text", "Rain"))));

    /** By what the failure says. */
    static final Map<String, BadInput> CASES = Map.ofEntries(
            // mcp.md; the SDK is not on this class path
            entry("needs the MCP SDK on the class path", uri("model" + KEYS + "&mcpServer.files.command=npx")),
            entry("mcpServer.files.uri is no option", uri("model" + KEYS + "&mcpServer.files.uri=x")),
            entry(
                    "mcpServer.files has neither mcpServer.files.url nor mcpServer.files.command",
                    uri("model" + KEYS + "&mcpServer.files.toolNames=x")),
            entry(
                    "mcpServer.files.url and mcpServer.files.command are both set",
                    uri("model" + KEYS + "&mcpServer.files.command=x&mcpServer.files.url=https://localhost/mcp")),
            entry(
                    "mcpServer.files.url must be an absolute http or https URL",
                    uri("model" + KEYS + "&mcpServer.files.url=localhost")),
            entry(
                    "mcpServer.files.args does nothing for a server with mcpServer.files.url",
                    uri("model" + KEYS + "&mcpServer.files.args=x&mcpServer.files.url=https://localhost/mcp")),
            entry(
                    "mcpServer.files.accessToken is no bearer token",
                    uri("model" + KEYS + "&mcpServer.files.url=https://localhost/mcp"
                            + "&mcpServer.files.accessToken=RAW(Bearer x)")),
            entry(
                    "mcpServer.files.header.Host cannot be set",
                    uri("model" + KEYS + "&mcpServer.files.url=https://localhost/mcp&mcpServer.files.header.Host=x")),
            // bedrock-converse.md
            entry("modelId is missing", uri(REGION)),
            entry("No AWS region", uri("model")),
            entry("option region must be an AWS region id", uri("model?region=Frankfurt")),
            entry("secretKey is missing", uri("model" + REGION + "&accessKey=test")),
            entry("accessKey is missing", uri("model" + REGION + "&secretKey=test")),
            entry(
                    "uriEndpointOverride must be an absolute http or https URI",
                    uri("model" + REGION + "&uriEndpointOverride=localhost")),
            entry("readTimeout must be at least 1 millisecond", uri("model" + REGION + "&readTimeout=0")),
            entry("maxConcurrency must be at least 1", uri("model" + REGION + "&maxConcurrency=0")),
            entry("Option temperature must be from 0 to 1", uri("model" + REGION + "&temperature=2")),
            entry("Option maxTokens must be at least 1", uri("model" + REGION + "&maxTokens=0")),
            entry(
                    "Option extraHeaders cannot set Authorization",
                    uri("model" + REGION + "&extraHeaders.Authorization=x")),
            entry(
                    "Option requestMetadata takes letters, digits, white space",
                    uri("model" + REGION + "&requestMetadata.team=a;b")),
            entry(
                    "Option additionalModelRequestFields must be a JSON object",
                    uri("model" + REGION + "&additionalModelRequestFields=top_k")),
            entry("Header CamelBedrockConverseTemperature must be from 0 to 1", header("Temperature", 2)),
            entry("Header CamelBedrockConverseMaxTokens must be of type Integer", header("MaxTokens", "many")),
            entry(
                    "Header CamelBedrockConverseStopSequences must be a List of String or a String",
                    header("StopSequences", 5)),
            entry("The body is null and there is no user message", body(null)),
            entry("but must be text (a String), bytes, a stream or a file", body(42)),
            entry("The user's turn is blank", body("  ")),
            entry(
                    "promptVariables are for prompts of Prompt management alone",
                    uri("model" + KEYS + "&promptVariables.a=b")),
            entry(
                    "The model is a prompt of Prompt management, beside which Bedrock takes no",
                    uri(PROMPT + "&systemMessage=Be brief.")),
            entry("No AWS credentials for Amazon Bedrock", uri("model" + REGION)),
            // models.md
            entry("inferenceProfilePrefix must be one of", uri("nova-lite" + REGION + "&inferenceProfilePrefix=mars")),
            entry("already has 'us'", uri("us.amazon.nova-lite-v1:0" + REGION + "&inferenceProfilePrefix=eu")),
            entry(
                    "inferenceProfilePrefix=auto knows no geography for the region",
                    uri("nova-lite?region=me-south-1&inferenceProfilePrefix=auto")),
            entry(
                    "an ARN already names one resource in one region",
                    uri(OPAQUE + REGION + "&inferenceProfilePrefix=eu")),
            entry("is not a complete ARN", uri("arn:aws:bedrock" + REGION)),
            entry("Option modelAliases must hold pairs", uri("fast" + REGION + "&modelAliases=nova-lite")),
            entry("through Converse: of OpenAI's models only gpt-oss is", uri("openai.gpt-5" + REGION)),
            entry("Tokens are counted for a foundation model", uri(OPAQUE + KEYS + "&operation=countTokens")),
            // media.md
            entry("has no known media type", body(new byte[] {1})),
            entry("for which Bedrock has no format", media("application/zip", new byte[] {1})),
            entry("is empty: nothing can be sent as", media("image/png", new byte[0])),
            entry("which models of the family anthropic do not take", media("video/mp4", new byte[] {1})),
            entry("A user turn holds 21 images", media("image/png", Collections.nCopies(21, new byte[] {1}))),
            entry(
                    "is read from S3 only if the header CamelBedrockConverseMediaType says so",
                    new BadInput(
                            "bedrock-converse:model" + KEYS,
                            "s3://bucket/key.png",
                            Map.of("Content-Type", "image/png"))),
            entry("The body is an empty list", body(List.of())),
            entry("The body is a Map with the keys", body(Map.of("question", ASKED))),
            entry("The body is not in Converse's form", body(Map.of("messages", List.of(Map.of("text", ASKED))))),
            // caching.md
            entry("Option cacheSystem must be one of", uri(CLAUDE + "&cacheSystem=2h")),
            entry(
                    "A cache point of 1h comes after one of 5m",
                    uri(CLAUDE + "&systemMessage=Be brief.&cacheSystem=true&cacheMessages=1h")),
            entry(
                    "starts with a cache point, but there is nothing before it",
                    of(CLAUDE, List.of(new CachePoint(), ASKED))),
            entry(
                    "and the option cacheOverflow says fail",
                    of(
                            CLAUDE + "&cacheOverflow=fail",
                            Collections.nCopies(5, List.of("a", new CachePoint())).stream()
                                    .flatMap(List::stream)
                                    .toList())),
            // thinking.md
            entry("Option thinking must be off, on, minimal", uri(CLAUDE + "&thinking=much")),
            entry(
                    "but Claude cannot be forced to call a tool while it thinks",
                    uri(CLAUDE + TOOLS + "&toolChoice=any&thinking=on")),
            // structured-output.md
            entry("Option outputClass names the class", uri("model" + KEYS + "&outputClass=com.acme.Missing")),
            entry("Option outputClass cannot be used", uri("model" + KEYS + "&outputClass=java.util.List")),
            entry(
                    "Option outputClass cannot stand beside outputSchema",
                    uri("model" + KEYS + SCHEMA + "&outputClass=java.util.Map")),
            entry("Option outputSchema cannot be used", uri("model" + KEYS + "&outputSchema=RAW({\"type\":\"text\"})")),
            entry("Option outputMode is native", uri(LLAMA + SCHEMA + "&outputMode=native")),
            entry("Option outputMode is tool", uri(CLAUDE + SCHEMA + "&outputMode=tool&thinking=on")),
            // guardrails.md
            entry("Option guardrailIdentifier must be an id", uri("model" + KEYS + "&guardrailIdentifier=GR_1")),
            entry(
                    "Option guardrailVersion must be a number or DRAFT",
                    uri("model" + KEYS + "&guardrailIdentifier=gr1&guardrailVersion=v3")),
            // streaming.md
            entry("Option streamBody must be one of", uri(STREAM + "&streamBody=array")),
            entry("Option streamIdleTimeout must be at least 1 millisecond", uri(STREAM + "&streamIdleTimeout=0")),
            entry(
                    "Option streamTo cannot stand beside streamBody",
                    uri(STREAM + "&streamTo=direct:piece&streamBody=sse")),
            entry(
                    "The option streamTo (header CamelBedrockConverseStreamTo) names no endpoint",
                    uri(STREAM + "&streamTo=nosuch:piece")),
            // tools.md
            entry("option tags is missing", tool("weather", "tags=,")),
            entry("The name of a tool has 1 to 64 letters", tool("the weather", "tags=travel")),
            entry(
                    "must be one of [array, boolean, integer, number, object, string]",
                    tool("weather", "tags=travel&parameter.city=text")),
            entry(
                    "must be of the type integer",
                    tool("weather", "tags=travel&parameter.days=integer&parameter.days.default=many")),
            entry(
                    "both say what the arguments are",
                    tool("weather", "tags=travel&parameter.city=string&argSchema=RAW({\"type\":\"object\"})")),
            entry("must be that of an object", tool("weather", "tags=travel&argSchema=RAW({\"type\":\"string\"})")),
            entry("would become a header of Camel's own", tool("fetch", "tags=web&parameter.camelHttpUri=string")),
            entry(
                    "but for upper and lower case",
                    tool("weather", "tags=travel&parameter.city=string&parameter.City=string")),
            entry("maxToolIterations must be at least 1", uri("model" + KEYS + "&tools=travel&maxToolIterations=0")),
            entry("has nothing to belong to", header("ToolResults", Map.of("tooluse_1", "Rain"))),
            entry(
                    "Option toolConfig is not in Converse's form",
                    uri("model" + KEYS + "&toolConfig=RAW({\"tools\":[{\"name\":\"weather\"}]})")),
            entry("toolChoice names the tool 'whether'", uri(CLAUDE + TOOLS + "&toolChoice=whether")),
            entry("toolChoice is any, but the request holds no tools", uri(CLAUDE + "&toolChoice=any")),
            entry("cannot be forced to call a tool: use auto", uri(LLAMA + TOOLS + "&toolChoice=any")),
            entry(
                    "have no result in the turn after them",
                    of(CLAUDE, List.of(says("user", ask()), says("assistant", CALL)))),
            entry("belongs to no tool call, or not to one alone", of(CLAUDE, List.of(says("user", RESULT)))));

    private static BadInput uri(String modelAndOptions) {
        return of(modelAndOptions, ASKED);
    }

    private static BadInput of(String modelAndOptions, Object body) {
        return new BadInput("bedrock-converse:" + modelAndOptions, body, Map.of());
    }

    private static BadInput tool(String name, String options) {
        return new BadInput("bedrock-tool:" + name + "?" + options, null, Map.of());
    }

    private static BadInput body(@Nullable Object body) {
        return new BadInput("bedrock-converse:model" + KEYS, body, Map.of());
    }

    private static BadInput header(String name, Object value) {
        return new BadInput("bedrock-converse:model" + KEYS, ASKED, Map.of("CamelBedrockConverse" + name, value));
    }

    private static BadInput media(String type, Object body) {
        return new BadInput("bedrock-converse:" + CLAUDE, body, Map.of("CamelBedrockConverseMediaType", type));
    }

    private static Map<String, Object> ask() {
        return Map.of("text", ASKED);
    }

    private static Map<String, Object> says(String role, Map<String, Object> block) {
        return Map.of("role", role, "content", List.of(block));
    }
}
