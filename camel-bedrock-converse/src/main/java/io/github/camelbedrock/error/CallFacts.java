/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a call beside its failure; asked for only where the advice has use for it. */
public interface CallFacts {

    /** Of a call of which nothing is known. */
    CallFacts NONE = new CallFacts() {};

    /** The model as it was asked for; empty where it is not known. */
    default String model() {
        return "";
    }

    /** The region that was called, or null where it is not known. */
    default @Nullable String region() {
        return null;
    }

    /** A known model whose name is near to that of this one, which may have been meant. */
    default Optional<String> near() {
        return Optional.empty();
    }

    /** The inference profiles by which the model may be served in the region, likely ones first. */
    default List<String> profiles() {
        return List.of();
    }

    /** Whether the request held results of tools. */
    default boolean hasToolResults() {
        return false;
    }

    /** Whether the request held documents, images, video or audio. */
    default boolean hasMedia() {
        return false;
    }
}
