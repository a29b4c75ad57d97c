/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import static io.github.camelbedrock.BedrockConverseConstants.MAX_TOKENS;
import static io.github.camelbedrock.BedrockConverseConstants.STOP_SEQUENCES;
import static io.github.camelbedrock.BedrockConverseConstants.TEMPERATURE;
import static io.github.camelbedrock.BedrockConverseConstants.TOP_P;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.turn.TurnSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The settings of a turn: header over option. Values out of range are refused before anything is sent. */
final class SettingsReader {

    /** The limit of the service model (Converse, InferenceConfiguration.stopSequences, read 2026-08). */
    private static final int MAX_STOP_SEQUENCES = 2500;

    private final TurnSettings options;

    /**
     * Takes the endpoint's options.
     *
     * @throws IllegalArgumentException if one is out of its range; names the option
     */
    SettingsReader(InferenceOptions options) {
        Function<String, RuntimeException> failure = IllegalArgumentException::new;
        this.options = new TurnSettings(
                atLeastOne("Option maxTokens", options.getMaxTokens(), failure),
                zeroToOne("Option temperature", options.getTemperature(), failure),
                zeroToOne("Option topP", options.getTopP(), failure),
                stopSequences("Option stopSequences", options.getStopSequences(), failure));
    }

    /**
     * The settings of this message.
     *
     * @throws InvalidTurnException if a header has the wrong type or is out of its range; names the header
     */
    TurnSettings read(Message message) {
        Function<String, RuntimeException> failure = InvalidTurnException::new;
        Integer maxTokens =
                atLeastOne("Header " + MAX_TOKENS, HeaderReader.read(message, MAX_TOKENS, Integer.class), failure);
        Double temperature =
                zeroToOne("Header " + TEMPERATURE, HeaderReader.read(message, TEMPERATURE, Double.class), failure);
        Double topP = zeroToOne("Header " + TOP_P, HeaderReader.read(message, TOP_P, Double.class), failure);
        Object stops = message.getHeader(STOP_SEQUENCES);
        if (maxTokens == null && temperature == null && topP == null && stops == null) {
            return options;
        }
        return new TurnSettings(
                maxTokens == null ? options.maxTokens() : maxTokens,
                temperature == null ? options.temperature() : temperature,
                topP == null ? options.topP() : topP,
                stops == null ? options.stopSequences() : stopSequences("Header " + STOP_SEQUENCES, stops, failure));
    }

    private static @Nullable Integer atLeastOne(
            String name, @Nullable Integer value, Function<String, RuntimeException> failure) {
        if (value != null && value < 1) {
            throw failure.apply(name + " must be at least 1, but was " + value);
        }
        return value;
    }

    private static @Nullable Double zeroToOne(
            String name, @Nullable Double value, Function<String, RuntimeException> failure) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw failure.apply(name + " must be from 0 to 1, but was " + value);
        }
        return value;
    }

    private static List<String> stopSequences(
            String name, @Nullable Object value, Function<String, RuntimeException> failure) {
        List<String> sequences = new ArrayList<>();
        if (value instanceof Collection<?> texts) {
            for (Object text : texts) {
                if (!(text instanceof String sequence) || sequence.isEmpty()) {
                    throw failure.apply(name + " must hold texts that are not empty, but held '" + text + "'");
                }
                sequences.add(sequence);
            }
        } else if (value instanceof String text) {
            for (String sequence : text.split(",")) {
                if (!sequence.isEmpty()) {
                    sequences.add(sequence);
                }
            }
        } else if (value != null) {
            throw failure.apply(name + " must be a List of String or a String, but was of type "
                    + value.getClass().getName());
        }
        if (sequences.size() > MAX_STOP_SEQUENCES) {
            throw failure.apply(name + " may hold " + MAX_STOP_SEQUENCES + " texts, but held " + sequences.size());
        }
        return sequences;
    }
}
