/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import io.github.camelbedrock.component.BedrockConverseComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.core.env.Environment;

/** Copies the properties that are set to the component, before it starts. */
final class BedrockConverseComponentCustomizer implements ComponentCustomizer {

    private final CamelContext camelContext;
    private final BedrockConverseComponentConfiguration configuration;
    private final Environment environment;

    BedrockConverseComponentCustomizer(
            CamelContext camelContext, BedrockConverseComponentConfiguration configuration, Environment environment) {
        this.camelContext = camelContext;
        this.configuration = configuration;
        this.environment = environment;
    }

    @Override
    public void configure(String name, Component target) {
        CamelPropertiesHelper.setCamelProperties(camelContext, target, groupsFirst(), false);
    }

    /** An object of options replaces the component's own: set after a single option, it would undo it. */
    private Map<String, Object> groupsFirst() {
        Map<String, Object> set = CamelPropertiesHelper.getNonNullProperties(camelContext, configuration);
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String group : BedrockConverseComponentConfiguration.optionGroups()) {
            if (set.containsKey(group)) {
                ordered.put(group, set.get(group));
            }
        }
        set.forEach(ordered::putIfAbsent);
        return ordered;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return target instanceof BedrockConverseComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", "camel.component.bedrock-converse.customizer");
    }
}
