/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/** Every recorded exchange is read back by the AWS SDK for Java, and what it reads holds all that was recorded. */
class RecordedTrafficSdkTest {

    private static final int EXCHANGES = 446;

    /** Exchanges of operations that the synchronous client has: all but the streams. */
    private static final int WHOLE_ANSWERS = 327;

    @Test
    void isReadByTheSynchronousClients() throws Exception {
        Cassette cassette = Recordings.read();
        try (LocalBedrock bedrock = LocalBedrock.replaying(cassette);
                SdkHttpClient http = Apache5HttpClient.create();
                SdkReads reads = new SdkReads(bedrock.endpoint())) {
            assertThat(readAll(cassette, reads.sync(http))).isEqualTo(WHOLE_ANSWERS);
            assertThat(bedrock.unmatched()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void isReadByTheAsynchronousClients(Protocol protocol) throws Exception {
        Cassette cassette = Recordings.read();
        try (LocalBedrock bedrock = LocalBedrock.replaying(cassette);
                SdkAsyncHttpClient http = Http.client(protocol);
                SdkReads reads = new SdkReads(bedrock.endpoint())) {
            assertThat(readAll(cassette, reads.async(http))).isEqualTo(EXCHANGES);
            assertThat(bedrock.unmatched()).isEmpty();
            assertThat(bedrock.requests())
                    .allMatch(r -> r.httpVersion().equals(protocol == Protocol.HTTP2 ? "h2c" : "HTTP/1.1"));
        }
    }

    /** How many exchanges the client could read; fails where it read another thing than was recorded. */
    private static int readAll(Cassette cassette, SdkReads.Reader reader) throws Exception {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (RecordedExchange exchange : cassette.exchanges()) {
            SdkReads.Read read;
            try {
                read = reader.read(exchange);
            } catch (AwsServiceException e) {
                compareFailure(exchange, e, wrong);
                count++;
                continue;
            } catch (CompletionException e) {
                compareFailure(exchange, e.getCause(), wrong);
                count++;
                continue;
            }
            if (read != null) {
                compare(exchange, read, wrong);
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        return count;
    }

    private static void compare(RecordedExchange exchange, SdkReads.Read read, List<String> wrong) {
        if (exchange.status() != 200) {
            wrong.add(exchange + ": recorded status " + exchange.status() + ", read an answer");
        }
        if (exchange.events().isEmpty()) {
            SdkPojo response = read.parts().get(0);
            JsonNode body = Json.readOrMissing(exchange.responseBody());
            if (response instanceof InvokeModelResponse model) {
                body = Json.object().set("body", body);
                if (!java.util.Arrays.equals(model.body().asByteArray(), exchange.responseBody())) {
                    wrong.add(exchange + ": another body");
                }
            } else {
                Holds.missing(body, response).forEach(line -> wrong.add(exchange + line));
            }
            return;
        }
        if (read.parts().size() != exchange.events().size()) {
            wrong.add(exchange + ": " + exchange.events().size() + " frames recorded, "
                    + read.parts().size() + " events read");
            return;
        }
        for (int i = 0; i < read.parts().size(); i++) {
            String at = exchange + " event " + i;
            Holds.missing(exchange.events().get(i).path("payload"), read.parts().get(i))
                    .forEach(line -> wrong.add(at + line));
        }
    }

    private static void compareFailure(RecordedExchange exchange, Throwable failure, List<String> wrong) {
        if (!(failure instanceof AwsServiceException service)) {
            wrong.add(exchange + ": " + failure);
            return;
        }
        JsonNode lastFrame = exchange.events().path(exchange.events().size() - 1);
        boolean inStream = lastFrame.at("/headers/:message-type").asText().equals("exception");
        if (!inStream && service.statusCode() != exchange.status()) {
            wrong.add(exchange + ": recorded status " + exchange.status() + ", read " + service.statusCode());
        }
        String recordedMessage = (inStream ? lastFrame.path("payload") : Json.readOrMissing(exchange.responseBody()))
                .path("message")
                .asText();
        if (!service.awsErrorDetails().errorMessage().equals(recordedMessage)) {
            wrong.add(exchange + ": recorded message " + recordedMessage + ", read "
                    + service.awsErrorDetails().errorMessage());
        }
        String recordedType = exchange.responseHeaders().getOrDefault("x-amzn-errortype", "");
        String type = recordedType.contains(":") ? recordedType.substring(0, recordedType.indexOf(':')) : recordedType;
        // What every AWS service may answer, such as ExpiredTokenException, has no class of its own.
        boolean typed =
                failure.getClass().getSimpleName().equals(type) || failure.getClass() == BedrockRuntimeException.class;
        if (!type.isEmpty() && !(typed && service.awsErrorDetails().errorCode().equals(type))) {
            wrong.add(exchange + ": recorded " + type + ", read " + failure);
        }
    }
}
