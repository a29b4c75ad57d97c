/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sets properties of the page on credentials in Camel Main and in Spring Boot, in an environment that has a profile, keys in
 * the default chain and an STS, and looks at who the request says it comes from.
 */
final class CredentialsRun implements AutoCloseable {

    private static final String PREFIX = "camel.component.bedrock-converse.";
    private static final String SPRING = "credentials-spring-";

    /** By the name behind {@code run:}, what the request must tell. */
    private static final Map<String, List<String>> TOLD = Map.of(
            "credentials-keys", List.of("Credential=AKIAIOSFODNN7EXAMPLE/", "/eu-central-1/bedrock/"),
            "credentials-spring-keys", List.of("Credential=AKIAIOSFODNN7EXAMPLE/", "/eu-central-1/bedrock/"),
            "credentials-api-key", List.of("Bearer bedrock-api-key-1"),
            "credentials-profile", List.of("Credential=AKIATRIAGE/", "/eu-north-1/bedrock/"),
            "credentials-role", List.of("Credential=ASIAROLE/", "/eu-central-1/bedrock/"),
            "credentials-moved", List.of("Credential=AKIATRIAGE/", "/eu-west-1/bedrock/"),
            "credentials-spring-moved", List.of("Credential=AKIATRIAGE/", "/eu-west-1/bedrock/"));

    private final Map<String, String> before = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer sts;
    private final Path folder = Files.createTempDirectory("credentials");

    private CredentialsRun() throws Exception {
        sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = assumed().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        sts.start();
        set("aws.endpointUrlSts", "http://127.0.0.1:" + sts.getAddress().getPort());
        set("aws.accessKeyId", "AKIACHAIN");
        set("aws.secretAccessKey", "not-a-secret");
        set("aws.configFile", file("config", "[profile triage]\nregion=eu-north-1\n"));
        set(
                "aws.sharedCredentialsFile",
                file("credentials", "[triage]\naws_access_key_id=AKIATRIAGE\naws_secret_access_key=not-a-secret\n"));
    }

    static void of(String language, String text, String name) throws Exception {
        Map<String, Object> page = SpringBootRun.properties(language, text);
        assertThat(page).isNotEmpty();
        try (CredentialsRun run = new CredentialsRun()) {
            if (!name.startsWith(SPRING)) {
                run.inCamelMain(page, name);
            }
            if (name.startsWith(SPRING) || !text.contains("{{")) {
                run.inSpringBoot(page, name);
            }
        }
    }

    private void inCamelMain(Map<String, Object> page, String name) throws Exception {
        Main main = new Main();
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            environment(bedrock).forEach(main::addProperty);
            page.forEach((key, value) -> main.addProperty(key, value.toString()));
            main.configure().withAutoConfigurationFailFast(true);
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to("bedrock-converse:eu.amazon.nova-lite-v1:0");
                }
            });
            main.start();
            ask(main.getCamelContext(), bedrock, name);
        } finally {
            main.stop();
        }
    }

    private void inSpringBoot(Map<String, Object> page, String name) {
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            Map<String, Object> all = new HashMap<>(environment(bedrock));
            all.put("spring.main.banner-mode", "off");
            all.put("logging.level.root", "warn");
            all.putAll(page);
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SpringBootRun.Application.class)
                    .web(WebApplicationType.NONE)
                    .properties(all)
                    .run()) {
                ask(context.getBean(CamelContext.class), bedrock, name);
            }
        }
    }

    private void ask(CamelContext context, LocalBedrock bedrock, String name) {
        bedrock.otherwise(Wiring.ANSWER);
        assertThat(context.createProducerTemplate().requestBody("direct:ask", "What is Camel?"))
                .isEqualTo(Wiring.ANSWER_TEXT);
        List<RecordedRequest> requests = bedrock.takeRequests();
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).header("authorization")).contains(TOLD.get(name));
        if (name.equals("credentials-role")) {
            assertThat(asked).isNotEmpty().allSatisfy(form -> assertThat(form)
                    .contains("RoleSessionName=triage", "ExternalId=partner-7", "role%2Fbedrock-caller"));
        }
    }

    private static Map<String, String> environment(LocalBedrock bedrock) {
        return Map.of(
                PREFIX + "uri-endpoint-override",
                bedrock.endpoint().toString(),
                "bedrock.secretKey",
                "not-a-secret",
                "bedrock.apiKey",
                "bedrock-api-key-1");
    }

    private static String assumed() {
        return """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>not-a-secret</SecretAccessKey>
                <SessionToken>t0ken</SessionToken><Expiration>%s</Expiration>
                </Credentials></AssumeRoleResult></AssumeRoleResponse>"""
                .formatted(Instant.now().plus(Duration.ofHours(1)));
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    @Override
    public void close() throws Exception {
        before.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
        sts.stop(0);
        Files.deleteIfExists(folder.resolve("config"));
        Files.deleteIfExists(folder.resolve("credentials"));
        Files.deleteIfExists(folder);
    }
}
