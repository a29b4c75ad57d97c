/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.util.HashMap;
import java.util.Map;

/** System properties that a test sets, and that are as before when it is over. */
final class SystemProperties implements AutoCloseable {

    private final Map<String, String> before = new HashMap<>();

    void set(String property, String value) {
        before.putIfAbsent(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }
}
