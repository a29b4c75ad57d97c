/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Gives the properties {@code camel.component.bedrock-converse.*} to the component. Switched off by
 * {@code camel.component.bedrock-converse.enabled=false}; the component then works with its own defaults.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.bedrock-converse"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, BedrockConverseComponentConfiguration.class})
public class BedrockConverseComponentAutoConfiguration {

    /** Static, since properties are bound while the other beans are being made. */
    @Bean
    @ConfigurationPropertiesBinding
    static BedrockConverseComponentConverter bedrockConverseComponentConverter(BeanFactory beans) {
        return new BedrockConverseComponentConverter(beans);
    }

    /** Lazy, since Camel asks for it when the component is first used; an application without such a route pays nothing. */
    @Lazy
    @Bean
    static ComponentCustomizer configureBedrockConverseComponent(
            CamelContext camelContext, BedrockConverseComponentConfiguration configuration, Environment environment) {
        return new BedrockConverseComponentCustomizer(camelContext, configuration, environment);
    }
}
