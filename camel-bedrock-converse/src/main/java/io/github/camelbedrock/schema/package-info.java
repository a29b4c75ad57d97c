/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * JSON schemas of tools and of structured output: made, rewritten for Bedrock, checked against. Pure functions: no Camel,
 * no SDK, no I/O. Doors: {@link SchemaRewrite}, {@link ClassSchema}, {@link SchemaValidator}, {@link OutputMapper}.
 */
@NullMarked
package io.github.camelbedrock.schema;

import org.jspecify.annotations.NullMarked;
