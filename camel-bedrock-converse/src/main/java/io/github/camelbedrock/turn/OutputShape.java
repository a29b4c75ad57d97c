/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.schema.SchemaValidator;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must look like. Made once for a schema, since the check is compiled.
 *
 * @param schema the JSON schema as the user gave it
 * @param validator checks answers against it
 * @param type the class that the answer becomes, or null where it stays JSON text
 */
public record OutputShape(JsonNode schema, SchemaValidator validator, @Nullable Class<?> type) {}
