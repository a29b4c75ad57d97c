/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * What holds for each conversation, however odd. A seed makes one; there is nothing in it to shrink. A build takes the
 * same conversations each time; others come without {@code seed} below.
 */
class RandomConversationsTest {

    private static final int TRIES = 3000;

    /** One for all, so that it warns once. */
    private static final ConverseRequestMapper MAPPER = new ConverseRequestMapper();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, seed = "1", shrinking = ShrinkingMode.OFF)
    void aConversationInOrderIsNeverRefusedAndKeepsTheRules(@ForAll("seeds") long seed) {
        assertThatRulesHold(ChanceTurn.of(seed, false));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, seed = "2", shrinking = ShrinkingMode.OFF)
    void anyConversationIsRefusedOrKeepsTheRules(@ForAll("seeds") long seed) {
        Turn turn = ChanceTurn.of(seed, true);
        try {
            assertThatRulesHold(turn);
        } catch (InvalidTurnException refused) {
            assertThat(refused).hasMessageMatching("(?s).*\\w.*");
        }
    }

    private static void assertThatRulesHold(Turn turn) {
        List<Message> given = new ArrayList<>(turn.messages());
        String before = turn.toString();

        ConverseRequest request = MAPPER.map(turn);

        assertThat(turn.messages()).isEqualTo(given);
        assertThat(turn).hasToString(before);
        RequestRules.assertKept(request, turn.model().profile());
        Turn again = new Turn(turn.model(), request.system(), request.messages(), null, turn.settings(), null);
        assertThat(MAPPER.map(again)).as("mapped again").isEqualTo(request);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }
}
