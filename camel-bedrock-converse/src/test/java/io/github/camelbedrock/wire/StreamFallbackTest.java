/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams fall back before their first element, and never behind it, however they are read (option fallbackModels). */
class StreamFallbackTest {

    private static final String FIRST = "amazon.nova-lite-v1:0";
    private static final String SECOND = "amazon.nova-pro-v1:0";
    private static final String OPTIONS = "&maxAttempts=1&fallbackCooldown=1&fallbackModels=nova-pro";

    private static final Set<StreamFault> UNABLE = EnumSet.of(
            StreamFault.THROTTLING,
            StreamFault.INTERNAL_SERVER,
            StreamFault.SERVICE_UNAVAILABLE,
            StreamFault.ERROR_FRAME,
            StreamFault.END_OF_BODY);

    private static final List<StreamMoment> MOMENTS = List.of(
            StreamMoment.BEFORE_FIRST_BYTE,
            StreamMoment.AFTER_MESSAGE_START,
            StreamMoment.MID_TEXT,
            StreamMoment.BEFORE_MESSAGE_STOP);

    private static LocalBedrock bedrock;
    private static Deliveries deliveries;

    @BeforeAll
    static void start() throws Exception {
        bedrock = LocalBedrock.start();
        deliveries = new Deliveries(bedrock);
    }

    @AfterAll
    static void stop() {
        deliveries.close();
        bedrock.close();
    }

    @BeforeEach
    void forget() {
        bedrock.reset();
    }

    static List<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (Delivery delivery : Delivery.values()) {
            for (StreamFault fault : StreamFault.values()) {
                if (!UNABLE.contains(fault)
                        && fault != StreamFault.VALIDATION
                        && fault != StreamFault.MODEL_STREAM_ERROR) {
                    continue;
                }
                for (StreamMoment moment : MOMENTS) {
                    if (moment != StreamMoment.BEFORE_FIRST_BYTE || fault.refusal() != null) {
                        rows.add(Arguments.of(delivery, fault, moment));
                    }
                }
            }
        }
        return rows;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("rows")
    void fallsBackBeforeTheFirstElementAlone(Delivery delivery, StreamFault fault, StreamMoment moment) {
        Answer broken = moment == StreamMoment.BEFORE_FIRST_BYTE
                ? fault.refusal()
                : StreamFaultRow.good().failAfter(moment.frames(), fault.fault());
        bedrock.enqueue(broken);
        bedrock.otherwise(Answers.text("Os", "lo"));
        Delivered delivered = deliveries.ask(delivery, Protocol.HTTP_1_1, FIRST, OPTIONS, "Capital of Norway?");
        assertThat(delivered.ends()).as("ends").isEqualTo(1);
        if (moment.isBeforeContent() && UNABLE.contains(fault)) {
            assertThat(delivered.failure()).isNull();
            assertThat(delivered.whole()).isEqualTo("Oslo");
            assertThat(EveryWay.header(delivered, "ModelId")).isEqualTo(SECOND);
            assertThat(delivered.exchange().getProperties()).doesNotContainKey("CamelBedrockErrorCategory");
            assertThat(models()).containsExactly(FIRST, SECOND);
        } else {
            assertThat(delivered.failure()).isInstanceOf(fault.failure());
            if (delivery != Delivery.COLLECT) {
                assertThat(delivered.handedOn()).isEqualTo(moment.text());
            }
            assertThat(models()).containsExactly(FIRST);
        }
    }

    private static List<String> models() {
        return bedrock.requests().stream().map(RecordedRequest::modelId).toList();
    }
}
