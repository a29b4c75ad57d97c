/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What holds calls back before they are sent, and who is left alone for a while: quotas of a minute, lines of waiting
 * calls, models that could not answer. No Camel, no AWS SDK. Doors: {@link Quotas}, {@link Cooldowns},
 * {@link WaitingLine}.
 */
@NullMarked
package io.github.camelbedrock.limit;

import org.jspecify.annotations.NullMarked;
