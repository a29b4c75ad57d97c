/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogTest {

    private static final String SONNET = "anthropic.claude-sonnet-4-6";
    private static final String OPAQUE =
            "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/otnfa2ysixqd";

    private final ModelCatalog catalog = new ModelCatalog(Map.of());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                claude-sonnet-4-6, -, anthropic.claude-sonnet-4-6
                claude-sonnet-4-6, '', anthropic.claude-sonnet-4-6
                claude-sonnet-4-6, none, anthropic.claude-sonnet-4-6
                claude-sonnet-4-6, eu, eu.anthropic.claude-sonnet-4-6
                bedrock/claude-sonnet-4-6, eu, eu.anthropic.claude-sonnet-4-6
                ' claude-sonnet-4-6 ', ' EU ', eu.anthropic.claude-sonnet-4-6
                anthropic.claude-sonnet-4-6, global, global.anthropic.claude-sonnet-4-6
                bedrock/anthropic.claude-sonnet-4-6, us-gov, us-gov.anthropic.claude-sonnet-4-6
                us.anthropic.claude-sonnet-4-6, us, us.anthropic.claude-sonnet-4-6
                jp.anthropic.claude-sonnet-4-6, none, jp.anthropic.claude-sonnet-4-6
                anthropic.claude-sonnet-4-6, us, us.anthropic.claude-sonnet-4-6
                anthropic.claude-sonnet-4-6, apac, apac.anthropic.claude-sonnet-4-6
                anthropic.claude-sonnet-4-6, jp, jp.anthropic.claude-sonnet-4-6
                anthropic.claude-sonnet-4-6, au, au.anthropic.claude-sonnet-4-6
                anthropic.claude-sonnet-4-6, ca, ca.anthropic.claude-sonnet-4-6
                """)
    void putsThePrefixBeforeAliasesAndIdsAndKnowsTheBaseOfBoth(String given, String prefix, String value) {
        ModelId model = catalog.resolve(given, prefix, null, null);
        assertThat(model.value()).isEqualTo(value);
        assertThat(model.baseId()).isEqualTo(SONNET);
        assertThat(model.profile().family()).isEqualTo("anthropic");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            textBlock =
                    """
                us-east-1, claude-sonnet-4-6, us
                us-west-2, us.anthropic.claude-sonnet-4-6, us
                us-gov-west-1, claude-sonnet-4-5, us-gov
                eu-central-1, claude-sonnet-4-6, eu
                EU-West-3, claude-sonnet-4-6, eu
                ca-central-1, nova-lite, ca
                ap-northeast-1, claude-sonnet-4-6, jp
                ap-northeast-3, nova-2-lite, jp
                ap-northeast-1, claude-sonnet-4, apac
                ap-northeast-1, claude-3-5-sonnet, apac
                ap-northeast-3, apac.amazon.nova-pro-v1:0, apac
                ap-southeast-2, claude-haiku-4-5, au
                ap-southeast-4, claude-opus-4-8, au
                ap-southeast-6, claude-sonnet-4-6, au
                ap-southeast-2, nova-micro, apac
                ap-northeast-2, claude-sonnet-4-6, apac
                ap-south-1, nova-lite, apac
                """)
    void takesThePrefixFromTheRegion(String region, String given, String geography) {
        ModelId model = catalog.resolve(given, "auto", region, null);
        assertThat(model.value()).isEqualTo(geography + "." + model.baseId());
    }

    @ParameterizedTest(name = "{0}: base {1}, family {2}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0, amazon.nova-pro-v1:0, nova
                arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-lite-v1:0, amazon.nova-lite-v1:0, nova
                arn:aws-cn:bedrock:cn-north-1::foundation-model/qwen.qwen3-32b-v1:0, qwen.qwen3-32b-v1:0, qwen
                arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-6, anthropic.claude-sonnet-4-6, anthropic
                arn:aws:bedrock:eu-west-1:123456789012:inference-profile/otnfa2ysixqd, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/otnfa2ysixqd, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:2, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdef123456, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/abcdef123456, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1, -, unknown
                arn:aws:bedrock:us-east-1:123456789012:prompt-router/abcdef123456, -, unknown
                arn:aws:sagemaker:us-east-1:123456789012:endpoint/marketplace-model, -, unknown
                """)
    void takesEveryKindOfArnAndReadsTheModelWhereItIsNamed(String arn, String baseId, String family) {
        ModelId model = catalog.resolve(arn, null, "eu-west-1", null);
        assertThat(model.value()).isEqualTo(arn);
        assertThat(model.baseId()).isEqualTo(baseId);
        assertThat(model.profile().family()).isEqualTo(family);
        assertThat(catalog.resolve("bedrock/" + arn, "none", null, null)).isEqualTo(model);
    }

    /** N3: the model behind an opaque ARN is what baseModelId says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-sonnet-4-6",
                "bedrock/claude-sonnet-4-6",
                "anthropic.claude-sonnet-4-6",
                "us.anthropic.claude-sonnet-4-6",
                "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6"
            })
    void takesTheModelBehindAnOpaqueArnFromBaseModelId(String baseModelId) {
        ModelId model = catalog.resolve(OPAQUE, null, null, baseModelId);
        assertThat(model.value()).isEqualTo(OPAQUE);
        assertThat(model.baseId()).isEqualTo(SONNET);
        assertThat(model.profile().adaptiveThinking()).isTrue();
    }

    @Test
    void letsBaseModelIdWinOverWhatTheNameTells() {
        ModelId model = catalog.resolve("acme.tuned-claude-v1:0", "us", null, "claude-sonnet-4-6");
        assertThat(model.value()).isEqualTo("us.acme.tuned-claude-v1:0");
        assertThat(model.baseId()).isEqualTo(SONNET);
    }

    @Test
    void resolvesTheUsersAliases() {
        ModelCatalog users = new ModelCatalog(Map.of("triage", OPAQUE, "fast", "claude-haiku-4-5"));
        assertThat(users.resolve("triage", null, null, " ").value()).isEqualTo(OPAQUE);
        assertThat(users.resolve("fast", "eu", null, null).value())
                .isEqualTo("eu.anthropic.claude-haiku-4-5-20251001-v1:0");
        assertThat(users.resolve(OPAQUE, null, null, "fast").baseId())
                .isEqualTo("anthropic.claude-haiku-4-5-20251001-v1:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otnfa2ysixqd", "narnia.anthropic.claude-sonnet-4-6", "acme.model-v1:0"})
    void sendsANameThatItDoesNotKnowAsItIs(String given) {
        assertThat(catalog.resolve(given, null, null, null))
                .isEqualTo(new ModelId(given, given, ModelProfiles.unknown()));
    }

    @ParameterizedTest(name = "N5 {0}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                openai.gpt-5, -
                us.openai.gpt-5.6-terra, -
                arn:aws:bedrock:us-east-1::foundation-model/openai.gpt-5, -
                arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/otnfa2ysixqd, openai.gpt-5
                """)
    void refusesAModelOfOpenAiThatConverseDoesNotServe(String given, String baseModelId) {
        assertThatThrownBy(() -> catalog.resolve(given, null, null, baseModelId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'openai.gpt-5")
                .hasMessageContaining("gpt-oss")
                .hasMessageContaining("bedrock-mantle")
                .hasMessageContaining("OpenAI component");
    }

    @ParameterizedTest(name = "N5 {0}")
    @ValueSource(strings = {"gpt-oss-120b", "openai.gpt-oss-20b-1:0", "openai.gpt-oss-safeguard-120b"})
    void takesTheOpenModelsOfOpenAi(String given) {
        assertThat(catalog.resolve(given, null, null, null).profile().family()).isEqualTo("openai");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                claude-sonnet-4-6 | narnia | - | inferenceProfilePrefix must be one of none, auto, us, eu, apac, jp, au, ca, global, us-gov, but was 'narnia'
                claude-sonnet-4-6 | auto | - | inferenceProfilePrefix=auto takes the geography from the region, and no region is known: set the option region
                claude-sonnet-4-6 | auto | ' ' | no region is known
                claude-sonnet-4-6 | auto | sa-east-1 | inferenceProfilePrefix=auto knows no geography for the region 'sa-east-1': name the prefix (global
                claude-sonnet-4-6 | auto | cn-north-1 | no geography for the region 'cn-north-1'
                claude-sonnet-4-6 | auto | us-iso-east-1 | no geography for the region 'us-iso-east-1'
                us.anthropic.claude-sonnet-4-6 | eu | - | inferenceProfilePrefix=eu asks for 'eu', but the model 'us.anthropic.claude-sonnet-4-6' already has 'us': leave one of the two out
                us-gov.anthropic.claude-sonnet-4-6 | us | - | already has 'us-gov'
                global.anthropic.claude-sonnet-4-6 | auto | eu-west-1 | inferenceProfilePrefix=auto asks for 'eu', but the model 'global.
                arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0 | us | - | inferenceProfilePrefix=us cannot be put before the ARN 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0': an ARN already names one resource in one region
                arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ | auto | us-east-1 | cannot be put before the ARN
                claude-sonet | us | - | inferenceProfilePrefix=us cannot be put before 'claude-sonet': it is neither an alias nor a model id
                ' ' | - | - | The model id is empty
                bedrock/ | - | - | The model id is empty
                arn:aws:lambda:us-east-1:123456789012:function/f | - | - | is an ARN of the service 'lambda': only ARNs of bedrock
                arn:aws:sagemaker:us-east-1:123456789012:model/m | - | - | is an ARN of the service 'sagemaker'
                arn:aws:bedrock:us-east-1 | - | - | The model 'arn:aws:bedrock:us-east-1' is not a complete ARN
                arn:acme:bedrock:us-east-1::foundation-model/a.b | - | - | is not a complete ARN
                """)
    void saysWhatIsWrongAndWhatToChange(String given, String prefix, String region, String message) {
        assertThatThrownBy(() -> catalog.resolve(given, prefix, region, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnOpaqueArnAsTheModelBehindOne() {
        assertThatThrownBy(() -> catalog.resolve(OPAQUE, null, null, OPAQUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("baseModelId must name a foundation model, such as anthropic.claude-sonnet-4-6 or an alias,"
                        + " but was '" + OPAQUE + "'");
    }
}
