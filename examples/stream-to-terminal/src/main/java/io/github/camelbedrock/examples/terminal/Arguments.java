/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.terminal;

import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param aws whether the model answers on Amazon Bedrock instead of LocalBedrock
 * @param model the model to ask instead of Nova Lite
 * @param question what it is asked
 * @param help whether only the usage is wanted
 */
record Arguments(boolean aws, Optional<String> model, String question, boolean help) {

    static final String USAGE =
            """
            Usage: StreamToTerminal [--aws] [--model=ID] [--help] [QUESTION]

              --aws       let a model on Amazon Bedrock answer, with the region and the credentials of your AWS settings
                          (AWS_REGION, AWS_PROFILE, ...); without it LocalBedrock answers, always the same, at no cost
              --model=ID  ask this model or inference profile, for example eu.amazon.nova-pro-v1:0
              --help      print this text

            With Maven: mvn -q -Pdemo-stream -Ddemo.args="--aws Why is the sky blue?"
            """;

    private static final String QUESTION = "What is a stream good for?";

    /**
     * Reads the command line; all that is no option is the question.
     *
     * @throws IllegalArgumentException if it holds an option that is not known here
     */
    static Arguments parse(String... args) {
        Arguments read = new Arguments(false, Optional.empty(), "", false);
        for (String arg : args) {
            read = read.with(arg);
        }
        return read.question.isEmpty() ? read.ask(QUESTION) : read;
    }

    private Arguments with(String arg) {
        if (arg.equals("--aws")) {
            return new Arguments(true, model, question, help);
        }
        if (arg.equals("--help") || arg.equals("-h")) {
            return new Arguments(aws, model, question, true);
        }
        if (arg.startsWith("--model=") && !arg.equals("--model=")) {
            return new Arguments(aws, Optional.of(arg.substring(arg.indexOf('=') + 1)), question, help);
        }
        if (arg.startsWith("-")) {
            throw new IllegalArgumentException("Unknown argument: " + arg);
        }
        return ask((question + " " + arg).strip());
    }

    private Arguments ask(String words) {
        return new Arguments(aws, model, words, help);
    }
}
