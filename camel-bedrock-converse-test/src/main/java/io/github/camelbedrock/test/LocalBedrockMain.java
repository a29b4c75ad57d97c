/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link LocalBedrock} as a program of its own, with the default answers or with recorded ones, until the process is
 * stopped. Wrong arguments end it with exit code 2, a server that does not start with 1.
 */
public final class LocalBedrockMain {

    private static final int DEFAULT_PORT = 8099;
    private static final int LAST_PORT = 65535;
    private static final String USAGE =
            """
            Usage: LocalBedrockMain [--port=N] [--replay=PATH] [--help]
              --port=N       the port of loopback to listen on, 8099 if not given; 0 takes a free one
              --replay=PATH  serve the recorded exchanges of this file; without it, the default answers
              --help         show this text""";

    private LocalBedrockMain() {}

    /** Starts the server, prints its address, and returns when the thread is interrupted. */
    public static void main(String[] args) {
        Settings settings;
        try {
            settings = Settings.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
            return;
        }
        if (settings.help()) {
            System.out.println(USAGE);
            return;
        }
        try (LocalBedrock bedrock = start(settings)) {
            System.out.println(greeting(bedrock, settings));
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // Netty throws a BindException although no signature says so.
            System.err.println("LocalBedrock cannot start with " + settings + ": " + e);
            System.exit(1);
        }
    }

    private static LocalBedrock start(Settings settings) {
        LocalBedrock bedrock = settings.replay() == null
                ? LocalBedrock.start(settings.port())
                : LocalBedrock.replaying(Cassette.read(settings.replay()), settings.port());
        bedrock.keepRequests(false);
        return bedrock;
    }

    private static String greeting(LocalBedrock bedrock, Settings settings) {
        return """
                LocalBedrock listens on %1$s and gives %2$s. Stop it with Ctrl-C.

                A Camel endpoint to paste:
                  bedrock-converse:amazon.nova-lite-v1:0?uriEndpointOverride=%1$s&region=us-east-1&accessKey=local&secretKey=local

                Or, for any AWS SDK, the environment:
                  AWS_ENDPOINT_URL_BEDROCK_RUNTIME=%1$s AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
                """
                .formatted(
                        bedrock.endpoint(),
                        settings.replay() == null ? "its default answers" : "the answers of " + settings.replay());
    }

    /** What the arguments say. */
    private record Settings(int port, @Nullable Path replay, boolean help) {

        static Settings of(String[] args) {
            Settings settings = new Settings(DEFAULT_PORT, null, false);
            for (String argument : args) {
                settings = settings.with(argument);
            }
            return settings;
        }

        private Settings with(String argument) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.equals("--help")) {
                return new Settings(port, replay, true);
            } else if (argument.startsWith("--port=")) {
                return new Settings(port(value), replay, help);
            } else if (argument.startsWith("--replay=") && !value.isBlank()) {
                return new Settings(port, Path.of(value), help);
            }
            throw new IllegalArgumentException("Unknown argument: " + argument);
        }

        private static int port(String value) {
            int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
            if (port < 0 || port > LAST_PORT) {
                throw new IllegalArgumentException("--port takes a number from 0 to 65535, not " + value);
            }
            return port;
        }

        @Override
        public String toString() {
            return "port " + port + (replay == null ? "" : " and the recording " + replay);
        }
    }
}
