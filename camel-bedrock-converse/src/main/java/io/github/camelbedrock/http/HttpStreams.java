/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.http;

import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.spi.EventNotifier;
import org.jspecify.annotations.Nullable;

/** Lets the client of an HTTP route see a stream while it comes. */
public final class HttpStreams {

    private static final String VERTX_MESSAGE = "org.apache.camel.component.platform.http.vertx.HttpMessage";

    /** The property of an exchange that keeps the way back to its client. */
    static final String CLIENT = "CamelBedrockConverseHttpClient";

    private HttpStreams() {}

    /**
     * Answers with the stream while it comes, and returns at its end, where the route's consumer is one of HTTP that would
     * not hand on by itself what has come.
     *
     * @param message the message that a route ends with
     * @param stream its body
     * @param cancel ends the stream, called where the client has gone
     */
    public static void answer(Message message, InputStream stream, Runnable cancel) {
        // By name: the classes of that component need not be there.
        if (message.getClass().getName().equals(VERTX_MESSAGE)
                || message.getExchange().getProperty(CLIENT) != null) {
            VertxResponseStream.write(message, stream, cancel);
        }
    }

    /**
     * Lets clients be answered also where a step of their route has put another message in the place of theirs.
     *
     * @return what the context is to tell of its exchanges, or null where it has no such clients
     */
    public static @Nullable EventNotifier watch(CamelContext context) {
        return context.getClassResolver().resolveClass(VERTX_MESSAGE) == null ? null : new VertxClients();
    }
}
