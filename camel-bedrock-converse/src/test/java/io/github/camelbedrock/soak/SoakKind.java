/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

/** The ways in which calls are made. */
enum SoakKind {
    CONVERSE(Model.PLAIN, ""),
    ITERATOR(Model.PLAIN, "&operation=converseStream"),
    COLLECT(Model.PLAIN, "&operation=converseStream&streamBody=collect"),
    PUBLISHER(Model.PLAIN, "&operation=converseStream&streamBody=publisher"),
    TOOLS(Model.PLAIN, "&tools=soak"),
    TOOLS_STREAM(Model.PLAIN, "&tools=soak&operation=converseStream&streamBody=collect"),
    STRUCTURED(Model.NATIVE, "&outputClass=" + SoakAnswer.class.getName()),
    FALLBACK(Model.FIRST, "&fallbackModels=" + SoakKind.SECOND + "&fallbackCooldown=50"),
    FALLBACK_STREAM(Model.FIRST, FALLBACK.options + "&operation=converseStream&streamBody=collect");

    /** The model that never fails. */
    static final String SECOND = "amazon.nova-micro-v1:0";

    /** What makes models differ here: one that stands back for a while must not be one that other calls ask. */
    private static final class Model {
        static final String PLAIN = "amazon.nova-lite-v1:0";
        static final String NATIVE = "anthropic.claude-haiku-4-5-20251001-v1:0";
        static final String FIRST = "amazon.nova-pro-v1:0";
    }

    private final String model;
    private final String options;

    SoakKind(String model, String options) {
        this.model = model;
        this.options = options;
    }

    boolean isStream() {
        return options.contains("converseStream");
    }

    boolean isPlain() {
        return this == CONVERSE || this == ITERATOR || this == COLLECT || this == PUBLISHER;
    }

    boolean hasTools() {
        return options.contains("tools=");
    }

    boolean hasFallback() {
        return options.contains("fallbackModels=");
    }

    /** The endpoint; calls that stall have one of their own, which does not wait for long. */
    String uri(boolean stalls) {
        String impatient = isStream() ? "&streamIdleTimeout=3000" : "&readTimeout=3000";
        return "bedrock-converse:" + model + "?maxAttempts=" + SoakFault.ATTEMPTS + options + (stalls ? impatient : "");
    }
}
