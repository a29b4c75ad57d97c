/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.Protocol;

/** The extension as a test class uses it. */
@ExtendWith(LocalBedrockExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalBedrockExtensionTest {

    private static LocalBedrock first;

    @Test
    @Order(1)
    void givesTheServerToATest(LocalBedrock bedrock) throws Exception {
        first = bedrock;
        bedrock.enqueue(Answers.text("first"));
        bedrock.otherwise(Answers.text("left over"));
        assertThat(ask(bedrock)).isEqualTo("first");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    @Order(2)
    void forgetsEverythingBetweenTests(LocalBedrock bedrock) throws Exception {
        assertThat(bedrock).isSameAs(first);
        assertThat(bedrock.requests()).isEmpty();
        assertThat(ask(bedrock)).isNotEqualTo("left over");
    }

    @Test
    @Order(3)
    void hasNoServerOutsideOfAClass() {
        assertThatNullPointerException()
                .isThrownBy(() -> new LocalBedrockExtension().server())
                .withMessageContaining("from the first test of the class to the last");
    }

    private static String ask(LocalBedrock bedrock) throws Exception {
        try (Sdk sdk = new Sdk(bedrock.endpoint(), Protocol.HTTP1_1)) {
            return Awaited.answer(sdk.ask("Hi"))
                    .output()
                    .message()
                    .content()
                    .get(0)
                    .text();
        }
    }
}
