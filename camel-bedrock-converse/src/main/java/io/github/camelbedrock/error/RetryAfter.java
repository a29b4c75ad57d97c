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

/** Reads the HTTP header Retry-After: a number of seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    /** More digits would be years. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** The milliseconds from now on, 0 for a date that is over; null where the value is neither seconds nor a date. */
    static @Nullable Long millis(String value, Instant now) {
        String text = value.trim();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text)).toMillis();
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Math.max(0, Duration.between(now, until).toMillis());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
