/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern of a schema, held against a model's text: a search that does not end is broken off. */
final class BoundedRegex implements RegularExpression {

    /** Characters looked at in one search: tenths of a second. An honest pattern needs a few for each of the text. */
    private static final int BASE = 10_000_000;

    private static final int FOR_EACH = 100;

    private final Pattern pattern;

    BoundedRegex(String regex) {
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new NotARegex("the pattern " + regex + " is no regular expression: " + e.getDescription(), e);
        }
    }

    @Override
    public boolean matches(String text) {
        try {
            return pattern.matcher(new Counted(text, BASE + (long) FOR_EACH * text.length()))
                    .find();
        } catch (EndOfSteps | StackOverflowError endless) {
            throw new TooManySteps(pattern, text.length());
        }
    }

    /** The pattern of a schema does not compile. */
    static final class NotARegex extends RuntimeException {

        NotARegex(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The search needs more steps than it is given, or more stack than there is. */
    static final class TooManySteps extends RuntimeException {

        TooManySteps(Pattern pattern, int length) {
            super(
                    "the pattern " + pattern + " takes too many steps on a text of " + length + " characters",
                    null,
                    false,
                    false);
        }
    }

    private static final class EndOfSteps extends RuntimeException {

        EndOfSteps() {
            super("end of steps", null, false, false);
        }
    }

    /** The text, which can be looked at so many times only: a matcher cannot be stopped in any other way. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long left;

        Counted(String text, long left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new EndOfSteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
