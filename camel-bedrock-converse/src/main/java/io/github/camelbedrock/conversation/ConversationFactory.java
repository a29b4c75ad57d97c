/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.turn.ModelCall;
import java.util.concurrent.Executor;

/** Puts together the calls that lead from a turn to its reply. */
public final class ConversationFactory {

    private ConversationFactory() {}

    /**
     * Asks by Converse: one request, one whole answer. Within the client's limit, if it has one.
     *
     * @param executor starts the calls that had to wait for their turn
     */
    public static ModelCall converse(ClientLease client, Executor executor) {
        ModelCall call = new ConverseCall(client.runtime(), new ConverseRequestMapper());
        return client.limit()
                .<ModelCall>map(limit -> new LimitedCall(call, limit, executor))
                .orElse(call);
    }
}
