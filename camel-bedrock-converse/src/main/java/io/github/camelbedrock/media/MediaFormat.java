/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.model.MediaKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.AudioFormat;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.VideoFormat;

/**
 * What a media type becomes. The name is Bedrock's word for the format; that of a text is the format of the document
 * that the text would be in S3, where nobody can read it for us.
 */
record MediaFormat(MediaKind kind, String name) {

    /** The largest image, 3.75 MB (Bedrock API reference, Message). */
    static final int MAX_IMAGE_BYTES = 3_932_160;

    /** The largest document, 4.5 MB (Bedrock User Guide, API restrictions). */
    static final int MAX_DOCUMENT_BYTES = 4_718_592;

    /**
     * The most bytes that make less than 25 MB in base64, as which they travel (Bedrock API reference, VideoSource).
     * PDF and DOCX documents have this limit too: that of other documents does not hold for them with Claude 4 and Nova
     * (Bedrock User Guide, API restrictions), and models that allow less say so. For audio AWS names no limit.
     */
    static final int MAX_ENCODED_BYTES = (25 * 1024 * 1024 / 4 - 1) * 3;

    /** The largest text: no request may be larger (Bedrock API reference, InvokeModel, body). */
    static final int MAX_TEXT_BYTES = 25_000_000;

    /** Media types whose second half is not Bedrock's word, the other way round. */
    private static final Map<String, String> NAMES_OF_CUSTOM = Map.of(
            "mkv", "video/x-matroska",
            "mov", "video/quicktime",
            "flv", "video/x-flv",
            "wmv", "video/x-ms-wmv",
            "three_gp", "video/3gpp",
            "mp3", "audio/mpeg",
            "txt", "text/plain",
            "md", "text/markdown");

    private static final Set<String> LARGE_DOCUMENTS = Set.of("pdf", "docx");

    /** Media types whose second half is not Bedrock's word for the format. */
    private static final Map<String, MediaFormat> IRREGULAR = Map.ofEntries(
            image("image/jpg", ImageFormat.JPEG),
            video("video/x-matroska", VideoFormat.MKV),
            video("video/quicktime", VideoFormat.MOV),
            video("video/x-flv", VideoFormat.FLV),
            video("video/x-ms-wmv", VideoFormat.WMV),
            video("video/3gpp", VideoFormat.THREE_GP),
            audio("audio/mpeg", AudioFormat.MP3),
            audio("audio/x-wav", AudioFormat.WAV),
            audio("audio/wave", AudioFormat.WAV),
            audio("audio/vnd.wave", AudioFormat.WAV),
            audio("audio/x-flac", AudioFormat.FLAC),
            audio("audio/x-m4a", AudioFormat.M4_A),
            audio("audio/x-matroska", AudioFormat.MKA),
            document("application/pdf", DocumentFormat.PDF),
            document("application/msword", DocumentFormat.DOC),
            document("application/vnd.ms-excel", DocumentFormat.XLS),
            document("application/vnd.openxmlformats-officedocument.wordprocessingml.document", DocumentFormat.DOCX),
            document("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DocumentFormat.XLSX),
            text("text/csv", DocumentFormat.CSV),
            text("text/html", DocumentFormat.HTML),
            text("text/markdown", DocumentFormat.MD),
            text("text/x-markdown", DocumentFormat.MD),
            text("application/json", DocumentFormat.TXT),
            text("application/xml", DocumentFormat.TXT));

    /**
     * The format of a media type.
     *
     * @param type in lower case, without parameters
     * @return null if Bedrock has none
     */
    static @Nullable MediaFormat of(String type) {
        MediaFormat irregular = IRREGULAR.get(type);
        if (irregular != null) {
            return irregular;
        }
        if (type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml")) {
            return new MediaFormat(MediaKind.TEXT, DocumentFormat.TXT.toString());
        }
        int slash = type.indexOf('/');
        String subtype = type.substring(slash + 1);
        for (MediaKind kind : List.of(MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO)) {
            if (type.substring(0, Math.max(slash, 0)).equals(word(kind))
                    && names(kind).contains(subtype)) {
                return new MediaFormat(kind, subtype);
            }
        }
        return null;
    }

    /** The media type of the format, as IANA or custom has it. */
    static String type(MediaKind kind, String name) {
        String known = NAMES_OF_CUSTOM.get(name);
        if (known != null) {
            return known;
        }
        if (kind != MediaKind.DOCUMENT) {
            return word(kind) + "/" + name;
        }
        return IRREGULAR.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse("application/octet-stream");
    }

    /** All that {@link #of} finds, for the message that refuses the rest. */
    static String allowed() {
        return "images " + list(MediaKind.IMAGE) + ", documents " + list(MediaKind.DOCUMENT) + ", video "
                + list(MediaKind.VIDEO) + ", audio " + list(MediaKind.AUDIO) + ", and as text text/*, JSON and XML";
    }

    /** The most bytes that may be sent in this format. */
    int maxBytes() {
        return switch (kind) {
            case TEXT -> MAX_TEXT_BYTES;
            case IMAGE -> MAX_IMAGE_BYTES;
            case DOCUMENT -> LARGE_DOCUMENTS.contains(name) ? MAX_ENCODED_BYTES : MAX_DOCUMENT_BYTES;
            case VIDEO, AUDIO -> MAX_ENCODED_BYTES;
        };
    }

    /** The format in the words of an error message. */
    String label() {
        return kind == MediaKind.TEXT ? word(kind) : word(kind) + " of format " + name;
    }

    private static Set<String> names(MediaKind kind) {
        return switch (kind) {
            case TEXT -> Set.of();
            case IMAGE -> words(ImageFormat.knownValues());
            case DOCUMENT -> words(DocumentFormat.knownValues());
            case VIDEO -> words(VideoFormat.knownValues());
            case AUDIO -> words(AudioFormat.knownValues());
        };
    }

    /** The kind in lower case; for image, video and audio it is the media type's first half. */
    private static String word(MediaKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(Set<?> formats) {
        Set<String> words = new TreeSet<>();
        formats.forEach(format -> words.add(format.toString()));
        return words;
    }

    private static String list(MediaKind kind) {
        return "(" + String.join(", ", names(kind)) + ")";
    }

    private static Map.Entry<String, MediaFormat> image(String type, ImageFormat format) {
        return Map.entry(type, new MediaFormat(MediaKind.IMAGE, format.toString()));
    }

    private static Map.Entry<String, MediaFormat> video(String type, VideoFormat format) {
        return Map.entry(type, new MediaFormat(MediaKind.VIDEO, format.toString()));
    }

    private static Map.Entry<String, MediaFormat> audio(String type, AudioFormat format) {
        return Map.entry(type, new MediaFormat(MediaKind.AUDIO, format.toString()));
    }

    private static Map.Entry<String, MediaFormat> document(String type, DocumentFormat format) {
        return Map.entry(type, new MediaFormat(MediaKind.DOCUMENT, format.toString()));
    }

    private static Map.Entry<String, MediaFormat> text(String type, DocumentFormat inS3) {
        return Map.entry(type, new MediaFormat(MediaKind.TEXT, inS3.toString()));
    }
}
