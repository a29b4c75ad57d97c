/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.turn.ServiceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how Bedrock serves the call. The limits are those of the API reference, Converse. */
final class ServiceReader {

    private static final int MOST_METADATA = 16;
    private static final int MOST_PATHS = 10;
    private static final int LONGEST = 256;

    private static final Pattern METADATA = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,.-]*");
    private static final Pattern HEADER_NAME = Pattern.compile("[a-zA-Z0-9!#$%&'*+.^_`|~-]+");

    /** Headers that the SDK writes itself: a second value would break the signature or the message. */
    private static final Set<String> OF_THE_SDK = Set.of(
            "authorization",
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "user-agent",
            "amz-sdk-invocation-id",
            "amz-sdk-request",
            "x-amz-date",
            "x-amz-content-sha256",
            "x-amz-security-token");

    private ServiceReader() {}

    static ServiceSettings read(SettingValues values, ServiceSettings base) {
        String latency = values.choice("performanceLatency", "standard", "optimized");
        String tier = values.choice("serviceTier", "auto", "default", "flex", "priority", "reserved");
        List<String> paths = values.texts("additionalModelResponseFieldPaths");
        return new ServiceSettings(
                latency == null ? base.performanceLatency() : latency,
                tier == null ? base.serviceTier() : auto(tier),
                metadata(values, base.requestMetadata()),
                merged(base.promptVariables(), values.pairs("promptVariables")),
                additional(values, base.additionalFields()),
                paths == null ? base.responseFieldPaths() : paths(values, paths),
                headers(values, base.extraHeaders()));
    }

    private static @Nullable String auto(String tier) {
        return tier.equals("auto") ? null : tier;
    }

    private static Map<String, String> metadata(SettingValues values, Map<String, String> base) {
        String option = "requestMetadata";
        Map<String, String> own = values.pairs(option);
        own.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > LONGEST || value.length() > LONGEST) {
                throw values.refusal(
                        option,
                        "takes keys of 1 to 256 and values of at most 256 characters, but '" + key + "' has a key of "
                                + key.length() + " and a value of " + value.length());
            }
            if (!METADATA.matcher(key).matches() || !METADATA.matcher(value).matches()) {
                throw values.refusal(
                        option,
                        "takes letters, digits, white space and :_@$#=/+,.- alone, but '" + key
                                + "' holds something else in its key or value");
            }
        });
        Map<String, String> all = merged(base, own);
        if (all.size() > MOST_METADATA) {
            throw values.refusal(option, "may hold " + MOST_METADATA + " pairs, but there are " + all.size());
        }
        return all;
    }

    private static Map<String, Object> additional(SettingValues values, Map<String, Object> base) {
        Map<String, Object> fields = new LinkedHashMap<>(base);
        fields.putAll(values.object("additionalModelRequestFields"));
        values.object("additional").forEach((name, value) -> fields.put(name, typed(value)));
        if (fields.equals(base)) {
            return base;
        }
        try {
            DocumentJson.fromPlain(fields);
        } catch (IllegalArgumentException e) {
            throw values.refusal("additionalModelRequestFields", "cannot be sent: " + e.getMessage());
        }
        return fields;
    }

    /** In a URI all is text: what reads as a JSON number, flag, object or list is one. */
    private static @Nullable Object typed(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return PlainJson.parse(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static List<String> paths(SettingValues values, List<String> paths) {
        String option = "additionalModelResponseFieldPaths";
        if (paths.size() > MOST_PATHS) {
            throw values.refusal(option, "may hold " + MOST_PATHS + " paths, but held " + paths.size());
        }
        for (String path : paths) {
            if (!path.startsWith("/") || path.length() > LONGEST) {
                throw values.refusal(
                        option,
                        "takes JSON pointers of at most 256 characters, such as /stop_sequence, but held '" + path
                                + "'");
            }
        }
        return paths;
    }

    private static Map<String, String> headers(SettingValues values, Map<String, String> base) {
        String option = "extraHeaders";
        Map<String, String> own = values.pairs(option);
        own.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
                throw values.refusal(option, "holds a name or value that no HTTP header can have: '" + name + "'");
            }
            if (OF_THE_SDK.contains(name.toLowerCase(Locale.ROOT))) {
                throw values.refusal(option, "cannot set " + name + ": the AWS SDK sets it");
            }
        });
        Map<String, String> all = new LinkedHashMap<>(base);
        own.forEach((name, value) -> {
            all.keySet().removeIf(known -> known.equalsIgnoreCase(name));
            all.put(name, value);
        });
        return all;
    }

    private static Map<String, String> merged(Map<String, String> base, Map<String, String> own) {
        if (own.isEmpty()) {
            return base;
        }
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(own);
        return all;
    }
}
