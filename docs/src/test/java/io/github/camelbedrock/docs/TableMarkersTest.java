/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableMarkersTest {

    private final TableMarkers markers = new TableMarkers(new Catalogs());

    @Test
    void fillsWhatIsMarkedAndKeepsTheRest() {
        String filled = markers.fill(
                """
                # Title

                <!-- table: endpoint-path bedrock-converse -->
                old rows
                <!-- end -->
                Behind it.
                """);
        assertThat(filled)
                .startsWith("# Title\n\n<!-- table: endpoint-path bedrock-converse -->\n\n| option |")
                .contains("| `modelId` | `String` |  | **Required.** The model to ask")
                .endsWith("\n<!-- end -->\nBehind it.\n")
                .doesNotContain("old rows");
    }

    @Test
    void fillingTwiceChangesNothing() {
        String once = markers.fill("<!-- table: endpoint-options bedrock-converse --><!-- end -->");
        assertThat(markers.fill(once)).isEqualTo(once);
    }

    @Test
    void optionsStandInGroupsWithReadableTypesAndDefaults() {
        assertThat(markers.fill("<!-- table: endpoint-options bedrock-converse --><!-- end -->"))
                .contains("**security**\n\n| option |")
                .contains("| `readTimeout` | `Duration` | `300s` |")
                .contains("| `operation` | `converse`")
                .containsPattern("`secretKey` \\| `String` \\|  \\| \\*\\*Secret.\\*\\*")
                .doesNotContain("`modelId`", "software.amazon", "java.lang");
    }

    @Test
    void headersAreReadOrSet() {
        assertThat(markers.fill("<!-- table: headers-in bedrock-converse --><!-- end -->"))
                .contains("CamelBedrockConverseTemperature", "CamelBedrockConverseStopSequences")
                .doesNotContain("CamelBedrockConverseStopReason", "CamelBedrockConverseModelId");
        assertThat(markers.fill("<!-- table: headers-out bedrock-converse --><!-- end -->"))
                .contains("| `CamelBedrockConverseCitations` | `List<Map<String, Object>>` |")
                .contains("CamelBedrockConverseStopReason", "CamelBedrockConverseModelId")
                .doesNotContain("CamelBedrockConverseTemperature");
    }

    @Test
    void aHeaderThatSteersAndTellsStandsInBothTables() {
        for (String table : List.of("headers-in", "headers-out")) {
            assertThat(markers.fill("<!-- table: " + table + " bedrock-converse --><!-- end -->"))
                    .contains(
                            "| `CamelBedrockConverseServiceTier` |",
                            "| `CamelBedrockConversePerformanceLatency` |",
                            "| `CamelBedrockConverseGuardrailTrace` |",
                            "| `CamelBedrockConverseMediaType` |");
        }
    }

    @Test
    void optionsWithNamesOfTheUsersOwnEndInAStar() {
        assertThat(markers.fill("<!-- table: endpoint-options bedrock-converse --><!-- end -->"))
                .contains("| `requestMetadata.*` | `Map<String, Object>` |");
    }

    @Test
    void whatIsUnknownOrUnendedIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> markers.fill("<!-- table: options bedrock-converse --><!-- end -->"))
                .withMessageStartingWith("there is no table 'options', only component-options,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> markers.fill("<!-- table: headers-in bedrock-telepathy --><!-- end -->"))
                .withMessage("there is no component with the scheme 'bedrock-telepathy'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> markers.fill("<!-- table: headers-in --><!-- end -->"))
                .withMessageContaining("'table: NAME SCHEME'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> markers.fill("<!-- table: headers-in bedrock-converse -->\n"
                        + "<!-- table: headers-out bedrock-converse -->\n<!-- end -->"))
                .withMessageContaining("has no <!-- end -->");
    }
}
