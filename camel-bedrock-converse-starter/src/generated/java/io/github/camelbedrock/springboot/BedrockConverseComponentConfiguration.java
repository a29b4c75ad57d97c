/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/* Generated from bedrock-converse.json by ConfigurationGenerator: do not edit. */
package io.github.camelbedrock.springboot;

import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.config.PromptOptions;
import java.time.Duration;
import java.util.List;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The options of the component bedrock-converse as properties of the application. What is not set is null. */
@ConfigurationProperties(prefix = "camel.component.bedrock-converse")
public class BedrockConverseComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /**
     * The AWS region to call, such as eu-central-1. Without it the AWS settings hold: system property aws.region,
     * AWS_REGION, AWS_DEFAULT_REGION, the profile, the EC2 instance. If none names a region, the endpoint does not
     * start.
     */
    private @Nullable String region;

    /**
     * The address to call instead of Bedrock's own: a VPC endpoint, a gateway, a server on loopback. An absolute http
     * or https URI. The override is spoken to in HTTP/1.1.
     */
    private @Nullable String uriEndpointOverride;

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
     * The most tokens that the answer may have, at least 1. The model's own limit where it is not set.
     */
    private @Nullable Integer maxTokens;

    /**
     * The operation to call. converse sends the message and waits, without holding a thread, for the whole answer.
     */
    private @Nullable ConverseOperation operation;

    /**
     * Texts at which the model stops, with commas between them. A text that holds a comma itself can be given as a List
     * in the header of the same name.
     */
    private @Nullable String stopSequences;

    /**
     * The system prompt: text, or resource: with a location such as resource:classpath:prompt.md, which is read once,
     * at start.
     */
    private @Nullable String systemMessage;

    /**
     * The temperature, from 0 (the likeliest words) to 1 (the widest choice).
     */
    private @Nullable Double temperature;

    /**
     * Nucleus sampling: the model chooses among the likeliest words whose probabilities add up to this, from 0 to 1.
     */
    private @Nullable Double topP;

    /**
     * The text of the user's turn, instead of the body: text, or resource: with a location, which is read once, at
     * start. Without it the body is the user's turn.
     */
    private @Nullable String userMessage;

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
     * The options on whom to call and as whom, as one object.
     */
    private @Nullable ClientOptions client;

    /**
     * How long to wait for a connection.
     */
    private @Nullable Duration connectTimeout;

    /**
     * The options on how the model samples, as one object.
     */
    private @Nullable InferenceOptions inference;

    /**
     * How many calls a client may have in flight at once; further ones wait, without holding a thread.
     */
    private @Nullable Integer maxConcurrency;

    /**
     * The options on what to do and what to say, as one object.
     */
    private @Nullable PromptOptions prompt;

    /**
     * How long the connection may be silent before the call fails. A model may think for minutes before it answers.
     */
    private @Nullable Duration readTimeout;

    /**
     * The AWS access key id, together with secretKey. Explicit keys win over a profile and over the environment.
     */
    private @Nullable String accessKey;

    /**
     * The profile of the AWS configuration files whose credentials, and whose region if none is set, are used.
     */
    private @Nullable String profileCredentialsName;

    /**
     * The AWS secret access key, together with accessKey.
     */
    private @Nullable String secretKey;

    /**
     * The session token that belongs to temporary keys, together with accessKey and secretKey.
     */
    private @Nullable String sessionToken;

    public @Nullable String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getUriEndpointOverride() {
        return uriEndpointOverride;
    }

    public void setUriEndpointOverride(@Nullable String uriEndpointOverride) {
        this.uriEndpointOverride = uriEndpointOverride;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(@Nullable Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable Integer getMaxTokens() {
        return maxTokens;
    }

    public void setMaxTokens(@Nullable Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    public @Nullable ConverseOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable ConverseOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getStopSequences() {
        return stopSequences;
    }

    public void setStopSequences(@Nullable String stopSequences) {
        this.stopSequences = stopSequences;
    }

    public @Nullable String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(@Nullable String systemMessage) {
        this.systemMessage = systemMessage;
    }

    public @Nullable Double getTemperature() {
        return temperature;
    }

    public void setTemperature(@Nullable Double temperature) {
        this.temperature = temperature;
    }

    public @Nullable Double getTopP() {
        return topP;
    }

    public void setTopP(@Nullable Double topP) {
        this.topP = topP;
    }

    public @Nullable String getUserMessage() {
        return userMessage;
    }

    public void setUserMessage(@Nullable String userMessage) {
        this.userMessage = userMessage;
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

    public @Nullable String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(@Nullable String accessKey) {
        this.accessKey = accessKey;
    }

    public @Nullable String getProfileCredentialsName() {
        return profileCredentialsName;
    }

    public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
        this.profileCredentialsName = profileCredentialsName;
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

    /** The types of the options that are set by the name of a bean. */
    static List<Class<?>> beanTypes() {
        return List.of(
                BedrockRuntimeAsyncClient.class,
                ClientOptions.class,
                InferenceOptions.class,
                PromptOptions.class);
    }

    /** The options that are objects of other options. */
    static List<String> optionGroups() {
        return List.of("client", "inference", "prompt");
    }
}
