/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool.
 *
 * @param id by which the model knows it
 * @param name of the tool
 * @param arguments plain values: those that the tool declares, in the order in which it declares them, and its defaults
 *     for those that the model left out; or all as they came, where its schema says so
 * @param origin who asks, in the words of whoever runs the loop; null where that does not matter
 */
public record ToolCall(String id, String name, Map<String, Object> arguments, @Nullable Object origin) {}
