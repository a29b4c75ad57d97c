/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a failure means: its category, how long to wait, what to do. Pure functions: no Camel. Door: {@link Failure}. */
@NullMarked
package io.github.camelbedrock.error;

import org.jspecify.annotations.NullMarked;
