/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.limit.Quotas;
import java.time.Duration;

/** Makes components whose limits by the minute need not wait for one. */
public final class ShortMinutes {

    private ShortMinutes() {}

    /** A component whose minutes are so long. */
    public static BedrockConverseComponent component(Duration minute) {
        return new BedrockConverseComponent(new Quotas(minute));
    }
}
