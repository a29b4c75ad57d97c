/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's setBody and transform put a plain message in the place of that of the HTTP server. */
class HttpStreamOfNewBodyTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:nova-lite?operation=converseStream&streamBody=sse";

    private Routes routes;

    @BeforeEach
    void begin() {
        bedrock.server().reset();
        routes = new Routes(bedrock.server());
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSeenWhileItComes(boolean pooled) throws Exception {
        if (pooled) {
            routes.context().getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        }
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        routes.context().addService(server);
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/set").setBody(constant("Hi")).to(STREAM);
                from("platform-http:/transform").transform(constant("Hi")).to(STREAM);
            }
        });
        for (String path : new String[] {"set", "transform", "set"}) {
            bedrock.server().reset();
            bedrock.server().enqueue(Answers.text("word ", "never").failAfter(2, Fault.stall()));
            HttpRequest asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/" + path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(10)).asString().isEqualTo("data: word");
            }
            await().until(() -> bedrock.server().requests().get(0).clientHungUp());
        }
    }
}
