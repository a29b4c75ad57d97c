/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A support desk whose agent is a model with tools. */
@NullMarked
package io.github.camelbedrock.examples.desk;

import org.jspecify.annotations.NullMarked;
