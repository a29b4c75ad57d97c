/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.turn.StreamSettings;
import io.github.camelbedrock.turn.StreamSettings.Body;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads how an answer in parts is handed on. */
final class StreamReader {

    private static final String[] BODIES =
            Arrays.stream(Body.values()).map(Body::word).toArray(String[]::new);

    private StreamReader() {}

    static StreamSettings read(SettingValues values, StreamSettings base) {
        Body asked = body(values.choice("streamBody", BODIES));
        String element = values.choice("streamElement", "text", "event");
        Long idle = values.millis("streamIdleTimeout");
        String to = values.text("streamTo");
        StreamSettings settings = new StreamSettings(
                asked == null ? base.asked() : asked,
                element == null ? base.events() : element.equals("event"),
                idle == null ? base.idleTimeout() : idle,
                to == null ? base.to() : to);
        if (settings.to() != null && settings.body() != Body.COLLECT) {
            throw values.refusal(
                    "streamTo",
                    "cannot stand beside streamBody=" + settings.body().word()
                            + ": the elements go to that endpoint, and the" + " body is the whole answer at the end");
        }
        return settings;
    }

    private static @Nullable Body body(@Nullable String word) {
        return Arrays.stream(Body.values())
                .filter(body -> body.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
