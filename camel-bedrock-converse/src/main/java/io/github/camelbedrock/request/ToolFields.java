/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.schema.SchemaRewrite;
import io.github.camelbedrock.turn.ToolSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SystemTool;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/** The tools of a request. The order in which they are given is kept, so that the prompt cache hits. */
final class ToolFields {

    /** Anthropic, strict tool use: strict tools per request. */
    private static final int MOST_STRICT = 20;

    private static final Document ANY_OBJECT =
            Document.mapBuilder().putString("type", "object").build();

    private final Conversation conversation;
    private final ToolSettings settings;
    private final boolean inHistory;
    private final BuiltTools built;

    /**
     * Takes where the tools come from.
     *
     * @param prompt whether a prompt of Prompt management is asked, which holds its tools itself
     * @param built those of the last request
     */
    ToolFields(Conversation conversation, ToolSettings settings, boolean prompt, BuiltTools built) {
        this.conversation = conversation;
        this.settings = settings;
        this.built = built;
        this.inHistory = !prompt && conversation.hasAny(Draft.TOOLS);
    }

    /**
     * The tools to send, or null for none.
     *
     * @param given the tools of the body, or null
     * @param output the tool whose input is the answer, or null
     * @param thinking whether Claude thinks, so that no tool can be forced
     * @param cachePoint ends the tools, or null
     * @throws InvalidTurnException if a tool is to be forced where that cannot be, or a name is unknown
     */
    @Nullable
    ToolConfiguration of(
            @Nullable ToolConfiguration given,
            @Nullable Tool output,
            boolean thinking,
            @Nullable CachePointBlock cachePoint) {
        ToolConfiguration base = checked(given == null ? settings.config() : given);
        ToolConfiguration offered = settings.offered();
        ToolConfiguration only = base == null ? offered : base;
        if (output == null && cachePoint == null && (base == null || offered == null) && isFine(only)) {
            return only;
        }
        boolean said = given != null && given.toolChoice() != null;
        boolean none = offered == null && settings.systemTools().isEmpty() && output == null;
        if (none && (base == null || ToolChoices.names(base.tools()).isEmpty())) {
            return build(base, said, null, thinking, cachePoint); // Of the history, if at all.
        }
        return built.of(
                new BuiltTools.Source(
                        base, settings, said, conversation.model(), output, thinking, inHistory, cachePoint),
                () -> build(base, said, output, thinking, cachePoint));
    }

    private @Nullable ToolConfiguration build(
            @Nullable ToolConfiguration base,
            boolean said,
            @Nullable Tool output,
            boolean thinking,
            @Nullable CachePointBlock cachePoint) {
        List<Tool> tools = new ArrayList<>();
        add(base, tools);
        add(settings.offered(), tools);
        checkNames(tools);
        warnOfUnknownNames(tools);
        settings.systemTools().stream()
                .map(ToolFields::systemTool)
                .filter(t -> !tools.contains(t))
                .forEach(tools::add);
        checkStrict(tools);
        String choice = ToolChoices.asked(said ? null : settings.choice(), base);
        if ("none".equals(choice) && !inHistory) {
            tools.clear();
        }
        if (tools.isEmpty() && output == null && inHistory) {
            tools.addAll(ofHistory());
        }
        if (output != null) {
            tools.add(output);
        }
        ToolChoices choices = new ToolChoices(conversation.model(), tools, thinking);
        ToolConfiguration.Builder config = ToolConfiguration.builder()
                .toolChoice(
                        output == null
                                ? choices.of(choice)
                                : choices.ofOutput(output, choice, conversation.warnings()));
        if (tools.isEmpty()) {
            return null;
        }
        if (cachePoint != null && tools.get(tools.size() - 1).cachePoint() == null) {
            tools.add(Tool.fromCachePoint(cachePoint));
        }
        return config.tools(tools).build();
    }

    /** Whether the tools can go as they are, so that the SDK's object need not be built anew. */
    private boolean isFine(@Nullable ToolConfiguration base) {
        if (base == null) {
            return !inHistory && settings.equals(ToolSettings.NONE);
        }
        boolean plain = settings.choice() == null
                && base.toolChoice() == null
                && !settings.allStrict()
                && settings.strictNames().isEmpty()
                && settings.systemTools().isEmpty();
        List<Tool> tools = base.tools();
        plain = plain && !tools.isEmpty();
        for (int i = 0; plain && i < tools.size(); i++) {
            Tool tool = tools.get(i);
            ToolSpecification spec = tool.toolSpec();
            plain = tool.cachePoint() == null
                    && (spec == null || (spec.strict() == null && !"".equals(spec.description())));
        }
        return plain;
    }

    /** The SDK lets a union have two members, and what is required be left out. */
    private static @Nullable ToolConfiguration checked(@Nullable ToolConfiguration config) {
        if (config == null) {
            return null;
        }
        if (config.toolChoice() != null && config.toolChoice().type() == null) {
            throw new InvalidTurnException("toolChoice must have one member: auto, any or tool");
        }
        for (int i = 0; i < config.tools().size(); i++) {
            Tool tool = config.tools().get(i);
            if (tool == null || tool.type() == null || tool.type() == Tool.Type.UNKNOWN_TO_SDK_VERSION) {
                throw new InvalidTurnException(
                        "tools[" + i + "] must have one member: toolSpec, systemTool or cachePoint");
            }
            ToolSpecification spec = tool.toolSpec();
            boolean whole = spec == null
                    || (spec.name() != null
                            && spec.inputSchema() != null
                            && spec.inputSchema().json() != null);
            if (!whole) {
                throw new InvalidTurnException(
                        "tools[" + i + "].toolSpec must have a name and an inputSchema with json");
            }
        }
        return config;
    }

    private void add(@Nullable ToolConfiguration config, List<Tool> tools) {
        if (config != null) {
            config.tools().stream().filter(this::mayStand).map(this::strict).forEach(tools::add);
        }
    }

    /** What the request brings and what can be called here may have one name; the model could not tell them apart. */
    private void checkNames(List<Tool> tools) {
        if (settings.offered() == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String name : ToolChoices.names(tools)) {
            if (!seen.add(name)) {
                throw new InvalidTurnException("toolConfig holds the tool '" + name
                        + "', which the option tools or an mcpServer brings too: leave one of them out");
            }
        }
    }

    private boolean mayStand(Tool tool) {
        if (tool.cachePoint() == null || conversation.model().toolCache()) {
            return true;
        }
        conversation
                .warnings()
                .warn("The cache point among the tools is left out: models of the family "
                        + conversation.model().family() + " do not cache tools");
        return false;
    }

    private Tool strict(Tool tool) {
        ToolSpecification spec = tool.toolSpec();
        if (spec == null) {
            return tool;
        }
        if ("".equals(spec.description())) { // Bedrock API reference, ToolSpecification: at least 1 character.
            return strict(Tool.fromToolSpec(spec.toBuilder().description(null).build()));
        }
        boolean asked = settings.allStrict() || settings.strictNames().contains(spec.name());
        boolean wanted = asked || Boolean.TRUE.equals(spec.strict());
        if (!wanted) {
            return spec.strict() == null
                    ? tool
                    : Tool.fromToolSpec(spec.toBuilder().strict(null).build());
        }
        if (!conversation.model().strictTools()) {
            conversation
                    .warnings()
                    .warn("Option strictTools has no effect: models of the family "
                            + conversation.model().family() + " know no strict tools");
            return Tool.fromToolSpec(spec.toBuilder().strict(null).build());
        }
        if (!asked) {
            return tool;
        }
        JsonNode schema = DocumentJson.toTree(spec.inputSchema().json());
        return Tool.fromToolSpec(spec.toBuilder()
                .strict(true)
                .inputSchema(ToolInputSchema.fromJson(DocumentJson.fromPlain(SchemaRewrite.strict(schema))))
                .build());
    }

    private void warnOfUnknownNames(List<Tool> tools) {
        if (settings.strictNames().isEmpty() || tools.isEmpty()) {
            return;
        }
        List<String> held = ToolChoices.names(tools);
        for (String name : settings.strictNames()) {
            if (!held.contains(name)) {
                conversation
                        .warnings()
                        .warn("Option strictTools names the tool '" + name + "', which the request does not hold");
            }
        }
    }

    private static void checkStrict(List<Tool> tools) {
        long strict = tools.stream()
                .filter(tool -> tool.toolSpec() != null
                        && Boolean.TRUE.equals(tool.toolSpec().strict()))
                .count();
        if (strict > MOST_STRICT) {
            throw new InvalidTurnException("The request holds " + strict + " strict tools, but Bedrock takes "
                    + MOST_STRICT + ": name those that must be strict in the option strictTools");
        }
    }

    /** Bedrock wants the tools defined while the messages hold calls of them; nobody says what they looked like. */
    private List<Tool> ofHistory() {
        Set<String> names = new LinkedHashSet<>();
        for (Draft draft : conversation.drafts()) {
            for (ContentBlock block : draft.content()) {
                if (block.toolUse() != null && ToolBlocks.isOfUser(block.toolUse())) {
                    names.add(block.toolUse().name());
                }
            }
        }
        return names.stream()
                .map(name -> Tool.fromToolSpec(ToolSpecification.builder()
                        .name(name)
                        .inputSchema(ToolInputSchema.fromJson(ANY_OBJECT))
                        .build()))
                .toList();
    }

    private static Tool systemTool(String name) {
        return Tool.fromSystemTool(SystemTool.builder().name(name).build());
    }
}
