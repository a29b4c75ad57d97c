/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.function.BiConsumer;

/** Something that can ask a model and tells when the answer's text is there. */
interface Asker extends AutoCloseable {

    void ask(String modelId, String question, BiConsumer<String, Throwable> then);
}
