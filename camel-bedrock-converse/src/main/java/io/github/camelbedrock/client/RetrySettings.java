/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.ClientOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How often a call is sent, by value.
 *
 * @param model the model whose calls are slowed down together where it throttles; null in the modes that slow nothing down
 */
record RetrySettings(Mode mode, int maxAttempts, @Nullable String model) {

    /** Attempts of the SDK's strategies where nobody says otherwise (aws-sdk-java-v2 2.50.2). */
    private static final int MAX_ATTEMPTS = 3;

    private static final int MAX_ATTEMPTS_OF_LEGACY = 4;

    enum Mode {
        STANDARD,
        ADAPTIVE,
        LEGACY
    }

    /**
     * The settings of these options. What the environment says of retries does not count.
     *
     * @throws IllegalArgumentException if an option is out of its range; the message names it
     */
    static RetrySettings of(ClientOptions options, String modelId) {
        Mode mode = mode(options.getRetryMode());
        Integer attempts = options.getMaxAttempts();
        if (attempts != null && attempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + attempts);
        }
        int byMode = mode == Mode.LEGACY ? MAX_ATTEMPTS_OF_LEGACY : MAX_ATTEMPTS;
        return new RetrySettings(mode, attempts == null ? byMode : attempts, mode == Mode.ADAPTIVE ? modelId : null);
    }

    private static Mode mode(String option) {
        try {
            return Mode.valueOf(option.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "retryMode must be one of standard, adaptive, legacy, but was '" + option + "'", e);
        }
    }

    /** A strategy of the client's own: how many retries it has left, and how fast it may call, is its state. */
    RetryStrategy strategy() {
        RetryStrategy ofSdk =
                switch (mode) {
                    case STANDARD -> AwsRetryStrategy.standardRetryStrategy();
                    case ADAPTIVE -> AwsRetryStrategy.adaptiveRetryStrategy();
                    case LEGACY -> AwsRetryStrategy.legacyRetryStrategy();
                };
        return new UnansweredOnce(ofSdk.toBuilder().maxAttempts(maxAttempts).build());
    }
}
