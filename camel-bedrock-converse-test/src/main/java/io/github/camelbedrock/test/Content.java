/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an answer says, before it is known which operation asks. */
sealed interface Content {

    /** The body as JSON; for raw bytes a missing node. */
    JsonNode json();

    /** The same with a changed body. */
    default Content edit(Consumer<ObjectNode> change) {
        throw new IllegalStateException("Only the answer of a model can be changed in this way");
    }

    default Content and(Content more) {
        throw new IllegalStateException("Only the answer of a model can get more blocks");
    }

    default Content withoutMetadata() {
        return this;
    }

    default Content withoutPadding() {
        return this;
    }

    /**
     * The answer of a model, in the shape of Converse.
     *
     * @param pieces for a text block, by its index: the deltas in which a stream delivers it
     * @param metadata whether a stream ends with the metadata event
     * @param padding whether frames carry Bedrock's padding
     */
    record Model(ObjectNode body, Map<Integer, List<String>> pieces, boolean metadata, boolean padding)
            implements Content {

        @Override
        public JsonNode json() {
            return body;
        }

        @Override
        public Content edit(Consumer<ObjectNode> change) {
            ObjectNode copy = body.deepCopy();
            change.accept(copy);
            return new Model(copy, pieces, metadata, padding);
        }

        @Override
        public Content and(Content more) {
            if (!(more instanceof Model other)) {
                return Content.super.and(more);
            }
            ObjectNode copy = body.deepCopy();
            ArrayNode blocks = copy.withArray("/output/message/content");
            Map<Integer, List<String>> all = new HashMap<>(pieces);
            other.pieces.forEach((index, texts) -> all.put(blocks.size() + index, texts));
            other.body.at("/output/message/content").forEach(blocks::add);
            if ("tool_use".equals(other.body.path("stopReason").asText())) {
                copy.put("stopReason", "tool_use");
            }
            return new Model(copy, all, metadata, padding);
        }

        @Override
        public Content withoutMetadata() {
            return new Model(body, pieces, false, padding);
        }

        @Override
        public Content withoutPadding() {
            return new Model(body, pieces, metadata, false);
        }
    }

    /** An error: HTTP status, type and body. */
    record Failure(int status, String type, ObjectNode body) implements Content {
        @Override
        public JsonNode json() {
            return body;
        }
    }

    /** Bytes, whatever was asked. */
    record Raw(int status, byte[] bytes) implements Content {
        @Override
        public JsonNode json() {
            return Json.readOrMissing(bytes);
        }
    }
}
