/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.wire.EventFrames;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Streams that are read in every way, one after the other. */
final class EveryWay implements AutoCloseable {

    private final LocalBedrock bedrock;
    private final Deliveries deliveries;

    EveryWay(LocalBedrock bedrock) throws Exception {
        this.bedrock = bedrock;
        this.deliveries = new Deliveries(bedrock);
    }

    /** Reads the answer in each way, and checks that it was asked for once, and told its end once. */
    void read(Protocol protocol, Answer answer, Consumer<Delivered> check) {
        for (Delivery delivery : Delivery.values()) {
            bedrock.reset();
            bedrock.enqueue(answer);
            Delivered delivered = read(delivery, protocol, "");
            assertThat(bedrock.takeRequests())
                    .as(delivery.toString())
                    .singleElement()
                    .satisfies(request -> assertThat(request.httpVersion()).isEqualTo(protocol.version()));
            assertThat(delivered.ends()).as(delivery.toString()).isEqualTo(1);
            assertThat(delivered).as(delivery.toString()).satisfies(check);
        }
    }

    /** Asks and reads in one way. */
    Delivered read(Delivery delivery, Protocol protocol, String options) {
        return deliveries.ask(delivery, protocol, "amazon.nova-lite-v1:0", options, "Hi");
    }

    /** The stream has ended well, with this text. */
    static void assertThatItIsWhole(Delivered delivered, String text) {
        assertThat(delivered.failure()).isNull();
        assertThat(delivered.whole()).isEqualTo(text);
        assertThat(delivered.ends()).isEqualTo(1);
        assertThat(delivered.exchange().getProperty("CamelBedrockConverseMessage"))
                .isNotNull();
    }

    /** A header of the component's. */
    static Object header(Delivered delivered, String name) {
        return delivered.exchange().getMessage().getHeader("CamelBedrockConverse" + name);
    }

    /** A stream of these events, each its type and its JSON with single quotes. */
    static Answer frames(String... events) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String event : events) {
            int json = event.indexOf(' ') + 1;
            byte[] payload = Wire.json(event.substring(json)).toString().getBytes(StandardCharsets.UTF_8);
            frames.writeBytes(EventFrames.event(event.substring(0, json - 1), payload));
        }
        return Answers.raw(200, EventFrames.CONTENT_TYPE, frames.toByteArray());
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
