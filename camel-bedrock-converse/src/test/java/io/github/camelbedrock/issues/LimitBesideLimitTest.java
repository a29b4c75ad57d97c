/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A header that added the other limit of a minute was counted apart, and so took the endpoint's own limit away. */
class LimitBesideLimitTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @ParameterizedTest
    @CsvSource({
        "tokensPerMinute, CamelBedrockConverseRequestsPerMinute",
        "requestsPerMinute, CamelBedrockConverseTokensPerMinute"
    })
    void limitOfEndpointStandsWhateverLimitAHeaderAdds(String option, String header) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask("bedrock-converse:nova-lite?queueTimeout=100&" + option + "=1");
            assertThat(routes.send("first", Map.of(header, 1000)).getException())
                    .isNull();
            assertThat(routes.send("second", Map.of(header, 2000)).getException())
                    .isInstanceOf(CallLimitException.class);
        }
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }
}
