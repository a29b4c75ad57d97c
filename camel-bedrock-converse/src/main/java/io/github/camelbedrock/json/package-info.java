/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The SDK's documents and objects as plain Java values, order and numbers kept. Doors: {@link DocumentJson},
 * {@link PojoJson}.
 */
@NullMarked
package io.github.camelbedrock.json;

import org.jspecify.annotations.NullMarked;
