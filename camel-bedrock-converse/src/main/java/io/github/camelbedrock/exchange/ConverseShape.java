/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.PojoReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Maps with Converse's own field names, as objects of the SDK. */
final class ConverseShape {

    private static final Set<String> REQUEST_FIELDS = fields(ConverseRequest.builder());
    private static final Set<String> BLOCK_FIELDS = fields(ContentBlock.builder());

    private ConverseShape() {}

    /** Whether the Map can be a whole request: it has a field that a request alone has. */
    static boolean isRequest(Map<?, ?> map) {
        return map.keySet().stream().anyMatch(key -> REQUEST_FIELDS.contains(String.valueOf(key)));
    }

    static boolean isMessage(@Nullable Object part) {
        return part instanceof Message || (part instanceof Map<?, ?> map && map.containsKey("role"));
    }

    static boolean isBlock(Map<?, ?> map) {
        return map.size() == 1
                && BLOCK_FIELDS.contains(String.valueOf(map.keySet().iterator().next()));
    }

    /** What the allowed Maps look like, for errors. */
    static String forms() {
        return "a request (with messages), a message (with role and content) or one content block ("
                + BLOCK_FIELDS.stream().sorted().collect(Collectors.joining(", ")) + ")";
    }

    /** A request of either operation: all that one of Converse can have, one of ConverseStream can have too. */
    static ConverseStreamRequest request(Map<?, ?> map) {
        return read(ConverseStreamRequest.class, ConverseStreamRequest.builder(), map, "");
    }

    static Message message(Object part, String where) {
        return part instanceof Message message
                ? message
                : read(Message.class, Message.builder(), (Map<?, ?>) part, where);
    }

    static ContentBlock block(Map<?, ?> map, String where) {
        return read(ContentBlock.class, ContentBlock.builder(), map, where);
    }

    /** The streaming request's fields are the same but for the guardrail's stream mode. */
    static ConverseRequest request(ConverseStreamRequest stream) {
        ConverseRequest.Builder request = ConverseRequest.builder();
        List<SdkField<?>> fields = request.sdkFields();
        Map<String, SdkField<?>> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.memberName(), field));
        for (SdkField<?> field : stream.sdkFields()) {
            Object value = field.getValueOrDefault(stream);
            if (value != null && !field.memberName().equals("guardrailConfig")) {
                SdkField<?> twin = byName.get(field.memberName());
                if (twin != null) {
                    twin.set(request, value);
                }
            }
        }
        if (stream.guardrailConfig() != null) {
            request.guardrailConfig(config -> config.guardrailIdentifier(
                            stream.guardrailConfig().guardrailIdentifier())
                    .guardrailVersion(stream.guardrailConfig().guardrailVersion())
                    .trace(stream.guardrailConfig().traceAsString()));
        }
        stream.overrideConfiguration().ifPresent(request::overrideConfiguration);
        return request.build();
    }

    private static <T> T read(Class<T> type, SdkPojo builder, Map<?, ?> map, String where) {
        try {
            return PojoReader.read(type, builder, map, where);
        } catch (IllegalArgumentException e) {
            throw new InvalidTurnException("The body is not in Converse's form: " + e.getMessage(), e);
        }
    }

    private static Set<String> fields(SdkPojo builder) {
        return builder.sdkFields().stream().map(SdkField::locationName).collect(Collectors.toUnmodifiableSet());
    }
}
