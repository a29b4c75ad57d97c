/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The order of things from a turn to its reply. Door: {@link ConversationFactory}. */
@NullMarked
package io.github.camelbedrock.conversation;

import org.jspecify.annotations.NullMarked;
