/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrock;
import java.io.StringReader;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Starts Camel Main with the properties of a block and sends a message through a route that sets nothing itself. */
final class CamelMainRun {

    private CamelMainRun() {}

    static void of(String text, RouteCase sent) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        assertThat(properties).isNotEmpty();
        Main main = new Main();
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            Wiring.properties(bedrock).forEach((name, value) -> main.addProperty(name, value.toString()));
            properties.forEach((name, value) -> main.addProperty(name.toString(), value.toString()));
            main.configure().withAutoConfigurationFailFast(true);
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to("bedrock-converse:eu.amazon.nova-lite-v1:0");
                }
            });
            main.start();
            RouteRun.ask(bedrock, main.getCamelContext().getRoutes().get(0), sent);
        } finally {
            main.stop();
        }
    }
}
