/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

/** What is logged while something runs. The tests' logger writes to System.err. */
final class Logged {

    private Logged() {}

    /** The lines of warnings that the component logged meanwhile; clients of other tests may still be closing. */
    static List<String> warnings(Callable<?> something) throws Exception {
        return lines(something).stream()
                .filter(line -> line.contains(" WARN io.github.camelbedrock."))
                .toList();
    }

    /** All lines that were logged meanwhile, those of stack traces too. */
    static List<String> lines(Callable<?> something) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            something.call();
        } finally {
            System.setErr(before);
        }
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
