/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param aws whether the model answers on Amazon Bedrock instead of LocalBedrock
 * @param kafka the broker to use instead of the embedded one, as HOST:PORT, several with commas between
 * @param model the model to use instead of the one in application.properties
 * @param help whether only the usage is wanted
 */
record Arguments(boolean aws, Optional<String> kafka, Optional<String> model, boolean help) {

    static final String USAGE =
            """
            Usage: KafkaToLlm [--aws] [--kafka=HOST:PORT] [--model=ID] [--help]

              --aws              let a model on Amazon Bedrock answer, with the region and the credentials of your AWS
                                 settings (AWS_REGION, AWS_PROFILE, ...); without it LocalBedrock answers, at no cost
              --kafka=HOST:PORT  use this broker; without it a broker is started in this process
              --model=ID         ask this model or inference profile, for example eu.amazon.nova-lite-v1:0
              --help             print this text

            With Maven: mvn -Pdemo -Ddemo.args="--aws --kafka=localhost:9092"
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it holds what is not known here, or a broker that is none
     */
    static Arguments parse(String... args) {
        Arguments read = new Arguments(false, Optional.empty(), Optional.empty(), false);
        for (String arg : args) {
            read = read.with(arg);
        }
        return read;
    }

    private Arguments with(String arg) {
        if (arg.equals("--aws")) {
            return new Arguments(true, kafka, model, help);
        }
        if (arg.equals("--help") || arg.equals("-h")) {
            return new Arguments(aws, kafka, model, true);
        }
        if (arg.startsWith("--kafka=")) {
            return new Arguments(aws, Optional.of(brokers(value(arg))), model, help);
        }
        if (arg.startsWith("--model=")) {
            return new Arguments(aws, kafka, Optional.of(value(arg)), help);
        }
        throw new IllegalArgumentException("Unknown argument: " + arg);
    }

    private static String value(String arg) {
        String value = arg.substring(arg.indexOf('=') + 1).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Argument " + arg + " needs a value");
        }
        return value;
    }

    private static String brokers(String value) {
        for (String broker : value.split(",", -1)) {
            if (!broker.matches("\\S+:\\d{1,5}")) {
                throw new IllegalArgumentException("Argument --kafka needs HOST:PORT, but was " + value);
            }
        }
        return value;
    }
}
