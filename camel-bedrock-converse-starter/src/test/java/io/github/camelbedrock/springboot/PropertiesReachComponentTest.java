/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.config.HttpOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PropertiesReachComponentTest {

    private static final String PREFIX = "camel.component.bedrock-converse.";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Test
    void optionsOfEveryGroupReachTheComponent() {
        application
                .withPropertyValues(
                        PREFIX + "region=eu-central-1",
                        PREFIX + "uri-endpoint-override=http://localhost:1",
                        PREFIX + "profile-credentials-name=dev",
                        PREFIX + "max-concurrency=7",
                        PREFIX + "max-tokens=100",
                        PREFIX + "temperature=0.5",
                        PREFIX + "operation=converse",
                        PREFIX + "system-message=Be brief.",
                        PREFIX + "lazy-start-producer=true")
                .run(context -> {
                    BedrockConverseComponent component = component(context);
                    assertThat(component.getClient().getRegion()).isEqualTo("eu-central-1");
                    assertThat(component.getClient().getUriEndpointOverride()).isEqualTo("http://localhost:1");
                    assertThat(component.getCredentials().getProfileCredentialsName())
                            .isEqualTo("dev");
                    assertThat(component.getHttp().getMaxConcurrency()).isEqualTo(7);
                    assertThat(component.getInference().getMaxTokens()).isEqualTo(100);
                    assertThat(component.getInference().getTemperature()).isEqualTo(0.5);
                    assertThat(component.getPrompt().getOperation()).isEqualTo(ConverseOperation.converse);
                    assertThat(component.getPrompt().getSystemMessage()).isEqualTo("Be brief.");
                    assertThat(component.isLazyStartProducer()).isTrue();
                });
    }

    @Test
    void durationsHaveUnitsOrAreMilliseconds() {
        application
                .withPropertyValues(PREFIX + "read-timeout=30s", PREFIX + "connect-timeout=2500")
                .run(context -> {
                    assertThat(component(context).getHttp().getReadTimeout()).isEqualTo(30_000);
                    assertThat(component(context).getHttp().getConnectTimeout()).isEqualTo(2_500);
                });
    }

    /** Spring Boot makes Maps within Maps of them, also where a list is written item by item as in YAML. */
    @Test
    void serversOfToolsAreReadAsWithDots() {
        application
                .withPropertyValues(
                        PREFIX + "mcp-server.files.command=npx",
                        PREFIX + "mcp-server.files.args[0]=-a,b",
                        PREFIX + "mcp-server.files.args[1]=c",
                        PREFIX + "mcp-server.files.env.[MY_ENV]=d",
                        PREFIX + "mcp-server.tickets.header.X-Team=blue")
                .run(context -> assertThat(component(context).getToolLoop().getMcpServer())
                        .isEqualTo(Map.of(
                                "files.command",
                                "npx",
                                "files.args",
                                List.of("-a,b", "c"),
                                "files.env.MY_ENV",
                                "d",
                                "tickets.header.X-Team",
                                "blue")));
    }

    @Test
    void environmentVariablesBindAsWell() {
        Map<String, Object> variables = Map.of("CAMEL_COMPONENT_BEDROCKCONVERSE_REGION", "eu-west-1");
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context ->
                        assertThat(component(context).getClient().getRegion()).isEqualTo("eu-west-1"));
    }

    @Test
    void whatIsNotSetKeepsTheComponentsDefault() {
        HttpOptions defaults = new HttpOptions();
        application.run(context -> {
            assertThat(component(context).getHttp().getReadTimeout()).isEqualTo(defaults.getReadTimeout());
            assertThat(component(context).getHttp().getConnectTimeout()).isEqualTo(defaults.getConnectTimeout());
            assertThat(component(context).getHttp().getMaxConcurrency()).isEqualTo(defaults.getMaxConcurrency());
        });
    }

    @Test
    void anObjectOfOptionsKeepsWhatPropertiesDoNotSet() {
        application
                .withUserConfiguration(OwnOptions.class)
                .withPropertyValues(PREFIX + "client=#bean:ownOptions", PREFIX + "region=eu-west-3")
                .run(context -> {
                    assertThat(component(context).getClient().getUriEndpointOverride())
                            .isEqualTo("https://bedrock.example.org");
                    assertThat(component(context).getClient().getRegion()).isEqualTo("eu-west-3");
                });
    }

    @Test
    void aTextThatNamesNoBeanIsRefusedByName() {
        application.withPropertyValues(PREFIX + "client=mine").run(context -> assertThat(context)
                .getFailure()
                .hasRootCauseMessage("A property of type " + ClientOptions.class.getName()
                        + " must name a bean, such as #bean:myBean, but was 'mine'"));
    }

    @Test
    void switchedOffNothingIsConfigured() {
        application
                .withPropertyValues(PREFIX + "enabled=false", PREFIX + "region=eu-central-1")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(BedrockConverseComponentConfiguration.class);
                    assertThat(context).doesNotHaveBean("configureBedrockConverseComponent");
                    assertThat(component(context).getClient().getRegion()).isNull();
                });
    }

    @Test
    void theSwitchOfAllComponentsHolds() {
        application.withPropertyValues("camel.component.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(BedrockConverseComponentConfiguration.class));
    }

    @Test
    void withoutCustomizerTheComponentIsLeftAlone() {
        application
                .withPropertyValues(PREFIX + "customizer.enabled=false", PREFIX + "region=eu-central-1")
                .run(context -> {
                    assertThat(context).hasSingleBean(BedrockConverseComponentConfiguration.class);
                    assertThat(component(context).getClient().getRegion()).isNull();
                });
    }

    @Test
    void theCustomizerIsForThisComponentAlone() {
        application.run(context -> {
            ComponentCustomizer customizer =
                    context.getBean("configureBedrockConverseComponent", ComponentCustomizer.class);
            CamelContext camel = context.getBean(CamelContext.class);
            assertThat(customizer.isEnabled("bedrock-converse", component(context)))
                    .isTrue();
            assertThat(customizer.isEnabled("direct", camel.getComponent("direct")))
                    .isFalse();
        });
    }

    @Test
    void aThreadPoolProfileSizesTheRouteThreads() {
        application
                .withBean(Pools.class)
                .withPropertyValues(
                        "camel.threadpool.config.BedrockConverse.pool-size=20",
                        "camel.threadpool.config.BedrockConverse.max-pool-size=20")
                .run(context -> {
                    component(context);
                    assertThat(context.getBean(Pools.class).sizes).containsEntry("BedrockConverse", 20);
                });
    }

    @Test
    void secretsStayOutOfTheText() {
        application
                .withPropertyValues(
                        PREFIX + "access-key=AKIDEXAMPLE",
                        PREFIX + "secret-key=very-secret",
                        PREFIX + "session-token=very-secret-too")
                .run(context -> {
                    BedrockConverseComponentConfiguration properties =
                            context.getBean(BedrockConverseComponentConfiguration.class);
                    assertThat(properties.getSecretKey()).isEqualTo("very-secret");
                    assertThat(properties.toString()).doesNotContain("AKIDEXAMPLE", "very-secret");
                    assertThat(component(context).getClient().toString()).doesNotContain("AKIDEXAMPLE", "very-secret");
                });
    }

    private static BedrockConverseComponent component(ApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("bedrock-converse", BedrockConverseComponent.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    static class Pools extends LifecycleStrategySupport {

        private final Map<String, Integer> sizes = new HashMap<>();

        @Override
        public void onThreadPoolAdd(
                CamelContext context,
                ThreadPoolExecutor pool,
                @Nullable String id,
                @Nullable String sourceId,
                @Nullable String routeId,
                @Nullable String profileId) {
            if (profileId != null) {
                sizes.put(profileId, pool.getCorePoolSize());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnOptions {

        @Bean
        ClientOptions ownOptions() {
            ClientOptions options = new ClientOptions();
            options.setRegion("eu-central-1");
            options.setUriEndpointOverride("https://bedrock.example.org");
            return options;
        }
    }
}
