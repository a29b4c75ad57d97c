/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import io.github.camelbedrock.ErrorCategory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed. It holds nothing of the failure's message, in which Bedrock quotes requests.
 *
 * @param model the model that was asked
 * @param requestId the AWS request id; null where AWS has not answered
 */
public record SeenFailure(Instant time, String model, ErrorCategory category, @Nullable String requestId) {}
