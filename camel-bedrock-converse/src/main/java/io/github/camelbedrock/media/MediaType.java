/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.MimeTypeHelper;
import org.jspecify.annotations.Nullable;

/**
 * A media type and where it was found.
 *
 * @param name in lower case, without parameters
 * @param charset the parameter of that name
 * @param source in the words of an error message
 */
record MediaType(String name, @Nullable String charset, String source) {

    /** What is taken for text. */
    static final MediaType TEXT = new MediaType("text/plain", null, "as no header and no name tells another");

    /** They say nothing of the content: unknown bytes (S3 writes the second by default), or a form around it. */
    private static final Set<String> SAY_NOTHING =
            Set.of("application/octet-stream", "binary/octet-stream", "application/x-www-form-urlencoded");

    /** Where Camel's table has no type, or one that names the container and not Bedrock's format. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("md", "text/markdown"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("jsonl", "text/plain"),
            Map.entry("ndjson", "text/plain"),
            Map.entry("3gpp", "video/3gpp"),
            Map.entry("aac", "audio/aac"),
            Map.entry("m4a", "audio/m4a"),
            Map.entry("mpga", "audio/mpga"),
            Map.entry("opus", "audio/opus"),
            Map.entry("pcm", "audio/pcm"));

    /**
     * Reads a header's value.
     *
     * @return null if the value says nothing of the content
     */
    static @Nullable MediaType parse(@Nullable String value, String source) {
        if (value == null) {
            return null;
        }
        String[] parts = value.split(";");
        String name = parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.startsWith("multipart/") || SAY_NOTHING.contains(name)) {
            return null;
        }
        return new MediaType(name, charset(parts), source);
    }

    /**
     * Reads the extension of a file's name.
     *
     * @return null if there is none, or none that is known
     */
    static @Nullable MediaType ofFileName(@Nullable String fileName, String source) {
        if (fileName == null) {
            return null;
        }
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        String extension = last.substring(dot + 1).toLowerCase(Locale.ROOT);
        String own = EXTENSIONS.get(extension);
        return parse(own == null ? MimeTypeHelper.probeMimeType("file." + extension) : own, source);
    }

    private static @Nullable String charset(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("charset")) {
                String charset = pair[1].strip().replace("\"", "");
                return charset.isEmpty() ? null : charset;
            }
        }
        return null;
    }
}
