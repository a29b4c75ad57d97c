/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.turn.StreamSettings;
import io.github.camelbedrock.turn.StreamSettings.Body;
import java.util.Locale;

/** Reads how an answer in parts is handed on. */
final class StreamReader {

    private StreamReader() {}

    static StreamSettings read(SettingValues values, StreamSettings base) {
        String body = values.choice("streamBody", "iterator", "collect");
        String element = values.choice("streamElement", "text", "event");
        Long idle = values.millis("streamIdleTimeout");
        return new StreamSettings(
                body == null ? base.body() : Body.valueOf(body.toUpperCase(Locale.ROOT)),
                element == null ? base.events() : element.equals("event"),
                idle == null ? base.idleTimeout() : idle);
    }
}
