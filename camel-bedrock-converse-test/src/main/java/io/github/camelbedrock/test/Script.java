/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which request gets which answer. Safe for use by many threads. */
final class Script {

    private final List<Rule> rules = new ArrayList<>();
    private final Deque<Answer> queue = new ArrayDeque<>();
    private int toThrottle;
    private Function<RecordedRequest, @Nullable Answer> otherwise = DefaultAnswers.plausible();

    synchronized Rule when(Predicate<RecordedRequest> condition) {
        Rule rule = new Rule(condition);
        rules.add(rule);
        return rule;
    }

    synchronized void enqueue(Answer answer) {
        queue.add(answer);
    }

    synchronized void throttleFirst(int calls) {
        toThrottle = calls;
    }

    synchronized void otherwise(Function<RecordedRequest, @Nullable Answer> answer) {
        otherwise = answer;
    }

    synchronized void reset() {
        rules.clear();
        queue.clear();
        toThrottle = 0;
        otherwise = DefaultAnswers.plausible();
    }

    /** The answer, or null where the script has none for this request. */
    @Nullable
    Answer answer(RecordedRequest request) {
        Function<RecordedRequest, @Nullable Answer> last;
        synchronized (this) {
            if (toThrottle > 0) {
                toThrottle--;
                return Errors.throttling();
            }
            for (Rule rule : rules) {
                if (rule.matches(request)) {
                    return rule.next();
                }
            }
            Answer queued = queue.poll();
            if (queued != null) {
                return queued;
            }
            last = otherwise;
        }
        return last.apply(request);
    }
}
