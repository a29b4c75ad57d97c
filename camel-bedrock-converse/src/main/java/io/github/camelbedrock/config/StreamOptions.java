/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** How an answer in parts is handed on. */
@UriParams
public class StreamOptions implements Cloneable {

    @UriParam(label = "producer", enums = "iterator,collect", defaultValue = "iterator")
    private @Nullable String streamBody;

    @UriParam(label = "producer", enums = "text,event", defaultValue = "text")
    private @Nullable String streamElement;

    @UriParam(label = "producer", javaType = "java.time.Duration", defaultValue = "60s")
    private @Nullable String streamIdleTimeout;

    public @Nullable String getStreamBody() {
        return streamBody;
    }

    /**
     * What the body of the operation converseStream is: iterator, from which the elements are taken as the model
     * speaks, with split(body()).streaming() for example; or collect, the whole answer at the end, as with converse.
     */
    public void setStreamBody(@Nullable String streamBody) {
        this.streamBody = streamBody;
    }

    public @Nullable String getStreamElement() {
        return streamElement;
    }

    /** The elements of a stream: text, the pieces of the answer's text; or event, a StreamPart for each event. */
    public void setStreamElement(@Nullable String streamElement) {
        this.streamElement = streamElement;
    }

    public @Nullable String getStreamIdleTimeout() {
        return streamIdleTimeout;
    }

    /**
     * How long a stream may be silent before it fails. Time in which nobody waits for the next element does not count.
     */
    public void setStreamIdleTimeout(@Nullable String streamIdleTimeout) {
        this.streamIdleTimeout = streamIdleTimeout;
    }

    /** A copy that can be changed without changing this one. */
    public StreamOptions copy() {
        try {
            return (StreamOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
