/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** An answer on the terminal while the model speaks. */
@NullMarked
package io.github.camelbedrock.examples.terminal;

import org.jspecify.annotations.NullMarked;
