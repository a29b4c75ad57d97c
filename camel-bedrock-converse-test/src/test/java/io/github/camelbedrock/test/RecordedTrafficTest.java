/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.Protocol;

/** Every recorded exchange is served again, byte for byte. */
class RecordedTrafficTest {

    private static final int EXCHANGES = 446;

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void isServedByteForByte(Protocol protocol) throws Exception {
        Cassette cassette = Recordings.read();
        assertThat(cassette.exchanges()).hasSize(EXCHANGES);
        SoftAssertions softly = new SoftAssertions();
        try (LocalBedrock bedrock = LocalBedrock.replaying(cassette);
                Http http = new Http(protocol)) {
            for (RecordedExchange recorded : cassette.exchanges()) {
                byte[] request = Json.write(recorded.requestBody());
                Http.Response served = http.post(bedrock.endpoint(), recorded.path(), request);
                softly.assertThat(served.status()).as(recorded + " status").isEqualTo(recorded.status());
                softly.assertThat(served.headers())
                        .as(recorded + " headers")
                        .containsAllEntriesOf(recorded.responseHeaders());
                softly.assertThat(served.body()).as(recorded + " body").isEqualTo(recorded.responseBody());
            }
            softly.assertThat(bedrock.unmatched()).isEmpty();
            softly.assertThat(bedrock.requests())
                    .allMatch(r -> r.httpVersion().equals(protocol == Protocol.HTTP2 ? "h2c" : "HTTP/1.1"));
        }
        softly.assertAll();
    }

    @Test
    void matchesWhateverTheOrderOfKeysAndTheFormOfNumbers() throws Exception {
        Cassette cassette = Recordings.read()
                .only(e -> e.operation().equals("Converse")
                        && e.requestBody().at("/inferenceConfig/temperature").isNumber());
        RecordedExchange recorded = cassette.exchanges().get(0);
        ObjectNode reversed = Json.object();
        java.util.List<String> names = new java.util.ArrayList<>();
        recorded.requestBody().fieldNames().forEachRemaining(names::add);
        java.util.Collections.reverse(names);
        names.forEach(name -> reversed.set(name, recorded.requestBody().get(name)));
        java.math.BigDecimal temperature =
                reversed.at("/inferenceConfig/temperature").decimalValue();
        ((ObjectNode) reversed.get("inferenceConfig")).put("temperature", temperature.setScale(5));
        try (LocalBedrock bedrock = LocalBedrock.replaying(cassette);
                Http http = new Http(Protocol.HTTP1_1)) {
            assertThat(http.post(bedrock.endpoint(), recorded.path(), Json.write(reversed))
                            .status())
                    .isEqualTo(recorded.status());
        }
    }

    @Test
    void showsWhereARequestDiffersFromTheNearestRecordedOne() throws Exception {
        Cassette cassette = Recordings.read().only(e -> e.operation().equals("Converse"));
        RecordedExchange recorded = cassette.exchanges().get(0);
        ObjectNode changed = recorded.requestBody().deepCopy();
        ((ObjectNode) changed.at("/messages/0/content/0")).put("text", "something else");
        changed.put("surprise", 1);
        try (LocalBedrock bedrock = LocalBedrock.replaying(cassette);
                Http http = new Http(Protocol.HTTP1_1)) {
            Http.Response refused = http.post(bedrock.endpoint(), recorded.path(), Json.write(changed));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.headers().get("x-amzn-errortype")).startsWith("ValidationException");
            assertThat(Json.readOrMissing(refused.body()).path("message").asText())
                    .contains(recorded.toString())
                    .contains("/messages/0/content/0/text: recorded \"")
                    .contains("sent \"something else\"")
                    .contains("/surprise: recorded nothing, sent 1");
            assertThat(bedrock.unmatched()).hasSize(1);

            http.post(bedrock.endpoint(), "/model/no.such-model/converse", Json.write(changed));
            assertThat(bedrock.unmatched()).hasSize(2);
        }
    }

    @Test
    void matchesALongTextByItsHash() {
        String sent = "aGVsbG8=";
        String marker =
                "@@blob sha256=ae7e6152dde0c6e9e53ad2b6e62fd1a6fbe62ef6a9b2a5f9b62d7f4cfcd0e5ab base64Chars=8@@";
        String right = "@@blob sha256=" + sha256(sent) + " base64Chars=8@@";
        assertThat(BodyMatcher.differences(Json.of(right), Json.of(sent))).isEmpty();
        assertThat(BodyMatcher.differences(Json.of(marker), Json.of(sent))).hasSize(1);
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
