/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The traffic that was recorded from Amazon Bedrock. It lies beside the project and is not part of it. */
final class Recordings {

    private static final Path FILE =
            Path.of(System.getProperty("recorded.dir", "../../shared/recorded")).resolve("recorded.jsonl.gz");

    private Recordings() {}

    /** The recording; the test is skipped where there is none. */
    static Cassette read() {
        assumeTrue(Files.isReadable(FILE), () -> "Skipped: no recorded traffic at " + FILE);
        return Cassette.read(FILE);
    }
}
