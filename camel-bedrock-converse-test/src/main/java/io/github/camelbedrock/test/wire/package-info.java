/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The wire under LocalBedrock: HTTP/1.1 and HTTP/2 on one port, event-stream frames, paced and faulty delivery. Knows
 * nothing of scripts.
 */
@NullMarked
package io.github.camelbedrock.test.wire;

import org.jspecify.annotations.NullMarked;
