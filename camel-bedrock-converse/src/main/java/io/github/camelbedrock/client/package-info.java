/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The SDK's clients: one for each distinct set of client options, closed with its last user. Door:
 * {@link BedrockClients}.
 */
@NullMarked
package io.github.camelbedrock.client;

import org.jspecify.annotations.NullMarked;
