/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void needsNoArguments() {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.aws()).isFalse();
        assertThat(arguments.kafka()).isEmpty();
        assertThat(arguments.model()).isEmpty();
        assertThat(arguments.help()).isFalse();
    }

    @Test
    void takesBrokersModelAndAws() {
        Arguments arguments = Arguments.parse("--kafka=one:9092,two:9092", "--aws", "--model=eu.amazon.nova-lite-v1:0");

        assertThat(arguments.aws()).isTrue();
        assertThat(arguments.kafka()).contains("one:9092,two:9092");
        assertThat(arguments.model()).contains("eu.amazon.nova-lite-v1:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void asksForHelp(String argument) {
        assertThat(Arguments.parse(argument).help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--asw", "localhost:9092", "--kafka"})
    void namesWhatItDoesNotKnow(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--aws", argument))
                .withMessage("Unknown argument: " + argument);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kafka=localhost", "--kafka=localhost:port", "--kafka=a:1,", "--kafka=:9092"})
    void refusesABrokerWithoutHostAndPort(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(argument))
                .withMessageContaining("HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kafka=", "--model= "})
    void refusesAnEmptyValue(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(argument))
                .withMessageContaining("needs a value");
    }
}
