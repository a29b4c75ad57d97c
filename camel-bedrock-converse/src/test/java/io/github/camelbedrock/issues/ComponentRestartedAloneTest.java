/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A component that was stopped and started has closed the clients of its endpoints: a call on one never ended. */
class ComponentRestartedAloneTest {

    private static final String ENDPOINT = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @ParameterizedTest
    @ValueSource(strings = {"converse", "converseStream"})
    void aCallFailsUntilTheEndpointIsRestartedToo(String operation) throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        String endpoint = ENDPOINT + "?operation=" + operation + "&streamBody=collect";
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(endpoint);
            assertThat(routes.send("1").getException()).isNull();
            routes.component().stop();
            routes.component().start();
            Exchange failed = routes.send("2");
            assertThat(failed.getException())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("restart the endpoint");
        }
        assertThat(bedrock.server().requests()).hasSize(1);
    }
}
