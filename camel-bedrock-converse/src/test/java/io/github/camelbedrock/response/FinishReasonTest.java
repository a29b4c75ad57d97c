/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.model.ModelCatalog;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.TurnSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

class FinishReasonTest {

    /** U2. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "end_turn,stop",
                "stop_sequence,stop",
                "tool_use,tool_call",
                "max_tokens,length",
                "model_context_window_exceeded,length",
                "guardrail_intervened,content_filter",
                "content_filtered,content_filter",
                "malformed_model_output,error",
                "malformed_tool_use,error",
                "a_reason_of_next_year,-",
                "-,-"
            })
    void namesEveryStopReason(String stopReason, String expected) {
        assertThat(FinishReason.of(reply(stopReason, List.of()))).isEqualTo(expected);
    }

    @Test
    void isAToolCallWhereTheAnswerHoldsOneWhateverTheStopReasonSays() {
        assertThat(FinishReason.of(
                        reply("end_turn", List.of(ToolUseBlock.builder().build()))))
                .isEqualTo("tool_call");
    }

    @Test
    void isStopWhereTheCallCarriedTheAnswer() {
        ToolUseBlock answer = ToolUseBlock.builder().name(Reply.OUTPUT_TOOL).build();
        assertThat(FinishReason.of(reply("tool_use", List.of(answer)).withOutput("{}")))
                .isEqualTo("stop");
    }

    private static Reply reply(String stopReason, List<ToolUseBlock> toolUses) {
        Turn turn = new Turn(
                new ModelCatalog(Map.of()).resolve("m", null, null, null),
                List.of(),
                List.of(),
                null,
                TurnSettings.NONE,
                null);
        ConverseResponse response =
                ConverseResponse.builder().stopReason(stopReason).build();
        return new Reply(turn, response, null, "", null, toolUses, List.of(), List.of(), null, null, null, null);
    }
}
