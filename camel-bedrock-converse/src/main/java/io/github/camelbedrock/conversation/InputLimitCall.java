/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;

/** Counts the tokens of a turn that has a limit for them, and asks the model only within it. */
final class InputLimitCall implements ModelCall {

    private final ModelCall call;
    private final TokenCounter counter;

    InputLimitCall(ModelCall call, TokenCounter counter) {
        this.call = call;
        this.counter = counter;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        Integer most = turn.settings().inference().maxInputTokens();
        if (most == null) {
            return call.invoke(turn);
        }
        return counter.count(turn).thenCompose(tokens -> {
            if (tokens > most) {
                throw new InvalidTurnException(
                        "The request has " + tokens + " input tokens, but the option maxInputTokens" + " allows " + most
                                + "; the model was not asked");
            }
            return call.invoke(turn);
        });
    }
}
