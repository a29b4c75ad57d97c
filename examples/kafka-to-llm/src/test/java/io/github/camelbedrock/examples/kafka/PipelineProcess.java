/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The routes in a process of their own, which can be killed without a chance to say good-bye. */
final class PipelineProcess {

    private final Process process;

    private PipelineProcess(Process process) {
        this.process = process;
    }

    /** Starts a process with the routes and these properties. */
    static PipelineProcess start(Map<String, String> properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                PipelineProcess.class.getName()));
        properties.forEach((name, value) -> command.add(name + "=" + value));
        return new PipelineProcess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As by {@code kill -9}; the process is gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process does not die");
        }
    }

    /** What runs in the process, until its input ends: it does not outlive the tests. */
    public static void main(String[] args) throws IOException {
        Map<String, String> properties = new HashMap<>();
        for (String arg : args) {
            String[] nameAndValue = arg.split("=", 2);
            properties.put(nameAndValue[0], nameAndValue[1]);
        }
        TriagePipeline pipeline = TriagePipeline.start(properties);
        System.in.readAllBytes();
        pipeline.close();
    }
}
