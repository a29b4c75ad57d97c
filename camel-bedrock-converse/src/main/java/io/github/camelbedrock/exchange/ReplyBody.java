/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.media.MediaTypes;
import io.github.camelbedrock.turn.Reply;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;

/** What an answer is as a body: the object that was asked for, the text, or the bytes of a media answer without text. */
final class ReplyBody {

    private ReplyBody() {}

    static void write(Message message, Reply reply) {
        if (reply.output() != null) {
            message.setBody(reply.output());
        } else if (reply.media().isEmpty() || !reply.text().isBlank()) {
            message.setBody(reply.text());
        } else {
            ContentBlock media = reply.media().get(0);
            message.setBody(content(media));
            message.setHeader(BedrockConverseConstants.MEDIA_TYPE, MediaTypes.of(media));
        }
    }

    private static @Nullable Object content(ContentBlock media) {
        return switch (media.type()) {
            case IMAGE ->
                content(media.image().source().bytes(), media.image().source().s3Location());
            case VIDEO ->
                content(media.video().source().bytes(), media.video().source().s3Location());
            case AUDIO ->
                content(media.audio().source().bytes(), media.audio().source().s3Location());
            default ->
                content(
                        media.document().source().bytes(),
                        media.document().source().s3Location());
        };
    }

    private static @Nullable Object content(@Nullable SdkBytes bytes, @Nullable S3Location location) {
        if (bytes != null) {
            return bytes.asByteArray();
        }
        return location == null ? null : location.uri();
    }
}
