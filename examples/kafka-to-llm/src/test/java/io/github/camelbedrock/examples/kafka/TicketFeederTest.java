/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketFeederTest {

    @Test
    void shipsThreeDozenTicketsAndThreeBrokenRecords() {
        Map<String, String> tickets = TicketFeeder.tickets();

        List<String> broken = tickets.entrySet().stream()
                .filter(record -> !isTicket(record.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(tickets).hasSize(39);
        assertThat(broken).containsExactly("line-37", "line-38", "line-39");
    }

    private static boolean isTicket(String record) {
        try {
            return !new TicketCheck().idOf(record).isEmpty();
        } catch (BadTicketException e) {
            return false;
        }
    }
}
