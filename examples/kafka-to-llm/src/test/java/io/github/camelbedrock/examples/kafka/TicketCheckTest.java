/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketCheckTest {

    private final TicketCheck check = new TicketCheck();

    @Test
    void readsTheId() throws BadTicketException {
        assertThat(check.idOf("{\"id\": \"NW-1\", \"text\": \"Hello\"}")).isEqualTo("NW-1");
    }

    @Test
    void readsANumberAsTheId() throws BadTicketException {
        assertThat(check.idOf("{\"id\": 4711}")).isEqualTo("4711");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void refusesARecordWithoutValue(String record) {
        assertThatExceptionOfType(BadTicketException.class)
                .isThrownBy(() -> check.idOf(record))
                .withMessage("The record has no value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": \"NW-1\"                | The record is not JSON: Unexpected end-of-input",
                "Dear team, my speaker is dark    | The record is not JSON: Unrecognized token 'Dear'",
                "{\"id\": \"NW-1\"} {\"id\": \"NW-2\"} | The record is not JSON: Trailing token",
                "[{\"id\": \"NW-1\"}]             | The record is not a JSON object",
                "{\"ticket\": \"NW-1\"}           | The ticket has no id",
                "{\"id\": \" \"}                  | The ticket has no id",
                "{\"id\": null}                   | The ticket has no id",
                "{\"id\": {\"no\": 1}}            | The ticket has no id"
            })
    void namesWhatIsWrong(String record, String reason) {
        assertThatExceptionOfType(BadTicketException.class)
                .isThrownBy(() -> check.idOf(record))
                .withMessageStartingWith(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
