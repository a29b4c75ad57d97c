/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the body of a request with a recorded one. The order of keys does not count, and 1 is 1.0. */
final class BodyMatcher {

    private static final Pattern BLOB = Pattern.compile("@@blob sha256=([0-9a-f]{64}) base64Chars=(\\d+)@@");
    private static final int SHOWN = 80;

    private final List<String> differences = new ArrayList<>();

    private BodyMatcher() {}

    /** Where they differ, each difference a line that begins with the JSON pointer; empty where they are equal. */
    static List<String> differences(JsonNode recorded, JsonNode sent) {
        BodyMatcher matcher = new BodyMatcher();
        matcher.compare("", recorded, sent);
        return matcher.differences;
    }

    private void compare(String pointer, JsonNode recorded, JsonNode sent) {
        if (recorded.isObject() && sent.isObject()) {
            Set<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            sent.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + name, recorded.path(name), sent.path(name)));
        } else if (recorded.isArray() && sent.isArray() && recorded.size() == sent.size()) {
            Iterator<JsonNode> others = sent.iterator();
            int index = 0;
            for (JsonNode one : recorded) {
                compare(pointer + "/" + index++, one, others.next());
            }
        } else if (!sameValue(recorded, sent)) {
            differences.add((pointer.isEmpty() ? "the body" : pointer) + ": recorded " + shown(recorded) + ", sent "
                    + shown(sent));
        }
    }

    private static boolean sameValue(JsonNode recorded, JsonNode sent) {
        if (recorded.isNumber() && sent.isNumber()) {
            return recorded.decimalValue().compareTo(sent.decimalValue()) == 0;
        }
        if (recorded.isTextual() && sent.isTextual()) {
            return recorded.asText().equals(sent.asText()) || sameBlob(recorded.asText(), sent.asText());
        }
        return recorded.equals(sent) || recorded.isMissingNode() && sent.isMissingNode();
    }

    /** Long base64 texts are recorded by their hash and length alone. */
    private static boolean sameBlob(String recorded, String sent) {
        Matcher blob = BLOB.matcher(recorded);
        return blob.matches()
                && sent.length() == Integer.parseInt(blob.group(2))
                && sha256(sent).equals(blob.group(1));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
