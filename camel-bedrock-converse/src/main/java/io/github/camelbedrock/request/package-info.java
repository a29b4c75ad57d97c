/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Turns one {@code Turn} into a Bedrock request. Pure functions: no Camel, no I/O, no clock. Door:
 * {@link ConverseRequestMapper}.
 */
@NullMarked
package io.github.camelbedrock.request;

import org.jspecify.annotations.NullMarked;
