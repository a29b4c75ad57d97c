/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * LocalBedrock: an Amazon Bedrock Runtime on loopback that speaks the real wire protocol. Door:
 * {@link io.github.camelbedrock.test.LocalBedrock}; {@link io.github.camelbedrock.test.Answers},
 * {@link io.github.camelbedrock.test.Errors}, {@link io.github.camelbedrock.test.Fault} and
 * {@link io.github.camelbedrock.test.Requests} write its script.
 */
@NullMarked
package io.github.camelbedrock.test;

import org.jspecify.annotations.NullMarked;
