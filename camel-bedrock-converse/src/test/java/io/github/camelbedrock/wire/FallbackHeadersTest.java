/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message says when other models stand in, and for how long. */
class FallbackHeadersTest {

    private static final String FIRST = "amazon.nova-lite-v1:0";
    private static final String SECOND = "amazon.nova-pro-v1:0";
    private static final String ENDPOINT = "bedrock-converse:" + FIRST + "?maxAttempts=1&fallbackModels=" + SECOND;

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void aRequestThatIsTooLargeGoesToTheNextModelWhereTheHeaderSaysSo() throws Exception {
        bedrock.server().enqueue(Errors.validation("Input is too long for requested model."));
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).ask(ENDPOINT)) {
            Map<String, Object> overflow = Map.of("CamelBedrockConverseFallbackOnContextOverflow", "true");
            assertThat(routes.send("Hi", overflow).getMessage().getBody()).isEqualTo("Oslo");
        }
        assertThat(models()).containsExactly(FIRST, SECOND);
    }

    @Test
    void theFirstIsAskedAgainAsSoonAsTheHeaderSays() throws Exception {
        bedrock.server().enqueue(Errors.throttling());
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).ask(ENDPOINT + "&fallbackCooldown=1h")) {
            routes.send("Hi", Map.of("CamelBedrockConverseFallbackCooldown", "1"));
            await().until(() -> {
                routes.send("Hi");
                return models().get(models().size() - 1).equals(FIRST);
            });
        }
        assertThat(models()).startsWith(FIRST, SECOND).endsWith(FIRST);
    }

    private static List<String> models() {
        return bedrock.server().requests().stream()
                .map(RecordedRequest::modelId)
                .toList();
    }
}
