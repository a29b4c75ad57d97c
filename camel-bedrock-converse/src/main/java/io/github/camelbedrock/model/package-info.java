/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is known of a model: its id, its aliases, its inference profiles and what it can do. No Camel, no AWS SDK.
 * Doors: {@link ModelCatalog}, {@link ModelId}, {@link ModelProfile}.
 */
@NullMarked
package io.github.camelbedrock.model;

import org.jspecify.annotations.NullMarked;
