/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/**
 * What a tool gave.
 *
 * @param content what the model is told; empty where there is nothing to tell
 * @param error whether the tool says itself that it has failed
 * @param body what the tool gave, as it gave it; null where it gave nothing
 */
public record ToolAnswer(List<ToolResultContentBlock> content, boolean error, @Nullable Object body) {

    public ToolAnswer {
        content = List.copyOf(content);
    }
}
