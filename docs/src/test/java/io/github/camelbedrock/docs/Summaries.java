/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

// snippet: java-spring-route
@Component
class Summaries extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:summarise").to("bedrock-converse:eu.amazon.nova-lite-v1:0");
    }
}
// end
