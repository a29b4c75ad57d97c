/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.turn.GuardrailSettings;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.TurnSettings;
import io.github.camelbedrock.turn.WarnOnce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.OutputConfig;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormat;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** A turn as Bedrock's request: the rules kept, what the turn does not set left out. One for an endpoint. */
public final class ConverseRequestMapper {

    private static final ConverseRequest EMPTY = ConverseRequest.builder().build();

    private final WarnOnce warnings = new WarnOnce();
    private final BuiltTools builtTools = new BuiltTools();

    /**
     * The request of the turn.
     *
     * @throws InvalidTurnException if Bedrock would refuse the request; names the part, the option or the header
     */
    public ConverseRequest map(Turn turn) {
        ConverseRequest given = turn.given() == null ? EMPTY : turn.given();
        ConverseRequest.Builder request = given == EMPTY ? ConverseRequest.builder() : given.toBuilder();
        ModelProfile model = turn.model().profile();
        TurnSettings settings = turn.settings();
        Conversation conversation = HistoryRules.apply(turn, warnings);

        InferenceFields inference = new InferenceFields(given.inferenceConfig(), settings.inference());
        Map<String, Object> additional =
                AdditionalFields.of(turn, ownFields(given, settings), inference.maxTokens(), warnings);
        boolean thinking = ThinkingFields.isClaudeThinking(model, additional);

        boolean tools = given.toolConfig() != null
                || settings.tools().config() != null
                || settings.tools().offered() != null
                || !settings.tools().systemTools().isEmpty();
        OutputFields output = OutputFields.of(model, settings.output(), thinking, tools);
        if (output != null && output.instruction() != null) {
            conversation.system().add(SystemContentBlock.fromText(output.instruction()));
        }
        CachePointPlanner cachePoints = new CachePointPlanner(settings.cache(), conversation);
        ToolFields fields =
                new ToolFields(conversation, settings.tools(), turn.model().isPrompt(), builtTools);
        Tool outputTool = output == null ? null : output.tool();
        CachePointBlock endOfTools = cachePoints.ofTools();
        ToolConfiguration toolConfig = fields.of(given.toolConfig(), outputTool, thinking, endOfTools);
        cachePoints.place(toolConfig == null ? List.<Tool>of() : toolConfig.tools());
        CachePointBlock settled = cachePoints.ofTools();
        if (!Objects.equals(settled, endOfTools)) {
            toolConfig = fields.of(given.toolConfig(), outputTool, thinking, settled);
        }

        request.modelId(turn.model().value())
                .inferenceConfig(inference.of(model, thinking, warnings))
                .toolConfig(toolConfig)
                .guardrailConfig(guardrail(settings.guardrail(), given.guardrailConfig()));
        if (!conversation.drafts().isEmpty()) {
            request.messages(conversation.messages(turn.messages()));
        }
        request.system(conversation.system().isEmpty() ? null : conversation.system());
        request.additionalModelRequestFields(additional.isEmpty() ? null : DocumentJson.fromPlain(additional));
        writeFormat(request, given.outputConfig(), output == null ? null : output.format());
        ServiceFields.write(turn, request, given);
        ConverseRequest ready = request.build();
        PromptArn.check(turn, ready);
        return ready;
    }

    /**
     * The request of the turn for an answer in parts.
     *
     * @throws InvalidTurnException as {@link #map}
     */
    public ConverseStreamRequest mapStream(Turn turn) {
        return StreamRequest.of(map(turn), turn.settings().guardrail().streamMode());
    }

    /**
     * The request that counts the tokens of the turn. Bedrock counts for foundation models alone, by their plain id.
     *
     * @throws InvalidTurnException as {@link #map}, and if the foundation model cannot be known
     */
    public CountTokensRequest mapCount(Turn turn) {
        String baseId = turn.model().baseId();
        if (baseId == null) {
            throw new InvalidTurnException("Tokens are counted for a foundation model, but "
                    + turn.model().value() + " does not tell which one: name it in the option baseModelId");
        }
        ConverseRequest request = map(turn);
        return CountTokensRequest.builder()
                .modelId(baseId)
                .overrideConfiguration(request.overrideConfiguration().orElse(null))
                .input(input -> input.converse(converse -> {
                    converse.messages(request.messages())
                            .toolConfig(request.toolConfig())
                            .additionalModelRequestFields(request.additionalModelRequestFields());
                    converse.system(request.hasSystem() ? request.system() : null);
                }))
                .build();
    }

    private static Map<String, Object> ownFields(ConverseRequest given, TurnSettings settings) {
        Document fields = given.additionalModelRequestFields();
        Map<String, Object> options = settings.service().additionalFields();
        if (fields == null || fields.isNull()) {
            return options;
        }
        if (!fields.isMap()) {
            throw new InvalidTurnException("additionalModelRequestFields of the request must be a JSON object");
        }
        Map<String, Object> own = new LinkedHashMap<>(options);
        fields.asMap().forEach(own::put);
        own.replaceAll((name, value) -> value instanceof Document document ? plain(document) : value);
        return own;
    }

    private static Object plain(Document document) {
        Object value = DocumentJson.toPlain(document);
        return value == null ? document : value;
    }

    /** The endpoint's guardrail stands whatever the body says. */
    private static @Nullable GuardrailConfiguration guardrail(
            GuardrailSettings settings, @Nullable GuardrailConfiguration given) {
        if (settings.identifier() == null) {
            return given == null || given.traceAsString() != null || settings.trace() == null
                    ? given
                    : given.toBuilder().trace(settings.trace()).build();
        }
        return GuardrailConfiguration.builder()
                .guardrailIdentifier(settings.identifier())
                .guardrailVersion(settings.version())
                .trace(settings.trace())
                .build();
    }

    private static void writeFormat(
            ConverseRequest.Builder request, @Nullable OutputConfig given, @Nullable OutputFormat format) {
        if (format != null && (given == null || given.textFormat() == null)) {
            OutputConfig.Builder config = given == null ? OutputConfig.builder() : given.toBuilder();
            request.outputConfig(config.textFormat(format).build());
        }
    }
}
