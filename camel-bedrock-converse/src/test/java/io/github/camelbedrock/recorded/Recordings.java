/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelbedrock.test.Cassette;
import io.github.camelbedrock.test.RecordedExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The traffic that was recorded from Amazon Bedrock. It lies beside the project and is not part of it. */
final class Recordings {

    private static final Path FILE =
            Path.of(System.getProperty("recorded.dir", "../../shared/recorded")).resolve("recorded.jsonl.gz");

    private Recordings() {}

    /** The exchanges that meet the condition; the test is skipped where there is no recording. */
    static List<RecordedExchange> only(Predicate<RecordedExchange> condition) {
        assumeTrue(Files.isReadable(FILE), () -> "Skipped: no recorded traffic at " + FILE);
        return Cassette.read(FILE).only(condition).exchanges();
    }

    /** The answered exchanges of the operation. */
    static List<RecordedExchange> answered(String operation) {
        return only(e -> e.operation().equals(operation) && e.status() == 200);
    }

    /** The cassette and the place in it, as the tests' tables name an exchange. */
    static String name(RecordedExchange recorded) {
        return recorded.id() + "#" + recorded.sequence();
    }
}
