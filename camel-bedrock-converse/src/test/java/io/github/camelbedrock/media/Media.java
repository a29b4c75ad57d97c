/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;

/** What the tests of this room share. */
final class Media {

    static final String HEADER = "CamelBedrockConverseMediaType";

    private Media() {}

    static Exchange exchange(Map<String, ?> headers) {
        return exchange(new DefaultCamelContext(), headers);
    }

    static Exchange exchange(CamelContext context, Map<String, ?> headers) {
        Exchange exchange = new DefaultExchange(context);
        headers.forEach(exchange.getMessage()::setHeader);
        return exchange;
    }

    static Exchange typed(String mediaType) {
        return exchange(Map.of(HEADER, mediaType));
    }

    /** The block in two words, for example {@code image png}; a text is just {@code text}. */
    static String words(ContentBlock block) {
        return switch (block.type()) {
            case IMAGE -> "image " + block.image().formatAsString();
            case DOCUMENT -> "document " + block.document().formatAsString();
            case VIDEO -> "video " + block.video().formatAsString();
            case AUDIO -> "audio " + block.audio().formatAsString();
            case TEXT -> "text";
            default -> block.type().toString();
        };
    }

    /** A wrapped file as a remote one is: it may know its name, its length and, once loaded, its content. */
    public static final class Remote implements WrappedFile<Object> {

        private final String fileName;
        private final long length;
        private final Object body;

        Remote(String fileName, long length, Object body) {
            this.fileName = fileName;
            this.length = length;
            this.body = body;
        }

        public String getFileName() {
            return fileName;
        }

        @Override
        public Object getFile() {
            return "a handle of the FTP client";
        }

        @Override
        public Object getBody() {
            return body;
        }

        @Override
        public long getFileLength() {
            return length;
        }
    }
}
