/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a user can set, one class a topic. The groups stand side by side as fields of component and endpoint, never one
 * inside another (Camel's generator cannot nest them); {@code createEndpoint} copies each.
 */
@NullMarked
package io.github.camelbedrock.config;

import org.jspecify.annotations.NullMarked;
