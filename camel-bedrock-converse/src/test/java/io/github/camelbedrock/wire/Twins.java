/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Options of thinking and caching, and the headers of the same names: one wish said in two ways. */
final class Twins {

    private Twins() {}

    /** The body of the request for these options, which must be the same where headers say what the options say. */
    static JsonNode sent(LocalBedrock bedrock, String model, String options, Object body) throws Exception {
        JsonNode byOption = Wire.body(Wire.sent(bedrock, uri(model, options), body));
        JsonNode byHeader = Wire.body(Wire.sent(bedrock, uri(model, kept(options)), body, headers(options)));
        assertThat(byHeader).as("asked by headers").isEqualTo(byOption);
        return byOption;
    }

    /** The failure with these options, which must be the same where headers say what the options say. */
    static Exception refused(LocalBedrock bedrock, String model, String options, Object body) throws Exception {
        Exception byOption = Wire.refused(bedrock, uri(model, options), body, Map.of());
        Exception byHeader = Wire.refused(bedrock, uri(model, kept(options)), body, headers(options));
        assertThat(byHeader).as("asked by headers").hasMessage(byOption.getMessage());
        return byOption;
    }

    /** Text with double quotes where it has single ones, so that JSON in options can be read. */
    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    /** The endpoint of the model; the options in single quotes. */
    static String uri(String model, String options) {
        return "bedrock-converse:" + model + (options.isEmpty() ? "" : "?" + quoted(options));
    }

    private static Map<String, Object> headers(String options) {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String option : split(options)) {
            if (hasTwin(option)) {
                String name = option.substring(0, option.indexOf('='));
                headers.put(
                        "CamelBedrockConverse" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        option.substring(option.indexOf('=') + 1));
            }
        }
        return headers;
    }

    private static String kept(String options) {
        List<String> kept = new ArrayList<>(split(options));
        kept.removeIf(Twins::hasTwin);
        return String.join("&", kept);
    }

    /** Whether the option, or a setting of it, is asked for by its header, too. */
    static boolean hasTwin(String option) {
        return option.startsWith("cache") || option.startsWith("thinking") || option.startsWith("interleaved");
    }

    private static List<String> split(String options) {
        return options.isEmpty() ? List.of() : List.of(options.split("&"));
    }
}
