/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.turn.WarnOnce;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.AnyToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.AutoToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.SpecificToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** Whether the model must call a tool, in the words of Converse and as far as the model knows them. */
final class ToolChoices {

    private static final ToolChoice AUTO =
            ToolChoice.fromAuto(AutoToolChoice.builder().build());

    private static final ToolChoice ANY =
            ToolChoice.fromAny(AnyToolChoice.builder().build());

    private final ModelProfile model;
    private final List<Tool> tools;
    private final boolean thinking;

    ToolChoices(ModelProfile model, List<Tool> tools, boolean thinking) {
        this.model = model;
        this.tools = tools;
        this.thinking = thinking;
    }

    /** What is asked for: by the option or header, else by the tools themselves. Null where nothing is. */
    static @Nullable String asked(@Nullable String option, @Nullable ToolConfiguration config) {
        if (option != null || config == null || config.toolChoice() == null) {
            return option;
        }
        return switch (config.toolChoice().type()) {
            case ANY -> "any";
            case TOOL -> config.toolChoice().tool().name();
            default -> "auto";
        };
    }

    /** The choice to send, or null for none: Converse has no word for "none", and some models take no choice at all. */
    @Nullable
    ToolChoice of(@Nullable String asked) {
        if (asked == null || asked.equals("auto") || asked.equals("none")) {
            boolean said = asked != null && !tools.isEmpty() && model.toolChoice();
            return said ? AUTO : null;
        }
        if (!asked.equals("any")) {
            requireKnown(asked);
        }
        if (names().isEmpty()) {
            throw new InvalidTurnException("toolChoice is any, but the request holds no tools");
        }
        if (!model.forcedToolChoice()) {
            throw new InvalidTurnException("toolChoice is '" + asked + "', but models of the family " + model.family()
                    + " cannot be forced to call a tool: use auto, or name the model in the option baseModelId");
        }
        if (thinking) {
            throw new InvalidTurnException(
                    "toolChoice is '" + asked
                            + "', but Claude cannot be forced to call a tool while it thinks: use auto, or switch thinking off");
        }
        return asked.equals("any") ? ANY : named(asked);
    }

    /** The choice of the tool whose input is the answer, as far as the model can be forced. */
    @Nullable
    ToolChoice ofOutput(Tool output, @Nullable String asked, WarnOnce warnings) {
        if (asked != null && !Set.of("auto", "any", "none").contains(asked)) {
            requireKnown(asked);
            warnings.warn(
                    "Option toolChoice has no effect: the answer must come by a tool of its own, so that the model"
                            + " is not held to '" + asked + "'");
        }
        if (!model.forcedToolChoice() || thinking) {
            return model.toolChoice() ? AUTO : null;
        }
        return names().size() > 1 ? ANY : named(output.toolSpec().name());
    }

    private void requireKnown(String asked) {
        if (!names().contains(asked)) {
            throw new InvalidTurnException(
                    "toolChoice names the tool '" + asked + "', but the tools of the request are " + names());
        }
    }

    private static ToolChoice named(String name) {
        return ToolChoice.fromTool(SpecificToolChoice.builder().name(name).build());
    }

    private List<String> names() {
        return names(tools);
    }

    static List<String> names(List<Tool> tools) {
        return tools.stream()
                .filter(tool -> tool.toolSpec() != null)
                .map(tool -> tool.toolSpec().name())
                .collect(Collectors.toList());
    }
}
