/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.springboot.BedrockConverseComponentConfiguration;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Starts a Spring Boot application with the properties of a block and sends a message through its route. */
final class SpringBootRun {

    private static final String PREFIX = "camel.component.bedrock-converse.";
    private static final String POOL = "camel.threadpool.config.BedrockConverse";

    private SpringBootRun() {}

    static void of(String language, String text) throws Exception {
        Map<String, Object> page = properties(language, text);
        assertThat(page).isNotEmpty();
        try (LocalBedrock bedrock = LocalBedrock.start();
                ConfigurableApplicationContext context = start(bedrock, page, Application.class)) {
            assertThat(page.keySet())
                    .filteredOn(name -> name.startsWith(PREFIX))
                    .allSatisfy(name -> assertThat(context.getBean(BedrockConverseComponentConfiguration.class))
                            .extracting(camelCase(name.substring(PREFIX.length())))
                            .isNotNull());
            CamelContext camel = context.getBean(CamelContext.class);
            if (page.containsKey(POOL + ".pool-size")) {
                assertThat(page.get(POOL + ".pool-size"))
                        .isEqualTo(String.valueOf(camel.getExecutorServiceManager()
                                .getThreadPoolProfile("BedrockConverse")
                                .getPoolSize()));
            }
            RouteRun.ask(bedrock, camel.getRoutes().get(0));
        }
    }

    /** An application on LocalBedrock, without a web server. */
    static ConfigurableApplicationContext start(
            LocalBedrock bedrock, Map<String, Object> properties, Class<?>... sources) {
        Map<String, Object> all = new HashMap<>(Wiring.properties(bedrock));
        all.put(PREFIX + "region", "eu-central-1");
        all.put("spring.main.banner-mode", "off");
        all.put("logging.level.root", "warn");
        all.putAll(properties);
        SpringApplication application = new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .properties(all)
                .build();
        return application.run();
    }

    static Map<String, Object> properties(String language, String text) throws IOException {
        PropertySourceLoader loader =
                language.equals("yaml") ? new YamlPropertySourceLoader() : new PropertiesPropertySourceLoader();
        Map<String, Object> properties = new HashMap<>();
        List.copyOf(loader.load("page", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))))
                .forEach(source -> {
                    EnumerablePropertySource<?> page = (EnumerablePropertySource<?>) source;
                    for (String name : page.getPropertyNames()) {
                        properties.put(name, String.valueOf(page.getProperty(name)));
                    }
                });
        return properties;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to("bedrock-converse:eu.amazon.nova-lite-v1:0");
                }
            };
        }
    }
}
