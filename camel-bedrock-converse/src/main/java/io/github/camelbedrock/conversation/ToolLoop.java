/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.ToolRounds.Called;
import io.github.camelbedrock.turn.Turn;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Calls the tools that the model asks for, tells it the results and asks again, until it has answered. Read with
 * {@link ToolRun}, which is one question's way through it.
 */
final class ToolLoop implements ModelCall {

    /** Is told of the loop's steps. */
    interface Listener {

        /** The model has said its turn, and tools are called now, unless this throws. */
        void calling();

        /**
         * The tools of this iteration, from 1, have answered. Whatever comes next does not, where this throws.
         *
         * @param direct the text of their results, where that is the answer; null where the model is asked next
         */
        void answered(int iteration, List<Called> calls, @Nullable String direct);
    }

    /** Is told of steps that nobody looks at. */
    static final Listener UNHEARD = new Listener() {
        @Override
        public void calling() {}

        @Override
        public void answered(int iteration, List<Called> calls, @Nullable String direct) {}
    };

    private final ModelCall call;
    private final Listener listener;

    ToolLoop(ModelCall call, Listener listener) {
        this.call = call;
        this.listener = listener;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        return turn.tools() == null ? call.invoke(turn) : new ToolRun(call, listener, turn.tools()).ask(turn);
    }
}
