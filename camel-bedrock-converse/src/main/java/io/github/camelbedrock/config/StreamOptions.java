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

    @UriParam(label = "producer", enums = "iterator,publisher,inputStream,sse,collect", defaultValue = "iterator")
    private @Nullable String streamBody;

    @UriParam(label = "producer", enums = "text,event", defaultValue = "text")
    private @Nullable String streamElement;

    @UriParam(label = "producer")
    private @Nullable String streamTo;

    @UriParam(label = "producer", javaType = "java.time.Duration", defaultValue = "60s")
    private @Nullable String streamIdleTimeout;

    public @Nullable String getStreamBody() {
        return streamBody;
    }

    /**
     * What the body of the operation converseStream is. While the model speaks the elements are taken from an iterator,
     * with split(body()).streaming() for example; from a publisher of Reactive Streams; as bytes from an inputStream; or
     * as server-sent events from an input stream (sse). With collect it is the whole answer at the end, as with converse.
     */
    public void setStreamBody(@Nullable String streamBody) {
        this.streamBody = streamBody;
    }

    public @Nullable String getStreamElement() {
        return streamElement;
    }

    /**
     * The elements of a stream: text, the pieces of the answer's text; or event, a StreamPart for each event, which an
     * inputStream gives as a line of JSON and sse as an event of that name.
     */
    public void setStreamElement(@Nullable String streamElement) {
        this.streamElement = streamElement;
    }

    public @Nullable String getStreamTo() {
        return streamTo;
    }

    /**
     * The URI of an endpoint that gets each element of a stream as an exchange of its own, one after the other and in
     * their order. The body is the whole answer at the end, as with streamBody=collect.
     */
    public void setStreamTo(@Nullable String streamTo) {
        this.streamTo = streamTo;
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
