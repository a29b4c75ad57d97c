/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.turn.ToolLoopSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how the tools are called that the model asks for. */
final class ToolLoopReader {

    private ToolLoopReader() {}

    static ToolLoopSettings read(SettingValues values, ToolLoopSettings base) {
        List<String> tags = values.names("tools");
        Integer iterations = values.integer("maxToolIterations", 1);
        Integer tokens = values.integer("maxToolTokens", 1);
        Long timeout = values.millis("toolTimeout");
        Integer size = values.integer("maxToolResultSize", 1);
        return new ToolLoopSettings(
                tags == null ? base.tags() : tags,
                is(values.choice("toolExecution", "auto", "manual"), "manual", base.manual()),
                iterations == null ? base.maxIterations() : iterations,
                tokens == null ? base.maxTokens() : tokens,
                is(values.choice("parallelToolExecution", "true", "false"), "true", base.parallel()),
                timeout == null ? base.timeout() : timeout,
                is(values.choice("toolErrorStrategy", "reprompt", "fail"), "fail", base.failOnError()),
                is(values.choice("unknownToolStrategy", "reprompt", "fail"), "fail", base.failOnUnknown()),
                size == null ? base.maxResultSize() : size,
                is(values.choice("toolResultOverflow", "truncate", "fail"), "fail", base.failOnOverflow()),
                is(values.choice("toolErrorDetail", "none", "message"), "message", base.errorMessages()));
    }

    private static boolean is(@Nullable String word, String wanted, boolean base) {
        return word == null ? base : word.equals(wanted);
    }
}
