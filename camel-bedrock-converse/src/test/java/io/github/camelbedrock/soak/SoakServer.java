/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What LocalBedrock answers to the calls of a soak, and how often it was asked for each. */
final class SoakServer {

    private final AtomicIntegerArray requests;
    private final AtomicIntegerArray faulty;

    SoakServer(int calls) {
        requests = new AtomicIntegerArray(calls);
        faulty = new AtomicIntegerArray(calls);
    }

    int requests(SoakCall call) {
        return requests.get(call.number());
    }

    Answer answer(RecordedRequest request) {
        SoakCall call =
                SoakCall.asked(request.json("/messages/0/content/0/text").asText());
        requests.incrementAndGet(call.number());
        int turn = request.json("/messages").size() / 2;
        Answer good = good(call, turn, request);
        if (turn != call.faultyTurn() || SoakKind.SECOND.equals(request.modelId())) {
            return good;
        }
        return call.fault().answer(faulty.getAndIncrement(call.number()), good);
    }

    private static Answer good(SoakCall call, int turn, RecordedRequest request) {
        if (call.kind() == SoakKind.STRUCTURED) {
            return Answers.text("{\"call\":" + call.number() + ",\"text\":\"" + call.text() + "\"}");
        }
        if (!call.kind().hasTools()) {
            return Answers.text("Here is ", "the answer to call ", call.number() + ".");
        }
        return turn == 0
                ? Answers.text("Let me ", "see. ")
                        .and(Answers.toolUse("t" + call.number(), "soak", Map.of("call", call.number())))
                : Answers.text(
                        "Here is ",
                        request.json("/messages/2/content/0/toolResult/content/0/text")
                                .asText(),
                        ".");
    }
}
