/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.schema.SchemaRewrite;
import io.github.camelbedrock.turn.OutputSettings;
import io.github.camelbedrock.turn.OutputShape;
import io.github.camelbedrock.turn.Reply;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.JsonSchemaDefinition;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormat;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormatStructure;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormatType;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/** How a model is held to a schema: by Bedrock itself, by a tool that it must call, or by the system prompt. */
final class OutputFields {

    private final ModelProfile model;
    private final OutputShape shape;
    private final OutputSettings.Mode mode;

    private OutputFields(ModelProfile model, OutputShape shape, OutputSettings.Mode mode) {
        this.model = model;
        this.shape = shape;
        this.mode = mode;
    }

    /**
     * The way for this model, or null where the answer may be any text.
     *
     * @param thinking whether Claude thinks, so that no tool can be forced
     * @param tools whether the request holds tools of its own
     * @throws InvalidTurnException if the way that the option names is not open to the model
     */
    static @Nullable OutputFields of(ModelProfile model, OutputSettings settings, boolean thinking, boolean tools) {
        OutputShape shape = settings.shape();
        if (shape == null) {
            return null;
        }
        OutputSettings.Mode mode = settings.mode();
        if (mode == OutputSettings.Mode.NATIVE && !model.nativeSchema()) {
            throw new InvalidTurnException(
                    "Option outputMode is native, but models of the family " + model.family()
                            + " do not enforce a schema: use auto, tool or prompt, or name the model in the option baseModelId");
        }
        if (mode == OutputSettings.Mode.TOOL && thinking) {
            throw new InvalidTurnException(
                    "Option outputMode is tool, but Claude cannot be forced to call a tool while it"
                            + " thinks: use auto, native or prompt");
        }
        boolean object = isObject(shape.schema());
        if (mode == OutputSettings.Mode.TOOL && !object) {
            throw new InvalidTurnException(
                    "Option outputMode is tool, but the input of a tool is an object, and the schema's type is "
                            + shape.schema().path("type") + ": use auto or prompt, or put it into an object");
        }
        boolean noTool = thinking || tools || !object;
        return new OutputFields(model, shape, mode == OutputSettings.Mode.AUTO ? best(model, noTool) : mode);
    }

    private static boolean isObject(JsonNode schema) {
        return !schema.has("type") || schema.path("type").asText().equals("object");
    }

    private static OutputSettings.Mode best(ModelProfile model, boolean noTool) {
        if (model.nativeSchema()) {
            return OutputSettings.Mode.NATIVE;
        }
        return model.forcedToolChoice() && !noTool ? OutputSettings.Mode.TOOL : OutputSettings.Mode.PROMPT;
    }

    /** The format that Bedrock enforces, or null. Bedrock takes strict schemas alone, as text. */
    @Nullable
    OutputFormat format() {
        if (mode != OutputSettings.Mode.NATIVE) {
            return null;
        }
        return OutputFormat.builder()
                .type(OutputFormatType.JSON_SCHEMA)
                .structure(OutputFormatStructure.fromJsonSchema(JsonSchemaDefinition.builder()
                        .name(Reply.OUTPUT_TOOL)
                        .schema(shape.strict())
                        .build()))
                .build();
    }

    /** The tool whose input is the answer, or null. */
    @Nullable
    Tool tool() {
        if (mode != OutputSettings.Mode.TOOL) {
            return null;
        }
        JsonNode schema = model.inlineDefinitions() ? SchemaRewrite.inlineDefinitions(shape.plain()) : shape.plain();
        return Tool.fromToolSpec(ToolSpecification.builder()
                .name(Reply.OUTPUT_TOOL)
                .description("Takes the final answer. Call it once, with the whole answer as its input.")
                .inputSchema(ToolInputSchema.fromJson(DocumentJson.fromPlain(schema)))
                .build());
    }

    /** What the system prompt is to say, or null. */
    @Nullable
    String instruction() {
        return mode == OutputSettings.Mode.PROMPT
                ? "Your whole answer must be one JSON value that matches the JSON schema below. Write no other text and"
                        + " no Markdown fence around it.\n" + PlainJson.write(shape.plain())
                : null;
    }
}
