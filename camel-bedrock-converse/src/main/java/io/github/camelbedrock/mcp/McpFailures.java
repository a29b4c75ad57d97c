/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.github.camelbedrock.error.Causes;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Failures in words that name the server and hold none of its secrets. Causes are left behind: their messages may quote
 * what a server answered, and that may quote a token.
 */
final class McpFailures {

    /** The SDK tells a refusal only so. */
    private static final Pattern STATUS = Pattern.compile("[Ss]tatus code:\\s*(\\d{3})");

    private static final int LONGEST_QUOTE = 300;

    private final McpServerOptions options;

    McpFailures(McpServerOptions options) {
        this.options = options;
    }

    /** Why no connection came about. */
    McpServerException ofOpening(Throwable failure, long millis) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof McpServerException known) {
            return known;
        }
        String reason =
                cause instanceof TimeoutException ? "it has not answered within " + millis + " ms" : reason(cause);
        String hint = options.command() == null
                ? ""
                : ". What it writes to its error stream is logged at DEBUG by " + StdioTransport.class.getName();
        return new McpServerException(options.label() + " cannot be used (" + options.origin() + "): " + reason + hint);
    }

    /**
     * Why a call has failed.
     *
     * @param end what ended the connection; null where nothing has
     */
    Exception ofCall(Throwable failure, @Nullable Throwable end, long millis) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof McpServerException known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return new TimeoutException(options.label() + " has not answered within " + millis + " ms");
        }
        if (cause instanceof McpError refusal) {
            return new McpServerException(options.label() + " refuses the call: " + quoted(refusal.getMessage()));
        }
        boolean gone = end != null || cause instanceof ServerEnded || cause instanceof IOException;
        return new McpServerException(
                options.label() + (gone ? " has gone away: " : " has failed: ") + reason(end == null ? cause : end)
                        + ". Whether it has done what it was asked to is not known"
                        + (gone ? ". The next call connects anew" : ""));
    }

    private String reason(Throwable cause) {
        if (cause instanceof ServerEnded) {
            return quoted(cause.getMessage());
        }
        if (cause instanceof McpError refusal) {
            return "it refuses: " + quoted(refusal.getMessage());
        }
        if (cause instanceof McpHttpClientTransportAuthorizationException refused) {
            return "it answers HTTP " + refused.getResponseInfo().statusCode() + "; check "
                    + options.option("accessToken");
        }
        if (cause instanceof IOException) {
            return ofNetwork((IOException) cause);
        }
        Matcher status = STATUS.matcher(String.valueOf(cause.getMessage()));
        return status.find() && !status.group(1).startsWith("2") // A web page that nobody can read is told of so, too.
                ? "it answers HTTP " + status.group(1)
                : "what it answers is not of the Model Context Protocol (" + quoted(cause.getMessage()) + ")";
    }

    private String ofNetwork(IOException cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException || one instanceof UnknownHostException) {
                return "its host is not known";
            }
        }
        if (cause instanceof HttpTimeoutException) {
            return "no connection came about in time";
        }
        if (cause instanceof ConnectException) {
            return "nobody takes the connection";
        }
        return (cause instanceof SSLException ? "TLS fails: " : "the connection has broken off: ")
                + quoted(cause.getMessage());
    }

    private String quoted(@Nullable String message) {
        String text = options.withoutSecrets(String.valueOf(message));
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }

    private static Throwable unwrapped(Throwable failure) {
        // Reactor wraps checked exceptions.
        return reactor.core.Exceptions.unwrap(Causes.unwrapped(failure));
    }
}
