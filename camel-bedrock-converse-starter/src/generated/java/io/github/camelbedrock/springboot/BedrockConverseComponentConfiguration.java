/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/* Generated from bedrock-converse.json by ConfigurationGenerator: do not edit. */
package io.github.camelbedrock.springboot;

import io.github.camelbedrock.config.CacheOptions;
import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.GuardrailOptions;
import io.github.camelbedrock.config.HttpOptions;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.config.ModelOptions;
import io.github.camelbedrock.config.OutputOptions;
import io.github.camelbedrock.config.PromptOptions;
import io.github.camelbedrock.config.ResilienceOptions;
import io.github.camelbedrock.config.ServiceOptions;
import io.github.camelbedrock.config.StreamOptions;
import io.github.camelbedrock.config.ThinkingOptions;
import io.github.camelbedrock.config.ToolLoopOptions;
import io.github.camelbedrock.config.ToolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The options of the component bedrock-converse as properties of the application. What is not set is null. */
@ConfigurationProperties(prefix = "camel.component.bedrock-converse")
public class BedrockConverseComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /**
     * How often a call is sent at most, the first time included; 1 never sends it again. By default as retryMode says.
     */
    private @Nullable Integer maxAttempts;

    /**
     * The AWS region to call, such as eu-central-1. Without it the AWS settings hold: system property aws.region,
     * AWS_REGION, AWS_DEFAULT_REGION, the profile, the EC2 instance. If none names a region, the endpoint does not
     * start.
     */
    private @Nullable String region;

    /**
     * How the AWS SDK sends a call again that was throttled, that Bedrock could not serve, or that got no connection:
     * standard makes 3 attempts with growing delays; adaptive also slows down calls to a model that throttles; legacy
     * makes 4 attempts. An answer that does not come in time is not asked for again, nor is a stream whose first
     * element has come.
     */
    private @Nullable String retryMode;

    /**
     * The address to call instead of Bedrock's own: a VPC endpoint, a gateway, a server on loopback. An absolute http
     * or https URI. The override is spoken to in HTTP/1.1, unless httpProtocol says otherwise.
     */
    private @Nullable String uriEndpointOverride;

    /**
     * Single fields that the model knows beyond Converse's own, written additional.NAME=VALUE. A value that is JSON is
     * sent as such, so that numbers stay numbers and objects objects; any other is sent as text. They win over
     * additionalModelRequestFields. This is a multi-value option with prefix: additional.
     */
    private @Nullable Map<String, Object> additional;

    /**
     * Fields that the model knows beyond Converse's own, as a JSON object, resource: with its location, or a Map bean.
     * They win over what thinking and topK would set.
     */
    private @Nullable String additionalModelRequestFields;

    /**
     * JSON pointers, with commas between them, to fields of the model's own answer that Converse would leave out, such
     * as /stop_sequence. At most ten. They stand in the header CamelBedrockConverseAdditionalModelResponseFields.
     */
    private @Nullable String additionalModelResponseFieldPaths;

    /**
     * The model id or alias behind an ARN that does not tell it, such as an application inference profile. The rules of
     * that model are kept then (caching, thinking, tools), and tokens can be counted.
     */
    private @Nullable String baseModelId;

    /**
     * Puts a cache point at the end of the last user turn, before documents and videos that end it: true, or the time
     * to live 5m or 1h.
     */
    private @Nullable String cacheMessages;

    /**
     * What happens to more than the four cache points that Bedrock takes in a request: trimOldest leaves out the oldest
     * ones among the messages, fail refuses the exchange.
     */
    private @Nullable String cacheOverflow;

    /**
     * explicit caches what cacheSystem, cacheTools, cacheMessages and the cache points in the body say. auto puts cache
     * points after the system prompt, after the tools and at the end of the last two messages, as far as the model
     * caches them.
     */
    private @Nullable String cacheStrategy;

    /**
     * Puts a cache point after the system prompt. true leaves the time to live to Bedrock (five minutes); 5m and 1h
     * name it. Models that do not cache get none.
     */
    private @Nullable String cacheSystem;

    /**
     * Puts a cache point after the tool definitions: true, or the time to live 5m or 1h. Only Claude caches tools;
     * other models get none.
     */
    private @Nullable String cacheTools;

    /**
     * The models that answer in the place of the first, in this order, where it is throttled, not available or not
     * ready: ids, aliases or ARNs with commas between them. The option inferenceProfilePrefix holds for those, too,
     * that name none of their own. The header ModelId says who has answered. A stream falls back only before its first
     * element.
     */
    private @Nullable String fallbackModels;

    /**
     * Whether a request that is too large for a model goes to the next of fallbackModels, too.
     */
    private @Nullable Boolean fallbackOnContextOverflow;

    /**
     * Which texts of the user the guardrail looks at. none leaves it to the body: without marked blocks the guardrail
     * looks at everything. lastUser marks the texts and images of the last user turn as guarded content, all those of
     * every user turn; the guardrail looks at these alone then.
     */
    private @Nullable String guardContent;

    /**
     * The id or ARN of the guardrail that checks the call. No header removes or replaces it.
     */
    private @Nullable String guardrailIdentifier;

    /**
     * What happens when the guardrail intervenes: continue leaves the guardrail's own text in the body and says
     * content_filter in the header CamelBedrockConverseFinishReason; fail lets the exchange fail with a
     * GuardrailInterventionException.
     */
    private @Nullable String guardrailIntervention;

    /**
     * When the guardrail looks at a stream: sync before a piece of the text is handed on, which delays it; async
     * meanwhile, so that some of what it would have held back may come through.
     */
    private @Nullable String guardrailStreamProcessingMode;

    /**
     * Whether the answer tells what the guardrail found: disabled, enabled, or enabled_full, which tells what it did
     * not object to as well. The trace stands in the header CamelBedrockConverseGuardrailTrace.
     */
    private @Nullable String guardrailTrace;

    /**
     * The version of the guardrail: a number, or DRAFT.
     */
    private @Nullable String guardrailVersion;

    /**
     * The geography of the inference profile that serves the model. It is put before the model id: with eu the model
     * amazon.nova-lite-v1:0 is asked as eu.amazon.nova-lite-v1:0. auto takes the geography of the region. Many models
     * can be asked by an inference profile alone.
     */
    private @Nullable String inferenceProfilePrefix;

    /**
     * Whether Claude may think between tool calls too. auto asks for it wherever a number of tokens is set for thinking
     * and the model can; models that think adaptively always do.
     */
    private @Nullable String interleavedThinking;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow
     * CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause
     * the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled
     * during routing messages via Camel's routing error handlers. Beware that when the first message is processed then
     * creating and starting the producer may take a little time and prolong the total processing time of the
     * processing.
     */
    private @Nullable Boolean lazyStartProducer;

    /**
     * The most tokens that the request may have. The tokens are counted by CountTokens, which costs nothing, before the
     * model is asked; a request with more of them fails without asking it. A header cannot raise the endpoint's limit.
     */
    private @Nullable Integer maxInputTokens;

    /**
     * The most tokens that the answer may have, at least 1. The model's own limit where it is not set.
     */
    private @Nullable Integer maxTokens;

    /**
     * How often the model may ask for tools before it must have answered. One that asks once more ends the exchange by
     * a ToolLoopException. A header cannot replace what the endpoint sets.
     */
    private @Nullable Integer maxToolIterations;

    /**
     * The bytes of text and JSON (UTF-8) that the result of one call may have. Images and documents do not count.
     */
    private @Nullable Integer maxToolResultSize;

    /**
     * The tokens, input and output, after which no more tools are called: a model that has used up as many and still
     * asks for a tool ends the exchange by a ToolLoopException. A header cannot replace what the endpoint sets.
     */
    private @Nullable Integer maxToolTokens;

    /**
     * Servers of the Model Context Protocol whose tools the model may call, each under a name of its own:
     * mcpServer.NAME.url or mcpServer.NAME.command, and more settings of that server. This is a multi-value option with
     * prefix: mcpServer.
     */
    private @Nullable Map<String, Object> mcpServer;

    /**
     * Names of your own for models, each with the name, model id or ARN that it stands for:
     * fast=nova-micro,smart=claude-sonnet-4-5. They win over the built-in names. No header changes them.
     */
    private @Nullable String modelAliases;

    /**
     * The operation to call. converse sends the message and waits, without holding a thread, for the whole answer.
     * countTokens sends the same request to be counted: the body of the answer is the number of input tokens, and the
     * model is not asked.
     */
    private @Nullable ConverseOperation operation;

    /**
     * The class of the answer, by its full name: its JSON schema is sent to the model and the body of the answer is an
     * object of the class. A record or a bean that Jackson can read.
     */
    private @Nullable String outputClass;

    /**
     * How the model is held to the schema. native: Bedrock enforces it, for models that can. tool: the model must call
     * a tool whose input has the schema. prompt: the schema stands in the system prompt. auto: the first of these that
     * the model can and that the other options allow. In every mode the answer is checked.
     */
    private @Nullable String outputMode;

    /**
     * How often an answer that does not match the schema goes back to the model with what is wrong with it. Each time
     * is one more call. After that the exchange fails with a StructuredOutputException that keeps the answer.
     */
    private @Nullable Integer outputRetries;

    /**
     * The JSON schema that the answer must match: JSON, or resource: with its location. The body of the answer is then
     * JSON text that matches it.
     */
    private @Nullable String outputSchema;

    /**
     * Whether the calls of one turn run side by side. Their results go back in the order of the calls in any case.
     */
    private @Nullable Boolean parallelToolExecution;

    /**
     * The latency asked for, for models that know optimized.
     */
    private @Nullable String performanceLatency;

    /**
     * The variables of a prompt of Prompt management, written promptVariables.NAME=TEXT. Only where the model is the
     * ARN of a prompt. This is a multi-value option with prefix: promptVariables.
     */
    private @Nullable Map<String, Object> promptVariables;

    /**
     * Key and value pairs for the model invocation log, written requestMetadata.KEY=VALUE. At most 16; keys and values
     * of up to 256 letters, digits, white space and the characters : _ $ # = / , - and the full stop. This is a
     * multi-value option with prefix: requestMetadata.
     */
    private @Nullable Map<String, Object> requestMetadata;

    /**
     * How many requests a minute may be sent, over all endpoints of the component that call the same model of the same
     * region with the same credentials. Further ones wait, without holding a thread.
     */
    private @Nullable Integer requestsPerMinute;

    /**
     * The service tier asked for. auto sends none, which leaves it to the account.
     */
    private @Nullable String serviceTier;

    /**
     * Texts at which the model stops, with commas between them. A text that holds a comma itself can be given as a List
     * in the header of the same name.
     */
    private @Nullable String stopSequences;

    /**
     * What the body of the operation converseStream is. While the model speaks the elements are taken from an iterator,
     * with split(body()).streaming() for example; from a publisher of Reactive Streams; as bytes from an inputStream;
     * or as server-sent events from an input stream (sse). With collect it is the whole answer at the end, as with
     * converse.
     */
    private @Nullable String streamBody;

    /**
     * The elements of a stream: text, the pieces of the answer's text; or event, a StreamPart for each event, which an
     * inputStream gives as a line of JSON and sse as an event of that name.
     */
    private @Nullable String streamElement;

    /**
     * How long a stream may be silent before it fails. Time in which nobody waits for the next element does not count.
     */
    private @Nullable Duration streamIdleTimeout;

    /**
     * The URI of an endpoint that gets each element of a stream as an exchange of its own, one after the other and in
     * their order. The body is the whole answer at the end, as with streamBody=collect.
     */
    private @Nullable String streamTo;

    /**
     * Whether the model must keep to the schemas of the tools: false, true for all, or the names of tools with commas
     * between them. Sent to models that know it; at most 20 tools can be strict.
     */
    private @Nullable String strictTools;

    /**
     * The system prompt: text, or resource: with a location such as resource:classpath:prompt.md, which is read once,
     * at start.
     */
    private @Nullable String systemMessage;

    /**
     * Names of tools that run within Bedrock, with commas between them, such as nova_grounding or
     * nova_code_interpreter. They follow the tools of toolConfig. A header cannot replace the endpoint's.
     */
    private @Nullable String systemTools;

    /**
     * The temperature, from 0 (the likeliest words) to 1 (the widest choice).
     */
    private @Nullable Double temperature;

    /**
     * How much the model thinks before it answers: off, on, an effort (minimal, low, medium, high, xhigh, max),
     * adaptive (the model decides), adaptive/EFFORT, or a number of tokens, at least 1024 and less than maxTokens. It
     * is sent in the form that the model knows; where the model knows it only in part, the nearest form is sent and one
     * warning logged.
     */
    private @Nullable String thinking;

    /**
     * How many tokens a minute may be used, over all endpoints of the component that call the same model of the same
     * region with the same credentials, as Bedrock counts them for its quotas: cached input is free, and output counts
     * several times for some models. They are estimated before the call and settled by what Bedrock reports. Further
     * requests wait, without holding a thread.
     */
    private @Nullable Integer tokensPerMinute;

    /**
     * Whether the model must call a tool: auto (it decides), any (it must call one), none (it must not), or the name of
     * the tool it must call. Models that cannot be forced refuse any and names with a clear error.
     */
    private @Nullable String toolChoice;

    /**
     * The tools in Converse's own form: JSON with a list tools and, if wanted, a toolChoice; resource: with the
     * location of such JSON; or a bean: a Map or a ToolConfiguration of the AWS SDK. A header cannot replace the
     * endpoint's tools.
     */
    private @Nullable String toolConfig;

    /**
     * What the model is told of a tool's exception: none (only that the tool has failed) or its message. A header
     * cannot replace what the endpoint sets.
     */
    private @Nullable String toolErrorDetail;

    /**
     * What happens where a tool fails, takes too long or is called with arguments that do not match its schema:
     * reprompt (the model is told) or fail (the exchange fails by a ToolLoopException).
     */
    private @Nullable String toolErrorStrategy;

    /**
     * Who calls the tools of the option tools: auto, the component; manual, the route, which finds the calls in the
     * header CamelBedrockConverseToolCalls and sends their results in the header CamelBedrockConverseToolResults. A
     * header cannot replace what the endpoint sets.
     */
    private @Nullable String toolExecution;

    /**
     * What happens to a larger result: truncate (the model gets the first of it and is told so) or fail (the exchange
     * fails by a ToolLoopException).
     */
    private @Nullable String toolResultOverflow;

    /**
     * The tags of the bedrock-tool routes that the model may call, with commas between them. Their calls are made and
     * answered before the answer comes back. A header cannot replace the endpoint's tags.
     */
    private @Nullable String tools;

    /**
     * How long the call of a tool may take, unless the tool says otherwise. What comes later is dropped.
     */
    private @Nullable Duration toolTimeout;

    /**
     * The model chooses among this many of the likeliest words, at least 1. Only Claude and Nova know it; for other
     * models it is left out with one warning.
     */
    private @Nullable Integer topK;

    /**
     * Nucleus sampling: the model chooses among the likeliest words whose probabilities add up to this, from 0 to 1.
     */
    private @Nullable Double topP;

    /**
     * What happens where the model calls a tool that there is not: reprompt (the model is told) or fail (the exchange
     * fails by a ToolLoopException).
     */
    private @Nullable String unknownToolStrategy;

    /**
     * A text of the user, which takes the place of a body that is a String and stands beside any other: text, or
     * resource: with a location, which is read once, at start. Without it the body is the user's turn.
     */
    private @Nullable String userMessage;

    /**
     * How long a model that could not answer is left alone, and the next of fallbackModels asked at once. Then one call
     * tries it again. Bedrock may ask for longer.
     */
    private @Nullable Duration fallbackCooldown;

    /**
     * How many calls may wait at most for their turn: for requestsPerMinute and tokensPerMinute of a model, and for
     * maxConcurrency of a client. A further one fails at once, before anything is sent.
     */
    private @Nullable Integer maxQueueSize;

    /**
     * How long a call may wait for its turn before it fails; nothing has been sent then.
     */
    private @Nullable Duration queueTimeout;

    /**
     * How long a call may take from its first attempt on, with all that are made again, and in streams until the last
     * element has been read. 0 sets no such limit.
     */
    private @Nullable Duration apiCallTimeout;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets
     * configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc.
     */
    private @Nullable Boolean autowiredEnabled;

    /**
     * A client of your own, used as it is: the other client options have no effect then, and it is not closed. A single
     * bean of this type in the registry is taken without being named.
     */
    private @Nullable BedrockRuntimeAsyncClient bedrockRuntimeAsyncClient;

    /**
     * The options on where the prompt is cached, as one object.
     */
    private @Nullable CacheOptions cache;

    /**
     * The options on whom to call, as one object.
     */
    private @Nullable ClientOptions client;

    /**
     * How long to wait for a connection.
     */
    private @Nullable Duration connectTimeout;

    /**
     * The options on as whom to call, as one object.
     */
    private @Nullable CredentialsOptions credentials;

    /**
     * HTTP headers for the call, written extraHeaders.NAME=VALUE. They are signed. Headers that the AWS SDK sets
     * itself, such as Authorization and Host, are refused. This is a multi-value option with prefix: extraHeaders.
     */
    private @Nullable Map<String, Object> extraHeaders;

    /**
     * The options on the guardrail, as one object.
     */
    private @Nullable GuardrailOptions guardrail;

    /**
     * What headers may change. safe: everything but the endpoint's guardrail, tools and limits. all: these too, where
     * the headers come from nobody but the route itself.
     */
    private @Nullable String headerOverrides;

    /**
     * The options on how to reach Bedrock, as one object.
     */
    private @Nullable HttpOptions http;

    /**
     * The HTTP client: netty, or crt, the AWS Common Runtime, which needs the library aws-crt-client on the classpath,
     * takes less of the processor and speaks HTTP/1.1 alone.
     */
    private @Nullable String httpClient;

    /**
     * The HTTP version: auto is HTTP/2 for Bedrock itself and HTTP/1.1 for an override and for httpClient=crt. With
     * http2 an override over plain http is spoken to in HTTP/2 at once, without asking (prior knowledge), and one over
     * https must offer HTTP/2.
     */
    private @Nullable String httpProtocol;

    /**
     * The options on how the model samples, as one object.
     */
    private @Nullable InferenceOptions inference;

    /**
     * How many calls a client may have in flight at once; further ones wait, without holding a thread.
     */
    private @Nullable Integer maxConcurrency;

    /**
     * The options on which model is meant, as one object.
     */
    private @Nullable ModelOptions model;

    /**
     * The options on answers that are objects, as one object.
     */
    private @Nullable OutputOptions output;

    /**
     * The options on what to do and what to say, as one object.
     */
    private @Nullable PromptOptions prompt;

    /**
     * How long the connection may be silent before the call fails. A model may think for minutes before it answers. The
     * call is not sent again then: the model may be at work on it, and would be paid for twice. In streams
     * streamIdleTimeout holds instead.
     */
    private @Nullable Duration readTimeout;

    /**
     * The options on how calls are held back, and which models stand in, as one object.
     */
    private @Nullable ResilienceOptions resilience;

    /**
     * The options on how Bedrock serves the call, as one object.
     */
    private @Nullable ServiceOptions service;

    /**
     * The options on how an answer in parts is handed on, as one object.
     */
    private @Nullable StreamOptions stream;

    /**
     * The options on how much the model thinks, as one object.
     */
    private @Nullable ThinkingOptions thinkingOptions;

    /**
     * The options on how the tools are called that the model asks for, as one object.
     */
    private @Nullable ToolLoopOptions toolLoop;

    /**
     * The options on the tools that the model may call, as one object.
     */
    private @Nullable ToolOptions toolOptions;

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    private @Nullable Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default
     * disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private @Nullable Boolean healthCheckProducerEnabled;

    /**
     * Whether the endpoint's health check asks Bedrock itself, by counting the tokens of one word on the endpoint's
     * model, at most every 30 seconds. That is free of charge and no inference; it needs the permission
     * bedrock:CountTokens. By default the check tells what has become of the calls of routes, and asks nothing.
     */
    private @Nullable Boolean healthCheckProbe;

    /**
     * The proxy through which all calls go, those for credentials by roleArn included. Without it the Java system
     * properties (https.proxyHost and the like) and HTTPS_PROXY hold.
     */
    private @Nullable String proxyHost;

    /**
     * The port of the proxy. Together with proxyHost.
     */
    private @Nullable Integer proxyPort;

    /**
     * How the proxy itself is spoken to. Together with proxyHost.
     */
    private @Nullable String proxyProtocol;

    /**
     * The AWS access key id, together with secretKey. Explicit keys win over a profile and over the environment.
     */
    private @Nullable String accessKey;

    /**
     * A Bedrock API key, sent as a bearer token in the place of a signature. Without it, and where no other credentials
     * are set, AWS_BEARER_TOKEN_BEDROCK or the system property aws.bearerTokenBedrock holds.
     */
    private @Nullable String apiKey;

    /**
     * The external id that the role's trust policy asks for. Together with roleArn.
     */
    private @Nullable String externalId;

    /**
     * The profile of the AWS configuration files whose credentials, and whose region if none is set, are used. Beside
     * keys, apiKey or credentialsProvider it gives the region alone.
     */
    private @Nullable String profileCredentialsName;

    /**
     * The password for the proxy, together with proxyUsername.
     */
    private @Nullable String proxyPassword;

    /**
     * As whom to use the proxy, together with proxyPassword.
     */
    private @Nullable String proxyUsername;

    /**
     * The ARN of an IAM role to call as. It is assumed with the other credentials, those that are set or those of the
     * environment, and again before its own expire.
     */
    private @Nullable String roleArn;

    /**
     * The name of the role's session, as CloudTrail shows it. Together with roleArn.
     */
    private @Nullable String roleSessionName;

    /**
     * The AWS secret access key, together with accessKey.
     */
    private @Nullable String secretKey;

    /**
     * The session token that belongs to temporary keys, together with accessKey and secretKey.
     */
    private @Nullable String sessionToken;

    /**
     * Whether any certificate is taken for Bedrock's, which lets others read and change the calls. For tests alone.
     */
    private @Nullable Boolean trustAllCertificates;

    /**
     * A provider of your own that is asked for the credentials: before every call, or shortly before they expire where
     * they tell when they do. It may take its time, since no thread of a route waits for it, and is not closed. A bean
     * of this type is never taken without being named.
     */
    private @Nullable AwsCredentialsProvider credentialsProvider;

    public @Nullable Integer getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(@Nullable Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public @Nullable String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getRetryMode() {
        return retryMode;
    }

    public void setRetryMode(@Nullable String retryMode) {
        this.retryMode = retryMode;
    }

    public @Nullable String getUriEndpointOverride() {
        return uriEndpointOverride;
    }

    public void setUriEndpointOverride(@Nullable String uriEndpointOverride) {
        this.uriEndpointOverride = uriEndpointOverride;
    }

    public @Nullable Map<String, Object> getAdditional() {
        return additional;
    }

    public void setAdditional(@Nullable Map<String, Object> additional) {
        this.additional = additional;
    }

    public @Nullable String getAdditionalModelRequestFields() {
        return additionalModelRequestFields;
    }

    public void setAdditionalModelRequestFields(@Nullable String additionalModelRequestFields) {
        this.additionalModelRequestFields = additionalModelRequestFields;
    }

    public @Nullable String getAdditionalModelResponseFieldPaths() {
        return additionalModelResponseFieldPaths;
    }

    public void setAdditionalModelResponseFieldPaths(@Nullable String additionalModelResponseFieldPaths) {
        this.additionalModelResponseFieldPaths = additionalModelResponseFieldPaths;
    }

    public @Nullable String getBaseModelId() {
        return baseModelId;
    }

    public void setBaseModelId(@Nullable String baseModelId) {
        this.baseModelId = baseModelId;
    }

    public @Nullable String getCacheMessages() {
        return cacheMessages;
    }

    public void setCacheMessages(@Nullable String cacheMessages) {
        this.cacheMessages = cacheMessages;
    }

    public @Nullable String getCacheOverflow() {
        return cacheOverflow;
    }

    public void setCacheOverflow(@Nullable String cacheOverflow) {
        this.cacheOverflow = cacheOverflow;
    }

    public @Nullable String getCacheStrategy() {
        return cacheStrategy;
    }

    public void setCacheStrategy(@Nullable String cacheStrategy) {
        this.cacheStrategy = cacheStrategy;
    }

    public @Nullable String getCacheSystem() {
        return cacheSystem;
    }

    public void setCacheSystem(@Nullable String cacheSystem) {
        this.cacheSystem = cacheSystem;
    }

    public @Nullable String getCacheTools() {
        return cacheTools;
    }

    public void setCacheTools(@Nullable String cacheTools) {
        this.cacheTools = cacheTools;
    }

    public @Nullable String getFallbackModels() {
        return fallbackModels;
    }

    public void setFallbackModels(@Nullable String fallbackModels) {
        this.fallbackModels = fallbackModels;
    }

    public @Nullable Boolean getFallbackOnContextOverflow() {
        return fallbackOnContextOverflow;
    }

    public void setFallbackOnContextOverflow(@Nullable Boolean fallbackOnContextOverflow) {
        this.fallbackOnContextOverflow = fallbackOnContextOverflow;
    }

    public @Nullable String getGuardContent() {
        return guardContent;
    }

    public void setGuardContent(@Nullable String guardContent) {
        this.guardContent = guardContent;
    }

    public @Nullable String getGuardrailIdentifier() {
        return guardrailIdentifier;
    }

    public void setGuardrailIdentifier(@Nullable String guardrailIdentifier) {
        this.guardrailIdentifier = guardrailIdentifier;
    }

    public @Nullable String getGuardrailIntervention() {
        return guardrailIntervention;
    }

    public void setGuardrailIntervention(@Nullable String guardrailIntervention) {
        this.guardrailIntervention = guardrailIntervention;
    }

    public @Nullable String getGuardrailStreamProcessingMode() {
        return guardrailStreamProcessingMode;
    }

    public void setGuardrailStreamProcessingMode(@Nullable String guardrailStreamProcessingMode) {
        this.guardrailStreamProcessingMode = guardrailStreamProcessingMode;
    }

    public @Nullable String getGuardrailTrace() {
        return guardrailTrace;
    }

    public void setGuardrailTrace(@Nullable String guardrailTrace) {
        this.guardrailTrace = guardrailTrace;
    }

    public @Nullable String getGuardrailVersion() {
        return guardrailVersion;
    }

    public void setGuardrailVersion(@Nullable String guardrailVersion) {
        this.guardrailVersion = guardrailVersion;
    }

    public @Nullable String getInferenceProfilePrefix() {
        return inferenceProfilePrefix;
    }

    public void setInferenceProfilePrefix(@Nullable String inferenceProfilePrefix) {
        this.inferenceProfilePrefix = inferenceProfilePrefix;
    }

    public @Nullable String getInterleavedThinking() {
        return interleavedThinking;
    }

    public void setInterleavedThinking(@Nullable String interleavedThinking) {
        this.interleavedThinking = interleavedThinking;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(@Nullable Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable Integer getMaxInputTokens() {
        return maxInputTokens;
    }

    public void setMaxInputTokens(@Nullable Integer maxInputTokens) {
        this.maxInputTokens = maxInputTokens;
    }

    public @Nullable Integer getMaxTokens() {
        return maxTokens;
    }

    public void setMaxTokens(@Nullable Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    public @Nullable Integer getMaxToolIterations() {
        return maxToolIterations;
    }

    public void setMaxToolIterations(@Nullable Integer maxToolIterations) {
        this.maxToolIterations = maxToolIterations;
    }

    public @Nullable Integer getMaxToolResultSize() {
        return maxToolResultSize;
    }

    public void setMaxToolResultSize(@Nullable Integer maxToolResultSize) {
        this.maxToolResultSize = maxToolResultSize;
    }

    public @Nullable Integer getMaxToolTokens() {
        return maxToolTokens;
    }

    public void setMaxToolTokens(@Nullable Integer maxToolTokens) {
        this.maxToolTokens = maxToolTokens;
    }

    public @Nullable Map<String, Object> getMcpServer() {
        return mcpServer;
    }

    public void setMcpServer(@Nullable Map<String, Object> mcpServer) {
        this.mcpServer = mcpServer;
    }

    public @Nullable String getModelAliases() {
        return modelAliases;
    }

    public void setModelAliases(@Nullable String modelAliases) {
        this.modelAliases = modelAliases;
    }

    public @Nullable ConverseOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable ConverseOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getOutputClass() {
        return outputClass;
    }

    public void setOutputClass(@Nullable String outputClass) {
        this.outputClass = outputClass;
    }

    public @Nullable String getOutputMode() {
        return outputMode;
    }

    public void setOutputMode(@Nullable String outputMode) {
        this.outputMode = outputMode;
    }

    public @Nullable Integer getOutputRetries() {
        return outputRetries;
    }

    public void setOutputRetries(@Nullable Integer outputRetries) {
        this.outputRetries = outputRetries;
    }

    public @Nullable String getOutputSchema() {
        return outputSchema;
    }

    public void setOutputSchema(@Nullable String outputSchema) {
        this.outputSchema = outputSchema;
    }

    public @Nullable Boolean getParallelToolExecution() {
        return parallelToolExecution;
    }

    public void setParallelToolExecution(@Nullable Boolean parallelToolExecution) {
        this.parallelToolExecution = parallelToolExecution;
    }

    public @Nullable String getPerformanceLatency() {
        return performanceLatency;
    }

    public void setPerformanceLatency(@Nullable String performanceLatency) {
        this.performanceLatency = performanceLatency;
    }

    public @Nullable Map<String, Object> getPromptVariables() {
        return promptVariables;
    }

    public void setPromptVariables(@Nullable Map<String, Object> promptVariables) {
        this.promptVariables = promptVariables;
    }

    public @Nullable Map<String, Object> getRequestMetadata() {
        return requestMetadata;
    }

    public void setRequestMetadata(@Nullable Map<String, Object> requestMetadata) {
        this.requestMetadata = requestMetadata;
    }

    public @Nullable Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(@Nullable Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public @Nullable String getServiceTier() {
        return serviceTier;
    }

    public void setServiceTier(@Nullable String serviceTier) {
        this.serviceTier = serviceTier;
    }

    public @Nullable String getStopSequences() {
        return stopSequences;
    }

    public void setStopSequences(@Nullable String stopSequences) {
        this.stopSequences = stopSequences;
    }

    public @Nullable String getStreamBody() {
        return streamBody;
    }

    public void setStreamBody(@Nullable String streamBody) {
        this.streamBody = streamBody;
    }

    public @Nullable String getStreamElement() {
        return streamElement;
    }

    public void setStreamElement(@Nullable String streamElement) {
        this.streamElement = streamElement;
    }

    public @Nullable Duration getStreamIdleTimeout() {
        return streamIdleTimeout;
    }

    public void setStreamIdleTimeout(@Nullable Duration streamIdleTimeout) {
        this.streamIdleTimeout = streamIdleTimeout;
    }

    public @Nullable String getStreamTo() {
        return streamTo;
    }

    public void setStreamTo(@Nullable String streamTo) {
        this.streamTo = streamTo;
    }

    public @Nullable String getStrictTools() {
        return strictTools;
    }

    public void setStrictTools(@Nullable String strictTools) {
        this.strictTools = strictTools;
    }

    public @Nullable String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(@Nullable String systemMessage) {
        this.systemMessage = systemMessage;
    }

    public @Nullable String getSystemTools() {
        return systemTools;
    }

    public void setSystemTools(@Nullable String systemTools) {
        this.systemTools = systemTools;
    }

    public @Nullable Double getTemperature() {
        return temperature;
    }

    public void setTemperature(@Nullable Double temperature) {
        this.temperature = temperature;
    }

    public @Nullable String getThinking() {
        return thinking;
    }

    public void setThinking(@Nullable String thinking) {
        this.thinking = thinking;
    }

    public @Nullable Integer getTokensPerMinute() {
        return tokensPerMinute;
    }

    public void setTokensPerMinute(@Nullable Integer tokensPerMinute) {
        this.tokensPerMinute = tokensPerMinute;
    }

    public @Nullable String getToolChoice() {
        return toolChoice;
    }

    public void setToolChoice(@Nullable String toolChoice) {
        this.toolChoice = toolChoice;
    }

    public @Nullable String getToolConfig() {
        return toolConfig;
    }

    public void setToolConfig(@Nullable String toolConfig) {
        this.toolConfig = toolConfig;
    }

    public @Nullable String getToolErrorDetail() {
        return toolErrorDetail;
    }

    public void setToolErrorDetail(@Nullable String toolErrorDetail) {
        this.toolErrorDetail = toolErrorDetail;
    }

    public @Nullable String getToolErrorStrategy() {
        return toolErrorStrategy;
    }

    public void setToolErrorStrategy(@Nullable String toolErrorStrategy) {
        this.toolErrorStrategy = toolErrorStrategy;
    }

    public @Nullable String getToolExecution() {
        return toolExecution;
    }

    public void setToolExecution(@Nullable String toolExecution) {
        this.toolExecution = toolExecution;
    }

    public @Nullable String getToolResultOverflow() {
        return toolResultOverflow;
    }

    public void setToolResultOverflow(@Nullable String toolResultOverflow) {
        this.toolResultOverflow = toolResultOverflow;
    }

    public @Nullable String getTools() {
        return tools;
    }

    public void setTools(@Nullable String tools) {
        this.tools = tools;
    }

    public @Nullable Duration getToolTimeout() {
        return toolTimeout;
    }

    public void setToolTimeout(@Nullable Duration toolTimeout) {
        this.toolTimeout = toolTimeout;
    }

    public @Nullable Integer getTopK() {
        return topK;
    }

    public void setTopK(@Nullable Integer topK) {
        this.topK = topK;
    }

    public @Nullable Double getTopP() {
        return topP;
    }

    public void setTopP(@Nullable Double topP) {
        this.topP = topP;
    }

    public @Nullable String getUnknownToolStrategy() {
        return unknownToolStrategy;
    }

    public void setUnknownToolStrategy(@Nullable String unknownToolStrategy) {
        this.unknownToolStrategy = unknownToolStrategy;
    }

    public @Nullable String getUserMessage() {
        return userMessage;
    }

    public void setUserMessage(@Nullable String userMessage) {
        this.userMessage = userMessage;
    }

    public @Nullable Duration getFallbackCooldown() {
        return fallbackCooldown;
    }

    public void setFallbackCooldown(@Nullable Duration fallbackCooldown) {
        this.fallbackCooldown = fallbackCooldown;
    }

    public @Nullable Integer getMaxQueueSize() {
        return maxQueueSize;
    }

    public void setMaxQueueSize(@Nullable Integer maxQueueSize) {
        this.maxQueueSize = maxQueueSize;
    }

    public @Nullable Duration getQueueTimeout() {
        return queueTimeout;
    }

    public void setQueueTimeout(@Nullable Duration queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    public @Nullable Duration getApiCallTimeout() {
        return apiCallTimeout;
    }

    public void setApiCallTimeout(@Nullable Duration apiCallTimeout) {
        this.apiCallTimeout = apiCallTimeout;
    }

    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(@Nullable Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public @Nullable BedrockRuntimeAsyncClient getBedrockRuntimeAsyncClient() {
        return bedrockRuntimeAsyncClient;
    }

    public void setBedrockRuntimeAsyncClient(@Nullable BedrockRuntimeAsyncClient bedrockRuntimeAsyncClient) {
        this.bedrockRuntimeAsyncClient = bedrockRuntimeAsyncClient;
    }

    public @Nullable CacheOptions getCache() {
        return cache;
    }

    public void setCache(@Nullable CacheOptions cache) {
        this.cache = cache;
    }

    public @Nullable ClientOptions getClient() {
        return client;
    }

    public void setClient(@Nullable ClientOptions client) {
        this.client = client;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable CredentialsOptions getCredentials() {
        return credentials;
    }

    public void setCredentials(@Nullable CredentialsOptions credentials) {
        this.credentials = credentials;
    }

    public @Nullable Map<String, Object> getExtraHeaders() {
        return extraHeaders;
    }

    public void setExtraHeaders(@Nullable Map<String, Object> extraHeaders) {
        this.extraHeaders = extraHeaders;
    }

    public @Nullable GuardrailOptions getGuardrail() {
        return guardrail;
    }

    public void setGuardrail(@Nullable GuardrailOptions guardrail) {
        this.guardrail = guardrail;
    }

    public @Nullable String getHeaderOverrides() {
        return headerOverrides;
    }

    public void setHeaderOverrides(@Nullable String headerOverrides) {
        this.headerOverrides = headerOverrides;
    }

    public @Nullable HttpOptions getHttp() {
        return http;
    }

    public void setHttp(@Nullable HttpOptions http) {
        this.http = http;
    }

    public @Nullable String getHttpClient() {
        return httpClient;
    }

    public void setHttpClient(@Nullable String httpClient) {
        this.httpClient = httpClient;
    }

    public @Nullable String getHttpProtocol() {
        return httpProtocol;
    }

    public void setHttpProtocol(@Nullable String httpProtocol) {
        this.httpProtocol = httpProtocol;
    }

    public @Nullable InferenceOptions getInference() {
        return inference;
    }

    public void setInference(@Nullable InferenceOptions inference) {
        this.inference = inference;
    }

    public @Nullable Integer getMaxConcurrency() {
        return maxConcurrency;
    }

    public void setMaxConcurrency(@Nullable Integer maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    public @Nullable ModelOptions getModel() {
        return model;
    }

    public void setModel(@Nullable ModelOptions model) {
        this.model = model;
    }

    public @Nullable OutputOptions getOutput() {
        return output;
    }

    public void setOutput(@Nullable OutputOptions output) {
        this.output = output;
    }

    public @Nullable PromptOptions getPrompt() {
        return prompt;
    }

    public void setPrompt(@Nullable PromptOptions prompt) {
        this.prompt = prompt;
    }

    public @Nullable Duration getReadTimeout() {
        return readTimeout;
    }

    public void setReadTimeout(@Nullable Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    public @Nullable ResilienceOptions getResilience() {
        return resilience;
    }

    public void setResilience(@Nullable ResilienceOptions resilience) {
        this.resilience = resilience;
    }

    public @Nullable ServiceOptions getService() {
        return service;
    }

    public void setService(@Nullable ServiceOptions service) {
        this.service = service;
    }

    public @Nullable StreamOptions getStream() {
        return stream;
    }

    public void setStream(@Nullable StreamOptions stream) {
        this.stream = stream;
    }

    public @Nullable ThinkingOptions getThinkingOptions() {
        return thinkingOptions;
    }

    public void setThinkingOptions(@Nullable ThinkingOptions thinkingOptions) {
        this.thinkingOptions = thinkingOptions;
    }

    public @Nullable ToolLoopOptions getToolLoop() {
        return toolLoop;
    }

    public void setToolLoop(@Nullable ToolLoopOptions toolLoop) {
        this.toolLoop = toolLoop;
    }

    public @Nullable ToolOptions getToolOptions() {
        return toolOptions;
    }

    public void setToolOptions(@Nullable ToolOptions toolOptions) {
        this.toolOptions = toolOptions;
    }

    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(@Nullable Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(@Nullable Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public @Nullable Boolean getHealthCheckProbe() {
        return healthCheckProbe;
    }

    public void setHealthCheckProbe(@Nullable Boolean healthCheckProbe) {
        this.healthCheckProbe = healthCheckProbe;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyProtocol() {
        return proxyProtocol;
    }

    public void setProxyProtocol(@Nullable String proxyProtocol) {
        this.proxyProtocol = proxyProtocol;
    }

    public @Nullable String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(@Nullable String accessKey) {
        this.accessKey = accessKey;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    public void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    public @Nullable String getProfileCredentialsName() {
        return profileCredentialsName;
    }

    public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
        this.profileCredentialsName = profileCredentialsName;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable String getRoleArn() {
        return roleArn;
    }

    public void setRoleArn(@Nullable String roleArn) {
        this.roleArn = roleArn;
    }

    public @Nullable String getRoleSessionName() {
        return roleSessionName;
    }

    public void setRoleSessionName(@Nullable String roleSessionName) {
        this.roleSessionName = roleSessionName;
    }

    public @Nullable String getSecretKey() {
        return secretKey;
    }

    public void setSecretKey(@Nullable String secretKey) {
        this.secretKey = secretKey;
    }

    public @Nullable String getSessionToken() {
        return sessionToken;
    }

    public void setSessionToken(@Nullable String sessionToken) {
        this.sessionToken = sessionToken;
    }

    public @Nullable Boolean getTrustAllCertificates() {
        return trustAllCertificates;
    }

    public void setTrustAllCertificates(@Nullable Boolean trustAllCertificates) {
        this.trustAllCertificates = trustAllCertificates;
    }

    public @Nullable AwsCredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(@Nullable AwsCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    /** The types of the options that are set by the name of a bean. */
    static List<Class<?>> beanTypes() {
        return List.of(
                BedrockRuntimeAsyncClient.class,
                CacheOptions.class,
                ClientOptions.class,
                CredentialsOptions.class,
                GuardrailOptions.class,
                HttpOptions.class,
                InferenceOptions.class,
                ModelOptions.class,
                OutputOptions.class,
                PromptOptions.class,
                ResilienceOptions.class,
                ServiceOptions.class,
                StreamOptions.class,
                ThinkingOptions.class,
                ToolLoopOptions.class,
                ToolOptions.class,
                AwsCredentialsProvider.class);
    }

    /** The options that are objects of other options. */
    static List<String> optionGroups() {
        return List.of(
                "cache",
                "client",
                "credentials",
                "guardrail",
                "http",
                "inference",
                "model",
                "output",
                "prompt",
                "resilience",
                "service",
                "stream",
                "thinkingOptions",
                "toolLoop",
                "toolOptions");
    }
}
