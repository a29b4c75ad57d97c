/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class TriageValidatorTest {

    private static final String ANSWER = Samples.ANSWER;

    private final TriageValidator validator = new TriageValidator();

    @Test
    void putsTheIdBeforeTheAnswer() throws BadAnswerException {
        assertThat(validator.validate(ANSWER, "NW-1", "stop", "r-1"))
                .startsWith("{\"id\":\"NW-1\",\"category\":\"billing\"")
                .contains("\"suggestedReply\":");
    }

    @Test
    void takesTheAnswerOutOfACodeBlock() throws BadAnswerException {
        String plain = validator.validate(ANSWER, "NW-1", "stop", "r-1");

        assertThat(validator.validate("Here it is:\n```json\n" + ANSWER + "\n```\n", "NW-1", "stop", "r-1"))
                .isEqualTo(plain);
        assertThat(validator.validate("```\n" + ANSWER + "\n```", "NW-1", "stop", "r-1"))
                .isEqualTo(plain);
    }

    @Test
    void namesTheFieldThatDoesNotFit() {
        assertThatExceptionOfType(BadAnswerException.class)
                .isThrownBy(() -> validator.validate(ANSWER.replace("billing", "money"), "NW-1", "stop", "r-1"))
                .withMessageStartingWith("The answer does not fit the schema: ")
                .withMessageContaining("category")
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("r-1"));
    }

    @Test
    void refusesFieldsThatNobodyAskedFor() {
        assertThatExceptionOfType(BadAnswerException.class)
                .isThrownBy(() ->
                        validator.validate(ANSWER.replaceFirst("\\{", "{\"refund\": 500, "), "NW-1", "stop", "r-1"))
                .withMessageContaining("refund");
    }

    @Test
    void refusesJsonThatIsNoObject() {
        assertThatExceptionOfType(BadAnswerException.class)
                .isThrownBy(() -> validator.validate("\"billing\"", "NW-1", "stop", "r-1"))
                .withMessageContaining("does not fit the schema");
    }

    @Test
    void refusesProse() {
        assertThatExceptionOfType(BadAnswerException.class)
                .isThrownBy(() -> validator.validate("I think it is about billing.", "NW-1", "stop", null))
                .withMessageStartingWith("The answer is not JSON: ");
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThatExceptionOfType(BadAnswerException.class)
                .isThrownBy(() -> validator.validate("", "NW-1", "stop", "r-1"));
    }

    @Test
    void saysThatTheAnswerWasCutOff() {
        assertThatExceptionOfType(BadAnswerException.class)
                .isThrownBy(() -> validator.validate(ANSWER.substring(0, 40), "NW-1", "length", "r-1"))
                .withMessageEndingWith("it was cut off at maxTokens");
    }
}
