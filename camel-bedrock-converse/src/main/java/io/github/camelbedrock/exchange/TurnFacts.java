/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.error.CallFacts;
import io.github.camelbedrock.error.NamedModel;
import io.github.camelbedrock.turn.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What the turn tells of a call that failed. */
final class TurnFacts implements CallFacts {

    private final Turn turn;
    private final @Nullable String region;
    private final Throwable failure;

    TurnFacts(Turn turn, @Nullable String region, Throwable failure) {
        this.turn = turn;
        this.region = region;
        this.failure = failure;
    }

    @Override
    public String model() {
        return NamedModel.of(failure).orElse(turn.model().value());
    }

    @Override
    public @Nullable String region() {
        return region;
    }

    @Override
    public Optional<String> near() {
        return isAnothers() ? Optional.empty() : turn.model().near();
    }

    @Override
    public List<String> profiles() {
        return isAnothers() ? List.of() : turn.model().profilesIn(region);
    }

    /** Whether a model has failed that stood in for that of the turn. */
    private boolean isAnothers() {
        String failed = model();
        return !failed.equals(turn.model().value())
                && !failed.equals(turn.model().baseId());
    }

    @Override
    public boolean hasToolResults() {
        return holds(block -> block.toolResult() != null);
    }

    @Override
    public boolean hasMedia() {
        return holds(block ->
                block.document() != null || block.image() != null || block.video() != null || block.audio() != null);
    }

    /** What was said in the tool loop is in the exception, and not in the turn with which it began. */
    private boolean holds(Predicate<ContentBlock> kind) {
        Stream<Message> loop = loops(failure).flatMap(said -> said.messages().stream());
        return Stream.concat(turn.messages().stream(), loop)
                .flatMap(message -> message.content().stream())
                .anyMatch(kind);
    }

    /** What tells of the rounds of tools before the failure. */
    static Stream<ToolLoopException> loops(Throwable failure) {
        return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
                .filter(ToolLoopException.class::isInstance)
                .map(ToolLoopException.class::cast);
    }
}
