/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * How long an answer asks to wait: the header x-amz-retry-after in milliseconds, which the SDK's retries of 2026 follow,
 * else Retry-After, a number of seconds or a date (RFC 9110, section 10.2.3).
 */
final class RetryAfter {

    /** Whoever asks for more is not believed: a route would sleep for years. */
    static final long LONGEST = Duration.ofDays(1).toMillis();

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 12;

    private RetryAfter() {}

    /** The milliseconds from now on, at most {@link #LONGEST}; null where the answer says nothing that makes sense. */
    static @Nullable Long of(SdkHttpResponse answer, Instant now) {
        Long exact = answer.firstMatchingHeader("x-amz-retry-after")
                .map(value -> number(value, 1))
                .orElse(null);
        return exact != null
                ? exact
                : answer.firstMatchingHeader("Retry-After")
                        .map(value -> millis(value, now))
                        .orElse(null);
    }

    /** The milliseconds from now on, 0 for a date that is over; null where the value is neither seconds nor a date. */
    static @Nullable Long millis(String value, Instant now) {
        Long seconds = number(value, Duration.ofSeconds(1).toMillis());
        if (seconds != null) {
            return seconds;
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.trim()));
            return Math.min(LONGEST, Math.max(0, Duration.between(now, until).toMillis()));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Long number(String value, long unit) {
        String digits = value.trim();
        if (!NUMBER.matcher(digits).matches()) {
            return null;
        }
        return digits.length() > MOST_DIGITS ? LONGEST : Math.min(LONGEST, Long.parseLong(digits) * unit);
    }
}
