/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which records went in, and what came of each. Kafka may deliver twice: the first outcome of a record counts. */
final class Ledger {

    private final Set<String> open;
    private final int expected;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    Ledger(Collection<String> keys) {
        open = new LinkedHashSet<>(keys);
        expected = open.size();
    }

    /** Takes an outcome; one of a record that did not go in is somebody else's, and one that is known is a repetition. */
    void enter(Outcome outcome) {
        if (open.remove(outcome.key())) {
            outcomes.put(outcome.key(), outcome);
        }
    }

    boolean isComplete() {
        return open.isEmpty();
    }

    int expected() {
        return expected;
    }

    /** The records of which nothing was heard, in the order in which they went in. */
    List<String> missing() {
        return new ArrayList<>(open);
    }

    List<Outcome.Triaged> triaged() {
        return only(Outcome.Triaged.class);
    }

    List<Outcome.Rejected> rejected() {
        return only(Outcome.Rejected.class);
    }

    private <T extends Outcome> List<T> only(Class<T> kind) {
        return outcomes.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList();
    }
}
