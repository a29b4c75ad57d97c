/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;

/** How many files a message may hold and how large they may be (API reference, Message and DocumentBlock). */
final class MediaLimits {

    private static final int MOST_IMAGES = 20;
    private static final int MOST_DOCUMENTS = 5;
    private static final int LARGEST_IMAGE = 3_932_160; // 3.75 MB
    private static final int LARGEST_DOCUMENT = 4_718_592; // 4.5 MB

    /** Newer Claude and Nova models take larger ones of these (User Guide, Converse, API restrictions). */
    private static final Set<String> LARGER = Set.of("pdf", "docx");

    private MediaLimits() {}

    static void check(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.isUser() && (draft.has(ContentBlock.Type.IMAGE) || draft.has(ContentBlock.Type.DOCUMENT))) {
                check(draft);
            }
        }
    }

    private static void check(Draft draft) {
        int images = 0;
        int documents = 0;
        for (ContentBlock block : draft.content()) {
            if (block.image() != null) {
                images++;
                checkSize("An image", block.image().source().bytes(), LARGEST_IMAGE);
            } else if (block.document() != null) {
                documents++;
                if (!LARGER.contains(String.valueOf(block.document().formatAsString()))) {
                    checkSize("A document", block.document().source().bytes(), LARGEST_DOCUMENT);
                }
            }
        }
        checkCount("images", images, MOST_IMAGES);
        checkCount("documents", documents, MOST_DOCUMENTS);
    }

    private static void checkCount(String what, int found, int most) {
        if (found > most) {
            throw new InvalidTurnException(
                    "A user turn holds " + found + " " + what + ", but Bedrock takes " + most + " in a message");
        }
    }

    private static void checkSize(String what, @Nullable SdkBytes bytes, int most) {
        int size = bytes == null ? 0 : bytes.asByteArrayUnsafe().length;
        if (size > most) {
            throw new InvalidTurnException(what + " has " + size + " bytes, but Bedrock takes " + most
                    + ": make it smaller, or name an S3 object");
        }
    }
}
