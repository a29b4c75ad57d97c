/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.model.MediaKind;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;

/** The media types of content blocks. */
public final class MediaTypes {

    private MediaTypes() {}

    /** The media type of an image, document, video or audio, such as image/png. */
    public static String of(ContentBlock media) {
        return switch (media.type()) {
            case IMAGE -> MediaFormat.type(MediaKind.IMAGE, media.image().formatAsString());
            case VIDEO -> MediaFormat.type(MediaKind.VIDEO, media.video().formatAsString());
            case AUDIO -> MediaFormat.type(MediaKind.AUDIO, media.audio().formatAsString());
            default -> MediaFormat.type(MediaKind.DOCUMENT, media.document().formatAsString());
        };
    }
}
