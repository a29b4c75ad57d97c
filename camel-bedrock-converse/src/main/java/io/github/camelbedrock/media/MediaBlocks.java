/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.AudioSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;
import software.amazon.awssdk.services.bedrockruntime.model.VideoSource;

/**
 * Builds the block of a format. Documents stay without a name: Bedrock wants one, but the name of a file may carry an
 * instruction to the model (Bedrock API reference, DocumentBlock), so neutral names are given where the request is made.
 */
final class MediaBlocks {

    private MediaBlocks() {}

    /** A block of bytes; not for texts. */
    static ContentBlock ofBytes(MediaFormat format, SdkBytes bytes) {
        return switch (format.kind()) {
            case IMAGE -> image(format, ImageSource.fromBytes(bytes));
            case VIDEO -> video(format, VideoSource.fromBytes(bytes));
            case AUDIO -> audio(format, AudioSource.fromBytes(bytes));
            case DOCUMENT, TEXT -> document(format, DocumentSource.fromBytes(bytes));
        };
    }

    /** A block of what Bedrock fetches itself; a text is a document there. */
    static ContentBlock ofS3(MediaFormat format, S3Location location) {
        return switch (format.kind()) {
            case IMAGE -> image(format, ImageSource.fromS3Location(location));
            case VIDEO -> video(format, VideoSource.fromS3Location(location));
            case AUDIO -> audio(format, AudioSource.fromS3Location(location));
            case DOCUMENT, TEXT -> document(format, DocumentSource.fromS3Location(location));
        };
    }

    private static ContentBlock image(MediaFormat format, ImageSource source) {
        return ContentBlock.fromImage(image -> image.format(format.name()).source(source));
    }

    private static ContentBlock video(MediaFormat format, VideoSource source) {
        return ContentBlock.fromVideo(video -> video.format(format.name()).source(source));
    }

    private static ContentBlock audio(MediaFormat format, AudioSource source) {
        return ContentBlock.fromAudio(audio -> audio.format(format.name()).source(source));
    }

    private static ContentBlock document(MediaFormat format, DocumentSource source) {
        return ContentBlock.fromDocument(
                document -> document.format(format.name()).source(source));
    }
}
