/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The words that all rooms share: header names, exchange properties, exceptions. Uses nothing else of the component.
 */
@NullMarked
package io.github.camelbedrock;

import org.jspecify.annotations.NullMarked;
