/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The process of a server, and those that it has started itself. */
final class ServerProcess {

    /** How long it may take to end by itself, and again when it was told to. */
    private static final long PATIENCE_MILLIS = 2_000;

    /**
     * What a server inherits, as with the MCP SDKs for Python and TypeScript, and where it finds its language, clock and
     * scratch files. Nothing else: our environment holds the keys to AWS.
     */
    private static final Set<String> INHERITED = Set.of(
            "HOME",
            "LOGNAME",
            "PATH",
            "SHELL",
            "TERM",
            "USER",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "APPDATA",
            "HOMEDRIVE",
            "HOMEPATH",
            "LOCALAPPDATA",
            "PATHEXT",
            "PROCESSOR_ARCHITECTURE",
            "SYSTEMDRIVE",
            "SYSTEMROOT",
            "TEMP",
            "TMP",
            "USERNAME",
            "USERPROFILE");

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @throws IOException if there is no such program, or it may not be run
     */
    static ServerProcess start(String command, List<String> args, Map<String, String> env) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(command);
        line.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(line);
        // Windows writes Path.
        builder.environment().keySet().removeIf(name -> !INHERITED.contains(name) && !name.equalsIgnoreCase("PATH"));
        builder.environment().putAll(env);
        return new ServerProcess(builder.start());
    }

    InputStream output() {
        return process.getInputStream();
    }

    InputStream errors() {
        return process.getErrorStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** How it is, in the words of a message. */
    String state() {
        return process.isAlive()
                ? "its process has closed its input or output"
                : "its process has ended with exit value " + process.exitValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Ends it: by the end of its input (MCP specification, Lifecycle, Shutdown), then by the signal to end, then by force.
     * So with the processes that it has started.
     *
     * @param executor has a thread to close the input
     */
    CompletionStage<Void> end(Executor executor) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        // Whoever writes to a process that does not read holds the stream.
        executor.execute(this::closeInput);
        return gone(List.of(process.toHandle()))
                .thenCompose(done -> {
                    all.forEach(ProcessHandle::destroy);
                    return gone(all);
                })
                .thenCompose(done -> {
                    all.forEach(ProcessHandle::destroyForcibly);
                    return gone(all);
                });
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended before.
        }
    }

    private static CompletionStage<Void> gone(List<ProcessHandle> all) {
        CompletableFuture<?>[] exits = all.stream()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(exits).completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
