/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The properties of watching.md, and what one sees with them. */
@ExtendWith(LocalBedrockExtension.class)
class WatchingTest {

    private static final String MODEL = "eu.amazon.nova-lite-v1:0";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Block block(String begin) {
        return Block.of(Path.of("watching.md")).stream()
                .filter(block ->
                        block.language().equals("properties") && block.text().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void camelMainTellsHealthAndConsole(LocalBedrock bedrock) throws Exception {
        Properties page = new Properties();
        page.load(new StringReader(block("camel.health.producersEnabled").text()));
        int port = freePort();
        page.setProperty("camel.management.port", String.valueOf(port));
        page.setProperty("camel.component.bedrock-converse.region", "eu-central-1");
        Main main = new Main();
        Wiring.properties(bedrock).forEach((name, value) -> main.addProperty(name, value.toString()));
        page.forEach((name, value) -> main.addProperty(name.toString(), value.toString()));
        main.configure().withAutoConfigurationFailFast(true);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to("bedrock-converse:" + MODEL);
            }
        });
        try {
            main.start();
            assertThat(get(port, "/observe/health/ready"))
                    .contains("200", "producer:bedrock-converse-" + MODEL.replace(':', '-'));
            ask(main.getCamelContext(), bedrock);
            assertThat(get(port, "/observe/health/ready?data=true")).contains("503", "\"model_access\"");
            assertThat(get(port, "/observe/health/live")).contains("200");
            assertThat(get(port, "/q/dev/bedrock-converse")).contains("\"answered\":1");
        } finally {
            main.stop();
        }
    }

    @Test
    void springBootTellsHealthAndConsole(LocalBedrock bedrock) throws Exception {
        Map<String, Object> page = SpringBootRun.properties(
                "properties", block("camel.health.producers-enabled").text());
        try (ConfigurableApplicationContext context =
                SpringBootRun.start(bedrock, page, SpringBootRun.Application.class)) {
            HealthEndpoint health = context.getBean(HealthEndpoint.class);
            assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
            ask(context.getBean(CamelContext.class), bedrock);
            assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.healthForPath("liveness").getStatus()).isEqualTo(Status.UP);
            assertThat(context.getBean(org.apache.camel.spring.boot.actuate.console.CamelDevConsoleEndpoint.class)
                            .getConsoleById("bedrock-converse")
                            .toJson())
                    .contains("\"answered\":1");
        }
    }

    /** One call is answered, the next fails. */
    private static void ask(CamelContext context, LocalBedrock bedrock) {
        bedrock.enqueue(Answers.text("Oslo"));
        bedrock.enqueue(Errors.accessDenied());
        for (int i = 0; i < 2; i++) {
            context.createFluentProducerTemplate()
                    .to("direct:ask")
                    .withBody("Hi")
                    .send();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(int port, String path) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
