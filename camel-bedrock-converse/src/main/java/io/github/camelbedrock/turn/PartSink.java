/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

/** Takes the parts of one stream, one after the other. */
public interface PartSink {

    /** Called once, before there is any part. */
    void open(PartFlow flow);

    /** The next part. The thread is one of the network and must not be held. */
    void take(StreamPart part);

    /** Called behind one or more parts that came together: now is the time to wake whoever waits for them. */
    void flush();

    /** Takes no part by itself: whoever wants the whole answer alone. */
    static PartSink none() {
        return new PartSink() {
            @Override
            public void open(PartFlow flow) {
                flow.request(Long.MAX_VALUE);
            }

            @Override
            public void take(StreamPart part) {}

            @Override
            public void flush() {}
        };
    }
}
