/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

import java.util.Map;

/**
 * One request as it came over the wire.
 *
 * @param httpVersion "HTTP/1.1" or "h2c"
 * @param path the path as sent, percent-encoding kept
 * @param headers names in lower case; of a repeated header the values with commas between them
 */
public record WireRequest(String httpVersion, String method, String path, Map<String, String> headers, byte[] body) {}
