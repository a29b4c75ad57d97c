/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.schema.SchemaRewrite;
import io.github.camelbedrock.schema.SchemaValidator;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must look like. Made once for a schema, since the check is compiled.
 *
 * @param schema the JSON schema as the user gave it
 * @param validator checks answers against it
 * @param plain the schema as the model is to see it in a tool or a prompt
 * @param strict the schema as text in the form that Bedrock enforces
 * @param type the class that the answer becomes, or null where it stays JSON text
 */
public record OutputShape(
        JsonNode schema, SchemaValidator validator, JsonNode plain, String strict, @Nullable Class<?> type) {

    /**
     * The shape of a schema.
     *
     * @param type the class that the answer becomes, or null
     * @throws IllegalArgumentException if the schema is none; says where
     */
    public static OutputShape of(JsonNode schema, @Nullable Class<?> type) {
        return new OutputShape(
                schema,
                new SchemaValidator(schema),
                SchemaRewrite.plain(schema),
                SchemaRewrite.strict(schema).toString(),
                type);
    }
}
