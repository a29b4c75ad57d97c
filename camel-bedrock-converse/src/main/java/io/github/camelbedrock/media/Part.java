/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import java.io.File;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * What became, or will become, one block.
 *
 * @param exchange whose headers tell of the value; null where a value is converted outside of an exchange
 * @param whole whether the value is the body, and not one of several parts in it
 */
record Part(@Nullable Exchange exchange, Object value, boolean whole) {

    /** The part in the words of an error message. */
    String label() {
        String what = value instanceof byte[] ? "byte[]" : value.getClass().getName();
        String where = value instanceof File || value instanceof Path ? value.toString() : fileName();
        return (whole ? "The body (" : "The part (") + what + (where == null ? "" : " " + where) + ")";
    }

    /** The header's value as text, null if there is none. */
    @Nullable
    String header(String name) {
        return exchange == null ? null : exchange.getMessage().getHeader(name, String.class);
    }

    /** The name that the file itself has; null if the part is no file or does not tell. */
    @Nullable
    String fileName() {
        Object file = value instanceof WrappedFile<?> wrapped ? wrapped.getFile() : value;
        if (file instanceof File local) {
            return local.getName();
        }
        if (file instanceof Path path) {
            return String.valueOf(path.getFileName());
        }
        return value instanceof WrappedFile<?> wrapped ? remoteName(wrapped) : null;
    }

    /** Camel's remote files have the property fileName; their class is in camel-file, which need not be there. */
    private @Nullable String remoteName(WrappedFile<?> wrapped) {
        if (exchange == null) {
            return null;
        }
        Object name = PluginHelper.getBeanIntrospection(exchange.getContext())
                .getOrElseProperty(wrapped, "fileName", null, false);
        return name instanceof String text ? text : null;
    }
}
