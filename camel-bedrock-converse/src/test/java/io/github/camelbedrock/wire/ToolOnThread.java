/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;

/** A program whose tool says on what thread it ran: Camel looks once, at its start, whether threads are virtual. */
public final class ToolOnThread {

    private ToolOnThread() {}

    public static void main(String[] args) throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock)) {
            bedrock.enqueue(Answers.toolUse("1", "look", Map.of()));
            bedrock.enqueue(Answers.text("Done."));
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("bedrock-tool:look?tags=t").process(exchange -> thread.set(Thread.currentThread()));
                    from("direct:ask").to("bedrock-converse:nova-lite?tools=t");
                }
            });
            String said = routes.send("Hi").getMessage().getBody(String.class);
            Object virtual = Thread.class.getMethod("isVirtual").invoke(thread.get()); // Since Java 21.
            System.out.println(said + " virtual: " + virtual);
        }
    }
}
