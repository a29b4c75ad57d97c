/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.turn.ToolFailure;
import io.github.camelbedrock.turn.ToolLoopSettings;
import io.github.camelbedrock.turn.ToolOutcome;
import io.github.camelbedrock.turn.ToolOutcome.Kind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** What becomes of one call: the outcome that the model is told, or the failure that ends the loop. */
final class OneCall {

    private final ToolSet tools;
    private final ToolLoopSettings settings;
    private final ToolUseBlock call;
    private final long since = System.nanoTime();

    OneCall(ToolSet tools, ToolLoopSettings settings, ToolUseBlock call) {
        this.tools = tools;
        this.settings = settings;
        this.call = call;
    }

    CompletionStage<ToolOutcome> unknown() {
        String told = "There is no tool named '" + call.name() + "'; there are " + tools.names();
        if (settings.failOnUnknown()) {
            return CompletableFuture.failedStage(new ToolFailure(
                    "The model calls a tool that is not there (unknownToolStrategy=fail). " + told, null));
        }
        return CompletableFuture.completedStage(told(Kind.UNKNOWN_TOOL, told));
    }

    /** Refuses arguments that do not match. */
    void check(ToolDefinition tool) {
        List<String> violations = tool.schema().violations(call.input());
        if (!violations.isEmpty()) {
            throw new InvalidArguments(
                    "The arguments do not match the tool's schema:\n- " + String.join("\n- ", violations));
        }
    }

    CompletionStage<ToolOutcome> outcome(ToolDefinition tool, CompletionStage<ToolAnswer> answer) {
        return answer.handle(
                (given, failure) -> failure == null ? answered(tool, given) : failed(Causes.unwrapped(failure)));
    }

    private ToolOutcome answered(ToolDefinition tool, ToolAnswer given) {
        List<ToolResultContentBlock> content = given.content();
        if (settings.failOnOverflow() && !ToolResults.fits(content, settings.maxResultSize())) {
            throw new ToolFailure(
                    "The result of the tool '" + call.name() + "' has " + ToolResults.size(content)
                            + " bytes, but maxToolResultSize allows " + settings.maxResultSize()
                            + " (toolResultOverflow=fail)",
                    null);
        }
        content = cut(content);
        if (given.error()) {
            if (settings.failOnError()) {
                throw new ToolFailure(
                        "The tool '" + call.name() + "' says that it has failed (toolErrorStrategy=fail)", null);
            }
            return outcome(Kind.ERROR, ToolResults.error(call, content), false, given.body());
        }
        return outcome(Kind.SUCCESS, ToolResults.success(call, content), tool.returnDirect(), given.body());
    }

    private ToolOutcome failed(Throwable failure) {
        Kind kind = failure instanceof InvalidArguments
                ? Kind.INVALID_ARGUMENTS
                : failure instanceof TimeoutException ? Kind.TIMEOUT : Kind.ERROR;
        if (settings.failOnError()) {
            throw new ToolFailure(
                    "The call of the tool '" + call.name() + "' has failed (toolErrorStrategy=fail): "
                            + failure.getMessage(),
                    failure);
        }
        return told(
                kind,
                switch (kind) {
                    case INVALID_ARGUMENTS -> String.valueOf(failure.getMessage());
                    case TIMEOUT -> "The tool has not answered in time.";
                    default ->
                        settings.errorMessages() && failure.getMessage() != null
                                ? "The tool has failed: " + failure.getMessage()
                                : "The tool has failed.";
                });
    }

    private ToolOutcome told(Kind kind, String told) {
        List<ToolResultContentBlock> content = cut(List.of(ToolResultContentBlock.fromText(told)));
        return outcome(kind, ToolResults.error(call, content), false, null);
    }

    private List<ToolResultContentBlock> cut(List<ToolResultContentBlock> content) {
        int most = settings.maxResultSize();
        return ToolResults.fits(content, most) ? content : ToolResults.cut(content, ToolResults.size(content), most);
    }

    private ToolOutcome outcome(Kind kind, ToolResultBlock result, boolean direct, @Nullable Object body) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        return new ToolOutcome(call, kind, result, millis, direct, body);
    }

    /** Arguments that do not match the schema. */
    private static final class InvalidArguments extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private InvalidArguments(String message) {
            super(message);
        }
    }
}
