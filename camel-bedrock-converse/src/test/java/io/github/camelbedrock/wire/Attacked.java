/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * A route as a tool whose steps do what headers tell them: it writes a file, asks another model and goes where a header
 * leads. The model that asks is the attacker.
 */
final class Attacked implements AutoCloseable {

    /** What reached the tool's route. */
    record Seen(Map<String, Object> headers, Object body) {}

    private final LocalBedrock bedrock = LocalBedrock.start();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> astray = new CopyOnWriteArrayList<>();
    private final Path directory;
    private final Routes routes;

    Attacked(Path directory) throws Exception {
        this.directory = directory;
        bedrock.when(request -> request.modelId().contains("nova-micro")).answer(Answers.text("inner"));
        routes = new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:note?tags=t&parameter.topic=string&parameter.topic.required=true"
                                + "&parameter.count=integer&parameter.more=object")
                        .process(exchange -> seen.add(new Seen(
                                new TreeMap<>(exchange.getMessage().getHeaders()),
                                exchange.getMessage().getBody())))
                        .setBody(constant("noted"))
                        .to("file:" + directory.resolve("box"))
                        .choice()
                        .when(header("next").isNotNull())
                        .toD("${header.next}")
                        .end()
                        .choice()
                        .when(header("recipients").isNotNull())
                        .recipientList(header("recipients"))
                        .end()
                        .end()
                        .setBody(constant("What now?"))
                        .to("bedrock-converse:nova-micro?maxTokens=9");
                from("direct:evil").process(exchange -> astray.add("evil"));
                from("direct:ask").to("bedrock-converse:nova-lite?tools=t");
                from("direct:stream")
                        .to("bedrock-converse:nova-lite?tools=t&operation=converseStream&streamBody=collect");
            }
        });
    }

    LocalBedrock bedrock() {
        return bedrock;
    }

    Routes routes() {
        return routes;
    }

    List<Seen> seen() {
        return seen;
    }

    Exchange ask() {
        return routes.send("Go");
    }

    /** The same by a stream. */
    Exchange stream() {
        return routes.context()
                .createFluentProducerTemplate()
                .to("direct:stream")
                .withBody("Go")
                .send();
    }

    /** All files that there are beside the tool's own box, and those in it that hold another text. */
    private List<String> strayFiles() throws IOException {
        List<String> stray = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean own = file.getParent().equals(directory.resolve("box"))
                        && file.getFileName().toString().matches("[0-9A-F]+-[0-9A-F]+")
                        && Files.readString(file).equals("noted");
                if (!own) {
                    stray.add(directory.relativize(file).toString());
                }
            }
        }
        return stray;
    }

    void assertAnswered(Exchange answered) {
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
    }

    /** Every call of the tool wrote one file and asked the other model one question, always the same. */
    void assertUnharmed(int calls) throws IOException {
        assertThat(astray).isEmpty();
        assertThat(strayFiles()).isEmpty();
        assertThat(files()).isEqualTo(calls);
        List<RecordedRequest> inner = requests("nova-micro");
        assertThat(inner).hasSize(calls);
        for (RecordedRequest request : inner) {
            assertThat(request.json())
                    .isEqualTo(Wire.json("{'messages':[{'role':'user','content':[{'text':'What now?'}]}],"
                            + "'inferenceConfig':{'maxTokens':9}}"));
        }
    }

    /** What the model that asks was told. */
    List<RecordedRequest> outer() {
        return requests("nova-lite");
    }

    private List<RecordedRequest> requests(String model) {
        return bedrock.requests().stream()
                .filter(request -> request.modelId().contains(model))
                .toList();
    }

    /** How often the tool wrote. */
    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Override
    public void close() {
        routes.close();
        bedrock.close();
    }
}
