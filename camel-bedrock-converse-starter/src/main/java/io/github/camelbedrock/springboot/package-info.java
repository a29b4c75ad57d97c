/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The component in a Spring Boot application. Door: {@link BedrockConverseComponentAutoConfiguration}. The properties in
 * {@link BedrockConverseComponentConfiguration} are generated from the component's catalog.
 */
@NullMarked
package io.github.camelbedrock.springboot;

import org.jspecify.annotations.NullMarked;
