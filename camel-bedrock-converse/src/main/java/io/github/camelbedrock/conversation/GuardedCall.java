/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.json.PojoJson;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseTrace;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

/** Lets a call fail where the guardrail intervened and the turn says that this is a failure. */
final class GuardedCall implements ModelCall {

    private final ModelCall call;

    GuardedCall(ModelCall call) {
        this.call = call;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        CompletionStage<Reply> reply = call.invoke(turn);
        return turn.settings().guardrail().failOnIntervention() ? reply.thenApply(GuardedCall::checked) : reply;
    }

    private static Reply checked(Reply reply) {
        if (reply.response().stopReason() != StopReason.GUARDRAIL_INTERVENED) {
            return reply;
        }
        ConverseTrace trace = reply.response().trace();
        boolean traced = trace != null && trace.guardrail() != null;
        throw new GuardrailInterventionException(
                "The guardrail " + reply.turn().settings().guardrail().identifier() + " intervened (" + reply.origin()
                        + ")" + (traced ? "" : "; the option guardrailTrace=enabled tells why"),
                reply.text(),
                traced ? PojoJson.toMap(trace.guardrail()) : Map.of());
    }
}
