/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Calls tools for the model, on behalf of one turn. */
public interface ToolCaller {

    /** Whether there is a tool of this name to call. */
    boolean isCallable(String name);

    /**
     * Calls the tools and returns at once.
     *
     * @param calls of one turn of the model
     * @return an outcome for each call, in their order; or a {@link ToolFailure} that ends the loop, where the turn's
     *     settings say that the model is not told of it
     */
    CompletionStage<List<ToolOutcome>> call(List<ToolUseBlock> calls);

    /** Begins no further call, since nobody waits for the results any more. Those under way may end. */
    void cancel();
}
