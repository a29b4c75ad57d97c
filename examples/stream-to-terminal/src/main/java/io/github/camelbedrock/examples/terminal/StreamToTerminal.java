/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.terminal;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ShutdownStrategy;

/** Asks a model one question and prints the answer while the model speaks. */
public final class StreamToTerminal {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private static final String ANSWER =
            "An answer that streams is read while it is still being written. The first word is there after a moment, where "
                    + "the whole text would take many seconds, and nobody wonders whether anything happens at all. What "
                    + "you read now comes from LocalBedrock, a word every few milliseconds, through the route of this "
                    + "example: it takes each piece from the stream and prints it. Press Ctrl-C in the middle: the stream "
                    + "is closed, and a real model would stop and cost no more.";

    private final PrintStream out;
    private final Supplier<LocalBedrock> local;
    private final CamelContext camel = new DefaultCamelContext();
    private volatile boolean stopped;

    StreamToTerminal(PrintStream out) {
        this(out, StreamToTerminal::speaking);
    }

    /** With a LocalBedrock of its own; it is closed with the last word. */
    StreamToTerminal(PrintStream out, Supplier<LocalBedrock> local) {
        this.out = out;
        this.local = local;
        // Ctrl-C means now, not after the rest of the answer.
        ShutdownStrategy shutdown = camel.getShutdownStrategy();
        shutdown.setTimeUnit(TimeUnit.MILLISECONDS);
        shutdown.setTimeout(1);
    }

    /** Runs the example; see {@code --help}. */
    public static void main(String[] args) {
        StreamToTerminal program = new StreamToTerminal(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(program::stop, "ctrl-c"));
        int code = program.run(args);
        if (code != OK) {
            // Only then: Maven runs the program in its own process and has its own last words to say.
            System.exit(code);
        }
    }

    /** 0 if the answer was whole, 1 if not, 2 if the arguments are not understood. */
    int run(String... args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(Arguments.USAGE);
            return USAGE;
        }
        if (arguments.help()) {
            out.print(Arguments.USAGE);
            return OK;
        }
        if (arguments.aws()) {
            return print(arguments);
        }
        try (LocalBedrock bedrock = local.get()) {
            out.println("LocalBedrock at " + bedrock.endpoint() + " (always the same answer, no model)");
            connect(bedrock.endpoint());
            return print(arguments);
        }
    }

    /** Ends the answer: the stream is closed, and the model speaks no more. */
    void stop() {
        stopped = true;
        camel.stop();
    }

    private int print(Arguments arguments) {
        try {
            camel.addRoutes(route(arguments));
            camel.start();
            out.println("> " + arguments.question());
            Exchange asked = camel.createProducerTemplate()
                    .request("direct:ask", exchange -> exchange.getMessage().setBody(arguments.question()));
            out.println();
            return asked.getException() == null ? whole(asked.getMessage()) : broken(asked.getException());
        } catch (Exception e) {
            return broken(e);
        } finally {
            camel.stop();
        }
    }

    private RouteBuilder route(Arguments arguments) {
        // The short name with the profile of the region, whatever region it is; a model of the user's own as it is.
        String model = arguments.model().map(id -> id + "?").orElse("nova-lite?inferenceProfilePrefix=auto&");
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to("bedrock-converse:" + model + "operation=converseStream")
                        .split(body())
                        .streaming()
                        .process(piece -> print(piece.getMessage().getBody(String.class)));
            }
        };
    }

    private void print(String piece) {
        out.print(piece);
        out.flush(); // A PrintStream keeps what is no whole line.
    }

    private int whole(Message answer) {
        out.printf(
                "(%d pieces, the first after %d ms; %d tokens in, %d tokens out)%n",
                answer.getHeader(BedrockConverseConstants.STREAM_DELTAS, Long.class),
                answer.getHeader(BedrockConverseConstants.TIME_TO_FIRST_TOKEN_MS, Long.class),
                answer.getHeader(BedrockConverseConstants.INPUT_TOKENS, Integer.class),
                answer.getHeader(BedrockConverseConstants.OUTPUT_TOKENS, Integer.class));
        return OK;
    }

    private int broken(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        out.println(stopped ? "(stopped)" : "FAILED: " + cause.getMessage());
        return FAILED;
    }

    /** The address, and keys that LocalBedrock does not look at, so that no AWS settings are needed. */
    private void connect(URI bedrock) {
        BedrockConverseComponent component = camel.getComponent("bedrock-converse", BedrockConverseComponent.class);
        component.getClient().setUriEndpointOverride(bedrock.toString());
        component.getClient().setRegion("us-east-1");
        component.getCredentials().setAccessKey("local");
        component.getCredentials().setSecretKey("local");
    }

    private static LocalBedrock speaking() {
        LocalBedrock bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text(ANSWER.split("(?<= )")).delayBetweenFrames(Duration.ofMillis(40)));
        return bedrock;
    }
}
