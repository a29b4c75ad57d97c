/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
@NullMarked
package io.github.camelbedrock.docs;

import org.jspecify.annotations.NullMarked;
