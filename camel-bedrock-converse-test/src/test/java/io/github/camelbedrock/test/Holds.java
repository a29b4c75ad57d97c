/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;

/** Finds what a recording holds and an object of the SDK does not. Members that the SDK does not know are passed over. */
final class Holds {

    private final List<String> missing = new ArrayList<>();

    private Holds() {}

    static List<String> missing(JsonNode recorded, SdkPojo read) {
        Holds holds = new Holds();
        holds.pojo("", recorded, read);
        return holds.missing;
    }

    private void pojo(String at, JsonNode recorded, SdkPojo read) {
        for (SdkField<?> field : read.sdkFields()) {
            JsonNode value = recorded.get(field.locationName());
            if (value != null && !value.isNull()) {
                value(at + "/" + field.locationName(), value, field.getValueOrDefault(read));
            }
        }
    }

    private void value(String at, JsonNode recorded, Object read) {
        if (read instanceof Document document) {
            document(at, recorded, document);
        } else if (read instanceof SdkPojo pojo) {
            pojo(at, recorded, pojo);
        } else if (read instanceof List<?> list) {
            if (list.size() != recorded.size()) {
                missing.add(at + ": " + recorded.size() + " recorded, " + list.size() + " read");
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                value(at + "/" + i, recorded.get(i), list.get(i));
            }
        } else if (read instanceof Map<?, ?> map) {
            map.forEach((key, value) -> value(at + "/" + key, recorded.path(String.valueOf(key)), value));
            if (map.size() != recorded.size()) {
                missing.add(at + ": " + recorded.size() + " recorded, " + map.size() + " read");
            }
        } else if (read instanceof java.time.Instant) {
            return; // AWS writes dates in more than one form; none of them is the kit's business.
        } else if (!same(recorded, read)) {
            missing.add(at + ": recorded " + recorded + ", read " + read);
        }
    }

    private static boolean same(JsonNode recorded, Object read) {
        if (read instanceof SdkBytes bytes) {
            return recorded.asText().equals(Base64.getEncoder().encodeToString(bytes.asByteArray()));
        }
        if (read instanceof Float || read instanceof Double) {
            return Math.abs(recorded.doubleValue() - ((Number) read).doubleValue()) < 1e-6;
        }
        return read != null && recorded.asText().equals(read.toString());
    }

    private void document(String at, JsonNode recorded, Document read) {
        if (read.isMap()) {
            read.asMap().forEach((key, value) -> document(at + "/" + key, recorded.path(key), value));
        } else if (read.isList()) {
            for (int i = 0; i < read.asList().size(); i++) {
                document(at + "/" + i, recorded.path(i), read.asList().get(i));
            }
        } else if (read.isNumber()) {
            BigDecimal number = read.asNumber().bigDecimalValue();
            if (number.compareTo(recorded.decimalValue()) != 0) {
                missing.add(at + ": recorded " + recorded + ", read " + number);
            }
        } else if (read.isString() && !read.asString().equals(recorded.asText())) {
            missing.add(at + ": recorded " + recorded + ", read " + read.asString());
        }
    }
}
