/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.Citation;
import software.amazon.awssdk.services.bedrockruntime.model.CitationLocation;
import software.amazon.awssdk.services.bedrockruntime.model.CitationSourceContent;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailTopic;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailTraceAssessment;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

class PojoJsonTest {

    @Test
    void writesWhatIsSetUnderTheNamesOfTheWire() {
        Citation citation = Citation.builder()
                .title("Manual")
                .sourceContent(CitationSourceContent.builder().text("page text").build())
                .location(CitationLocation.fromDocumentPage(
                        p -> p.documentIndex(0).start(2).end(3)))
                .build();

        assertThat(PojoJson.toMap(citation))
                .isEqualTo(Map.of(
                        "title", "Manual",
                        "sourceContent", List.of(Map.of("text", "page text")),
                        "location", Map.of("documentPage", Map.of("documentIndex", 0, "start", 2, "end", 3))));
    }

    @Test
    void leavesOutWhatIsNotSet() {
        assertThat(PojoJson.toMap(GuardrailTraceAssessment.builder().build())).isEmpty();
    }

    @Test
    void writesMapsOfObjects() {
        GuardrailTraceAssessment trace = GuardrailTraceAssessment.builder()
                .inputAssessment(Map.of(
                        "gr-1",
                        software.amazon.awssdk.services.bedrockruntime.model.GuardrailAssessment.builder()
                                .topicPolicy(t -> t.topics(GuardrailTopic.builder()
                                        .name("Cards")
                                        .type("DENY")
                                        .action("BLOCKED")
                                        .build()))
                                .build()))
                .build();

        assertThat(PojoJson.toMap(trace))
                .isEqualTo(Map.of(
                        "inputAssessment",
                        Map.of(
                                "gr-1",
                                Map.of(
                                        "topicPolicy",
                                        Map.of(
                                                "topics",
                                                List.of(Map.of(
                                                        "name", "Cards", "type", "DENY", "action", "BLOCKED")))))));
    }

    @Test
    void writesDocumentsAndBytes() {
        ToolUseBlock toolUse = ToolUseBlock.builder()
                .toolUseId("t1")
                .input(Document.mapBuilder().putNumber("days", 3).build())
                .build();
        assertThat(PojoJson.toMap(toolUse)).isEqualTo(Map.of("toolUseId", "t1", "input", Map.of("days", 3)));

        ReasoningContentBlock redacted =
                ReasoningContentBlock.fromRedactedContent(SdkBytes.fromByteArray(new byte[] {1, 2}));
        assertThat(PojoJson.toMap(redacted).get("redactedContent")).isEqualTo(new byte[] {1, 2});
    }
}
