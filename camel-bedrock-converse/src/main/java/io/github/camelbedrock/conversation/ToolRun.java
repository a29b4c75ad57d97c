/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.json.ToolResultText;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamFigures;
import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.ToolFailure;
import io.github.camelbedrock.turn.ToolOutcome;
import io.github.camelbedrock.turn.ToolRounds;
import io.github.camelbedrock.turn.ToolRounds.Called;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** One question on its way through the tool loop. One thing happens after the other, on whatever thread. */
final class ToolRun {

    /** The model was stopped, perhaps in the midst of a call: what there is of it must not be run. */
    private static final Set<StopReason> BROKEN_OFF = Set.of(
            StopReason.MAX_TOKENS,
            StopReason.MODEL_CONTEXT_WINDOW_EXCEEDED,
            StopReason.GUARDRAIL_INTERVENED,
            StopReason.CONTENT_FILTERED,
            StopReason.MALFORMED_TOOL_USE,
            StopReason.MALFORMED_MODEL_OUTPUT);

    private final ModelCall call;
    private final ToolLoop.Listener listener;
    private final ToolCaller tools;
    private final List<Called> called = new ArrayList<>();
    private int iterations;
    private @Nullable TokenUsage usage;
    private @Nullable StreamFigures figures;

    ToolRun(ModelCall call, ToolLoop.Listener listener, ToolCaller tools) {
        this.call = call;
        this.listener = listener;
        this.tools = tools;
    }

    CompletionStage<Reply> ask(Turn turn) {
        CompletionStage<Reply> asked;
        try {
            asked = call.invoke(turn);
        } catch (RuntimeException e) {
            if (iterations == 0) {
                throw e;
            }
            asked = CompletableFuture.failedStage(e);
        }
        CompletionStage<Reply> kept = iterations == 0
                ? asked
                : asked.exceptionally(failure -> {
                    throw new CompletionException(withMessages(Causes.unwrapped(failure), turn.messages()));
                });
        return kept.thenCompose(this::answered);
    }

    /** Tools have been called by now, which a second attempt from the start would call again. */
    private Throwable withMessages(Throwable failure, List<Message> messages) {
        if (!(failure instanceof ToolLoopException)) {
            failure.addSuppressed(new ToolLoopException(
                    "The model had been told the results of tools when it was asked again",
                    null,
                    messages,
                    iterations));
        }
        return failure;
    }

    private CompletionStage<Reply> answered(Reply reply) {
        usage = TokenSums.add(usage, reply.usage());
        figures = sum(figures, reply.figures());
        List<ToolUseBlock> asked = reply.toolUses();
        List<ToolUseBlock> ours = BROKEN_OFF.contains(reply.response().stopReason())
                ? List.of()
                : asked.stream().filter(use -> isOurs(reply.turn(), use)).toList();
        if (ours.isEmpty()) {
            return CompletableFuture.completedStage(whole(reply, List.of()));
        }
        ToolLoopException limit = limit(reply);
        if (limit != null) {
            return CompletableFuture.failedStage(limit);
        }
        if (asked.stream().map(ToolUseBlock::toolUseId).distinct().count() < asked.size()) {
            return CompletableFuture.failedStage(
                    stopped(reply, "The model calls two tools by one id, to which no results can be told apart"));
        }
        List<ToolUseBlock> left =
                asked.stream().filter(use -> !ours.contains(use)).toList();
        listener.calling();
        return tools.call(ours)
                .exceptionally(failure -> {
                    throw ended(reply, Causes.unwrapped(failure));
                })
                .thenCompose(outcomes -> told(reply, left, outcomes));
    }

    /** A call that nobody here can answer is the route's, if the request speaks of the tool; if not, the model errs. */
    private boolean isOurs(Turn turn, ToolUseBlock use) {
        return tools.isCallable(use.name()) || !turn.declares(use.name());
    }

    private @Nullable ToolLoopException limit(Reply reply) {
        var settings = reply.turn().settings().toolLoop();
        if (iterations >= settings.maxIterations()) {
            return stopped(
                    reply,
                    "The model still asks for tools after " + iterations
                            + " iterations, and the option maxToolIterations allows no more");
        }
        Integer total = usage == null ? null : usage.totalTokens();
        if (settings.maxTokens() != null && total != null && total >= settings.maxTokens()) {
            return stopped(
                    reply,
                    "The model still asks for tools after " + total + " tokens, and the option maxToolTokens allows "
                            + settings.maxTokens());
        }
        return null;
    }

    private ToolLoopException stopped(Reply reply, String why) {
        return new ToolLoopException(why + origin(reply), null, reply.conversation(), iterations);
    }

    private ToolLoopException ended(Reply reply, Throwable failure) {
        Throwable cause = failure instanceof ToolFailure ? failure.getCause() : failure;
        String why = failure.getMessage() + origin(reply);
        return new ToolLoopException(why, cause, reply.conversation(), iterations);
    }

    private static String origin(Reply reply) {
        return " (" + reply.origin() + ")";
    }

    private CompletionStage<Reply> told(Reply reply, List<ToolUseBlock> left, List<ToolOutcome> outcomes) {
        iterations++;
        List<Called> now = outcomes.stream()
                .map(outcome -> new Called(iterations, outcome))
                .toList();
        called.addAll(now);
        Message results = results(reply, outcomes);
        boolean direct = left.isEmpty() && outcomes.stream().allMatch(ToolOutcome::returnDirect);
        listener.answered(iterations, now, direct ? text(outcomes) : null);
        if (!left.isEmpty()) {
            return CompletableFuture.completedStage(whole(reply.withToolUses(left), List.of(results)));
        }
        if (direct) {
            return CompletableFuture.completedStage(
                    whole(reply.withToolUses(List.of()).withOutput(body(outcomes)), List.of(results)));
        }
        List<Message> conversation = new ArrayList<>(BrokenCalls.emptied(reply.conversation()));
        conversation.add(results);
        return ask(reply.turn().afterTools(conversation));
    }

    /** In the order of the calls; behind them that of a structured answer, which came too early. */
    private static Message results(Reply reply, List<ToolOutcome> outcomes) {
        List<ContentBlock> content = new ArrayList<>();
        outcomes.forEach(outcome -> content.add(ContentBlock.fromToolResult(outcome.result())));
        if (reply.message() != null) {
            reply.message().content().stream()
                    .map(ContentBlock::toolUse)
                    .filter(use -> use != null && Reply.OUTPUT_TOOL.equals(use.name()))
                    .forEach(use -> content.add(ContentBlock.fromToolResult(tooEarly(use))));
        }
        return Message.builder().role(ConversationRole.USER).content(content).build();
    }

    private static ToolResultBlock tooEarly(ToolUseBlock use) {
        return ToolResultBlock.builder()
                .toolUseId(use.toolUseId())
                .content(text -> text.text("Give the final answer when you know the results of the other tools."))
                .status(ToolResultStatus.ERROR)
                .build();
    }

    private static Object body(List<ToolOutcome> outcomes) {
        List<Object> bodies = new ArrayList<>();
        outcomes.forEach(outcome -> bodies.add(outcome.body() == null ? "" : outcome.body()));
        return bodies.size() == 1 ? bodies.get(0) : bodies;
    }

    private static String text(List<ToolOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !isNothing(outcome.body()))
                .flatMap(outcome -> outcome.result().content().stream())
                .map(ToolResultText::of)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The model is told so in words of ours, which are no answer. */
    private static boolean isNothing(@Nullable Object body) {
        return body == null || (body instanceof String said && said.isBlank());
    }

    private Reply whole(Reply reply, List<Message> behind) {
        Reply summed = reply.withUsage(usage).withTools(new ToolRounds(iterations, called, behind));
        return figures == null ? summed : summed.withFigures(figures);
    }

    private static @Nullable StreamFigures sum(@Nullable StreamFigures before, @Nullable StreamFigures now) {
        return before == null || now == null
                ? now
                : new StreamFigures(before.deltas() + now.deltas(), before.timeToFirstToken());
    }
}
