/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A condition and the answers to the requests that meet it, one after the other; the last one repeats. */
public final class Rule {

    private final Predicate<RecordedRequest> condition;
    private final List<Answer> answers = new ArrayList<>();
    private int next;

    Rule(Predicate<RecordedRequest> condition) {
        this.condition = condition;
    }

    /** The answer to the first such request, and to all if no other follows. */
    public synchronized Rule answer(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** The answer to the next such request; the last one repeats. */
    public Rule then(Answer answer) {
        return answer(answer);
    }

    boolean matches(RecordedRequest request) {
        return condition.test(request);
    }

    synchronized Answer next() {
        if (answers.isEmpty()) {
            return Errors.of(500, "InternalServerException", "LocalBedrock: a rule matches, but has no answer");
        }
        return answers.get(Math.min(next++, answers.size() - 1));
    }
}
