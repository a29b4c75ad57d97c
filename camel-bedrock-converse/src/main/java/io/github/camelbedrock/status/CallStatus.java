/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.ToolOutcome;
import io.github.camelbedrock.turn.ToolOutcome.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** What the calls of one component have come to, over all its endpoints. Safe for use by many threads. */
public final class CallStatus {

    private static final int KEPT_FAILURES = 20;

    private final CountsByName<ModelCounts> models = new CountsByName<>(ModelCounts::new);
    private final CountsByName<ToolCounts> tools = new CountsByName<>(ToolCounts::new);
    private final Deque<SeenFailure> failures = new ArrayDeque<>(KEPT_FAILURES);

    ModelCounts counts(String model) {
        return models.of(model);
    }

    void add(SeenFailure failure) {
        synchronized (failures) {
            if (failures.size() == KEPT_FAILURES) {
                failures.removeLast();
            }
            failures.addFirst(failure);
        }
    }

    /** The figures of each model that was asked, by its name. */
    public List<ModelFigures> models() {
        List<ModelFigures> all = new ArrayList<>();
        models.all().forEach((model, counts) -> all.add(counts.figures(model)));
        return all;
    }

    /** How often each tool was called, by how the calls have ended. What a model made up is {@code other}. */
    public Map<String, Map<String, Long>> tools() {
        Map<String, Map<String, Long>> all = new LinkedHashMap<>();
        tools.all().forEach((tool, counts) -> all.put(tool, counts.figures()));
        return all;
    }

    /** The last failures, at most {@value #KEPT_FAILURES}, the newest first. */
    public List<SeenFailure> lastFailures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    /** The same caller of tools, whose calls are counted when they have ended. */
    public ToolCaller counted(ToolCaller caller) {
        return new ToolCaller() {
            @Override
            public boolean isCallable(String name) {
                return caller.isCallable(name);
            }

            @Override
            public CompletionStage<List<ToolOutcome>> call(List<ToolUseBlock> calls) {
                return caller.call(calls).whenComplete((outcomes, failure) -> {
                    if (outcomes != null) {
                        outcomes.forEach(CallStatus.this::add);
                    }
                });
            }

            @Override
            public void cancel() {
                caller.cancel();
            }
        };
    }

    private void add(ToolOutcome outcome) {
        String name = outcome.kind() == Kind.UNKNOWN_TOOL
                ? CountsByName.OTHER
                : outcome.call().name();
        tools.of(name).add(outcome.kind());
    }
}
