/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

/** Which model is asked, and that what is known of it is used. The names themselves are tested in package model. */
class ModelRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String OPAQUE =
            "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd";

    @ParameterizedTest
    @CsvSource({
        // The region of these routes is eu-central-1.
        "claude-sonnet-4-5,'',anthropic.claude-sonnet-4-5-20250929-v1:0",
        "bedrock/nova-lite,'',amazon.nova-lite-v1:0",
        "claude-sonnet-4-5,inferenceProfilePrefix=none,anthropic.claude-sonnet-4-5-20250929-v1:0",
        "claude-sonnet-4-5,inferenceProfilePrefix=eu,eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "claude-sonnet-4-5,inferenceProfilePrefix=auto,eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "claude-sonnet-4-5,inferenceProfilePrefix=global,global.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "amazon.nova-lite-v1:0,inferenceProfilePrefix=us-gov,us-gov.amazon.nova-lite-v1:0",
        "fast,'modelAliases=RAW(fast=amazon.nova-lite-v1:0,smart=nova-pro)',amazon.nova-lite-v1:0",
        "smart,'modelAliases=RAW(fast=amazon.nova-lite-v1:0,smart=nova-pro)',amazon.nova-pro-v1:0",
        "fast,'modelAliases=RAW( fast = nova-lite , smart = nova-pro )',amazon.nova-lite-v1:0",
        "some-model-of-next-year,'',some-model-of-next-year",
        OPAQUE + ",''," + OPAQUE
    })
    void asksTheModelThatIsMeant(String model, String option, String asked) throws Exception {
        assertThat(Wire.sent(bedrock.server(), "bedrock-converse:" + model + "?" + option, "Hi")
                        .modelId())
                .isEqualTo(asked);
    }

    @Test
    void takesTheGeographyOfTheHeader() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:claude-sonnet-4-5?inferenceProfilePrefix=eu",
                "Hi",
                Map.of(BedrockConverseConstants.INFERENCE_PROFILE_PREFIX, "us"));
        assertThat(sent.modelId()).isEqualTo("us.anthropic.claude-sonnet-4-5-20250929-v1:0");
    }

    /** N3, F25: an ARN that hides its model gets no cache points, unless the model behind it is named. */
    @Test
    void knowsTheModelBehindAnArnByItsBaseModel() throws Exception {
        String options = "?systemMessage=x&cacheSystem=true";
        assertThat(Wire.body(Wire.sent(bedrock.server(), "bedrock-converse:" + OPAQUE + options, "Hi"))
                        .at("/system"))
                .hasSize(1);
        assertThat(Wire.body(Wire.sent(
                                bedrock.server(),
                                "bedrock-converse:" + OPAQUE + options + "&baseModelId=claude-sonnet-4-5",
                                "Hi"))
                        .at("/system"))
                .hasSize(2);
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + OPAQUE + options,
                "Hi",
                Map.of(BedrockConverseConstants.BASE_MODEL_ID, "nova-pro"));
        assertThat(Wire.body(sent).at("/system")).hasSize(2);
        assertThat(sent.modelId()).isEqualTo(OPAQUE);
    }

    @Test
    void asksTheModelThatAWholeRequestNames() throws Exception {
        ConverseRequest request = ConverseRequest.builder()
                .modelId("nova-pro")
                .messages(m -> m.role("user").content(c -> c.text("Hi")))
                .build();
        assertThat(Wire.sent(bedrock.server(), "bedrock-converse:nova-lite", request)
                        .modelId())
                .isEqualTo("amazon.nova-pro-v1:0");
    }

    /** N5, and prefixes that cannot be kept: the endpoint does not start. */
    @ParameterizedTest
    @CsvSource({
        "openai.gpt-5,'',bedrock-mantle",
        "nova-lite,inferenceProfilePrefix=mars,'must be one of none, auto'",
        "us.amazon.nova-lite-v1:0,inferenceProfilePrefix=eu,already has",
        OPAQUE + ",inferenceProfilePrefix=eu,ARN",
        "fast,modelAliases=fast,must hold pairs",
        "fast,modelAliases=RAW(fast=),must hold pairs",
        "fast,modelAliases=RAW(=nova-lite),must hold pairs",
        "arn:aws:s3:::bucket/key,'',ARN"
    })
    void doesNotStartForAModelThatCannotBe(String model, String option, String word) {
        Throwable failure = catchThrowable(() -> {
            try (Routes routes = new Routes(bedrock.server())) {
                routes.ask("bedrock-converse:" + model + "?" + option);
            }
        });
        assertThat(failure).hasStackTraceContaining(word);
    }

    @Test
    void refusesAHeaderThatNamesNoGeography() throws Exception {
        assertThat(Wire.refused(
                        bedrock.server(),
                        "bedrock-converse:nova-lite",
                        "Hi",
                        Map.of(BedrockConverseConstants.INFERENCE_PROFILE_PREFIX, "mars")))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("mars");
    }
}
