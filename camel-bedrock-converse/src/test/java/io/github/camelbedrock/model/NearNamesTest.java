/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N6: what was meant by a name that is none. */
class NearNamesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "claude-sonet-4-5,                                claude-sonnet-4-5",
                "Claude-Sonet-4-5,                                claude-sonnet-4-5",
                "claude-4-5-sonnet,                               claude-sonnet-4-5",
                "claude-sonnet-4.5,                               claude-sonnet-4-5",
                "nova-litte,                                      nova-lite",
                "nova_pro,                                        nova-pro",
                "claude-sonnet-4-7,                               claude-sonnet-4-6",
                "anthropic.claude-sonet-4-5-20250929-v1:0,        anthropic.claude-sonnet-4-5-20250929-v1:0",
                "eu.anthropic.claude-sonnet-4-5-20250930-v1:0,    eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "us.anthropic.claude-sonnet-4-5,                  us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "us.claude-sonnet-4-5,                            us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "claude-sonnet-4-5-20250929-v1:0,                 claude-sonnet-4-5",
                "amazon.nova-lite-v1,                             amazon.nova-lite-v1:0",
                "amazon.nova-lite,                                amazon.nova-lite-v1:0",
                "antropic.claude-opus-4-6-v1,                     anthropic.claude-opus-4-6-v1",
                "gpt-4o,                                          none",
                "my-provisioned-model,                            none",
                "acme.finetuned-llama,                            none",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/nova-litte, none",
                "x,                                               none",
                "'',                                              none"
            })
    void isFoundWhereItIsNear(String given, @Nullable String meant) {
        assertThat(NearNames.to(given, Map.of()).orElse(null)).isEqualTo(meant);
    }

    static Stream<String> known() {
        return ModelAliases.BUILT_IN.entrySet().stream()
                .flatMap(alias -> Stream.of(alias.getKey(), alias.getValue(), "eu." + alias.getValue()));
    }

    @ParameterizedTest
    @MethodSource("known")
    void isNothingForAKnownName(String name) {
        assertThat(NearNames.to(name, Map.of())).isEmpty();
    }

    @Test
    void maybeAnAliasOfTheUsers() {
        assertThat(NearNames.to("triagge", Map.of("Triage", "amazon.nova-lite-v1:0")))
                .contains("Triage");
    }

    /** Names come from users. */
    @ParameterizedTest
    @ValueSource(ints = {100, 20_000})
    void livesWithAnyLength(int length) {
        assertThat(NearNames.to("a-1.".repeat(length / 4), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eu-central-1   | amazon.nova-lite-v1:0       | [eu.amazon.nova-lite-v1:0, global.amazon.nova-lite-v1:0]",
                "ap-northeast-1 | anthropic.claude-sonnet-4-6 | [jp.anthropic.claude-sonnet-4-6, global.anthropic.claude-sonnet-4-6]",
                "us-gov-west-1  | amazon.nova-lite-v1:0       | [us-gov.amazon.nova-lite-v1:0]",
                "sa-east-1      | amazon.nova-lite-v1:0       | [global.amazon.nova-lite-v1:0]",
                "us-iso-east-1  | amazon.nova-lite-v1:0       | []"
            })
    void profilesAreThoseOfTheRegion(String region, String model, String profiles) {
        ModelId id = new ModelCatalog(Map.of()).resolve(model, null, region, null);
        assertThat(id.profilesIn(region)).hasToString(profiles);
        assertThat(id.profilesIn(null)).isEmpty();
    }
}
