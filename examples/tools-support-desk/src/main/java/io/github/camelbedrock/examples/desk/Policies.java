/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Header;

/** The shop's policies, a file for each topic. */
public final class Policies {

    private final Path folder;

    /** Takes the folder of the files. */
    Policies(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The policy on this topic.
     *
     * @throws IllegalArgumentException if there is none; topics such as {@code ../secret} name none
     */
    public String read(@Header("topic") String topic) throws IOException {
        Path file = folder.resolve(topic + ".md").normalize();
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no policy on this topic");
        }
        return Files.readString(file);
    }
}
