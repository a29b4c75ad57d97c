/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.concurrent.CompletionStage;

/** Does the work of one tool. Implementations are safe for use by many threads at once. */
@FunctionalInterface
public interface ToolExecutor {

    /**
     * Does it. The thread is one for tools and may be held.
     *
     * @param call whose arguments match the schema
     * @return the answer, or the failure, whose message may be told to the model
     * @throws Exception as the stage's failure
     */
    CompletionStage<ToolAnswer> execute(ToolCall call) throws Exception;
}
