/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.response.StructuredOutputReader;
import io.github.camelbedrock.response.StructuredOutputReader.Outcome;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.OutputShape;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Checks answers that must have a shape, and sends one that has not back with what is wrong with it. */
final class StructuredCall implements ModelCall {

    private final ModelCall call;
    private final Executor executor;

    /**
     * Takes what it asks through.
     *
     * @param executor checks the answers, so that the SDK's event loop is not held by a large one
     */
    StructuredCall(ModelCall call, Executor executor) {
        this.call = call;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        OutputShape shape = turn.settings().output().shape();
        return shape == null
                ? call.invoke(turn)
                : ask(turn, shape, turn.settings().output().retries(), null);
    }

    private CompletionStage<Reply> ask(Turn turn, OutputShape shape, int retries, @Nullable TokenUsage before) {
        return call.invoke(turn).thenComposeAsync(reply -> check(reply, shape, retries, before), executor);
    }

    private CompletionStage<Reply> check(Reply reply, OutputShape shape, int retries, @Nullable TokenUsage before) {
        Reply whole = reply.withUsage(TokenSums.add(before, reply.usage()));
        if (isNoAnswer(reply)) {
            return CompletableFuture.completedStage(whole);
        }
        Outcome outcome = StructuredOutputReader.read(reply, shape);
        if (outcome.output() != null) {
            return CompletableFuture.completedStage(whole.withOutput(outcome.output()));
        }
        boolean cut = cutOff(reply) != null;
        List<ToolUseBlock> others = cut ? List.of() : callable(reply);
        if (!others.isEmpty()) {
            return CompletableFuture.completedStage(whole.withToolUses(others)); // It was too early for an answer.
        }
        if (retries == 0 || cut || reply.message() == null) {
            return CompletableFuture.failedStage(failure(reply, outcome.violations()));
        }
        return ask(again(reply, outcome.violations()), shape, retries - 1, whole.usage());
    }

    /** The guardrail spoke instead of the model, or the model wants a tool of the user's first. */
    private static boolean isNoAnswer(Reply reply) {
        StopReason reason = reply.response().stopReason();
        return reason == StopReason.GUARDRAIL_INTERVENED
                || reason == StopReason.CONTENT_FILTERED
                || (!reply.toolUses().isEmpty() && StructuredOutputReader.call(reply) == null);
    }

    /** The calls beside that of the answer, if there is anyone to answer them. */
    private static List<ToolUseBlock> callable(Reply reply) {
        ToolCaller tools = reply.turn().tools();
        List<ToolUseBlock> others = reply.toolUses().stream()
                .filter(use -> !Reply.OUTPUT_TOOL.equals(use.name()))
                .toList();
        return tools != null && others.stream().anyMatch(use -> tools.isCallable(use.name())) ? others : List.of();
    }

    /** What to do about an answer that was cut off, and would be again; null where it was not. */
    private static @Nullable String cutOff(Reply reply) {
        StopReason reason = reply.response().stopReason();
        if (reason == StopReason.MODEL_CONTEXT_WINDOW_EXCEEDED) {
            return "shorten the request, the model's context is full";
        }
        return reason == StopReason.MAX_TOKENS ? "raise maxTokens" : null;
    }

    private static StructuredOutputException failure(Reply reply, List<String> violations) {
        String advice = cutOff(reply);
        String told = advice != null
                ? "The answer was cut off before it was whole: " + advice
                : "The answer does not match the schema: " + String.join("; ", violations);
        return new StructuredOutputException(
                told + " (" + reply.origin() + ")", StructuredOutputReader.raw(reply), violations);
    }

    private static Turn again(Reply reply, List<String> violations) {
        List<Message> messages = new ArrayList<>(reply.turn().messages());
        messages.add(reply.message());
        String told = "The answer does not match the schema:\n- " + String.join("\n- ", violations)
                + "\nGive the whole answer again, mended.";
        messages.add(Message.builder()
                .role(ConversationRole.USER)
                .content(answer(reply, told))
                .build());
        return reply.turn().withMessages(messages);
    }

    private static List<ContentBlock> answer(Reply reply, String told) {
        if (reply.toolUses().isEmpty()) {
            return List.of(ContentBlock.fromText(told));
        }
        List<ContentBlock> results = new ArrayList<>();
        for (ToolUseBlock use : reply.toolUses()) {
            results.add(ContentBlock.fromToolResult(ToolResultBlock.builder()
                    .toolUseId(use.toolUseId())
                    .content(ToolResultContentBlock.fromText(told))
                    .status(ToolResultStatus.ERROR)
                    .build()));
        }
        return results;
    }
}
