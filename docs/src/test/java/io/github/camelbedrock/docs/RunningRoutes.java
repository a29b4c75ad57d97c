/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Routes of the pages, which ask LocalBedrock. */
@ExtendWith(LocalBedrockExtension.class)
abstract class RunningRoutes {

    final CamelContext camelContext = new DefaultCamelContext();

    @BeforeEach
    void connect(LocalBedrock bedrock) {
        Wiring.connect(camelContext, bedrock);
        bedrock.otherwise(Wiring.ANSWER);
    }

    @AfterEach
    void close() throws Exception {
        camelContext.close();
    }

    void start(RouteBuilder routes) throws Exception {
        camelContext.addRoutes(routes);
        camelContext.start();
    }

    Exchange ask(String endpoint, @Nullable Object body) {
        return camelContext.createProducerTemplate().request(endpoint, exchange -> exchange.getMessage()
                .setBody(body));
    }
}
