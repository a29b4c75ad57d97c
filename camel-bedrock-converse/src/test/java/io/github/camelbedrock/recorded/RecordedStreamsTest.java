/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGE_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.TOTAL_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedExchange;
import io.github.camelbedrock.wire.Routes;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Every stream that Bedrock was recorded to give. */
class RecordedStreamsTest {

    private static final int STREAMS = 49;

    @Test
    void givesAllItsText() throws Exception {
        int count = 0;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Reading reading = new Reading(bedrock)) {
            for (RecordedExchange recorded : Recordings.answered("ConverseStream")) {
                for (String body : new String[] {"collect", "iterator"}) {
                    bedrock.enqueue(Answers.raw(200, "application/vnd.amazon.eventstream", recorded.responseBody())
                            .splitBytes(700, 7));
                    Exchange answered = reading.ask(
                            "bedrock-converse:" + recorded.modelId() + "?operation=converseStream&streamBody=" + body);
                    assertThat(answered.getException()).as(recorded.toString()).isNull();
                    assertThat(answered.getMessage().getBody())
                            .as(recorded.toString())
                            .isEqualTo(text(recorded));
                    assertThat(answered.getProperty(MESSAGE_PROPERTY, Message.class))
                            .isNotNull();
                    assertThat(answered.getMessage().getHeader(TOTAL_TOKENS)).isNotNull();
                }
                count++;
            }
        }
        assertThat(count).isEqualTo(STREAMS);
    }

    /** A route that asks and reads what it is given to its end. */
    private static final class Reading implements AutoCloseable {

        private final Routes routes;

        private Reading(LocalBedrock bedrock) throws Exception {
            routes = new Routes(bedrock).with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").toD("${header.endpoint}").process(Reading::read);
                }
            });
        }

        private Exchange ask(String endpoint) {
            return routes.send("Hi", Map.of("endpoint", endpoint));
        }

        private static void read(Exchange answered) {
            if (answered.getMessage().getBody() instanceof Iterator<?> elements) {
                StringBuilder text = new StringBuilder();
                elements.forEachRemaining(text::append);
                answered.getMessage().setBody(text.toString());
            }
        }

        @Override
        public void close() {
            routes.close();
        }
    }

    private static String text(RecordedExchange recorded) {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : recorded.events()) {
            text.append(event.findPath("delta").path("text").asText());
        }
        return text.toString();
    }
}
