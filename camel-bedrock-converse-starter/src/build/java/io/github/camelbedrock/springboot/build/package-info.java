/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the build runs; nothing of it is in the jar. Door: {@link ConfigurationGenerator}. */
@NullMarked
package io.github.camelbedrock.springboot.build;

import org.jspecify.annotations.NullMarked;
