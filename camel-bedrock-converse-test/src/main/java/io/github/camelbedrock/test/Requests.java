/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.util.function.Predicate;

/** What a rule of the script looks for in a request. */
public final class Requests {

    private Requests() {}

    /** Any request. */
    public static Predicate<RecordedRequest> any() {
        return request -> true;
    }

    /** A request to that model id, as the client sees it (not percent-encoded). */
    public static Predicate<RecordedRequest> model(String modelId) {
        return request -> modelId.equals(request.modelId());
    }

    /** A request of that operation, such as Converse. */
    public static Predicate<RecordedRequest> operation(String operation) {
        return request -> operation.equals(request.operation());
    }

    /** A request whose last turn is the user's and holds that text. */
    public static Predicate<RecordedRequest> userTextContains(String text) {
        return request -> request.userText().contains(text);
    }
}
