/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** What a model can read of a part of a tool's result. */
public final class ToolResultText {

    private ToolResultText() {}

    /** Its JSON as text, or its text; empty where it is media. */
    public static String of(ToolResultContentBlock part) {
        if (part.json() != null) {
            return PlainJson.write(DocumentJson.toPlain(part.json()));
        }
        return part.text() == null ? "" : part.text();
    }
}
