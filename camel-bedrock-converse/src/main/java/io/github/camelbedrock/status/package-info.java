/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the calls of a component have come to: counts for each model and tool, the last failures, and whether an endpoint
 * is well. Doors: {@link CallStatus}, {@link EndpointStatus}.
 */
@NullMarked
package io.github.camelbedrock.status;

import org.jspecify.annotations.NullMarked;
