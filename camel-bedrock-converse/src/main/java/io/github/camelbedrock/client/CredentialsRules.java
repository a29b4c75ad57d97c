/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.CredentialsOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which credentials options can be set together. */
final class CredentialsRules {

    /** A user who means the partition's root ends here as well: AWS assumes roles alone. */
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

    /** STS API reference, AssumeRole. */
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    /** STS API reference, AssumeRole. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    /** None of them holds white space, as two lines of a file would; and only a URI takes RAW(...) away. */
    private static final Pattern SECRET = Pattern.compile("(?!RAW[({])[!-~]+");

    private CredentialsRules() {}

    /** Refuses what contradicts itself; the message names the options, and tells no value that is a secret. */
    static void check(CredentialsOptions options) {
        isWhole("apiKey", options.getApiKey());
        isWhole("accessKey", options.getAccessKey());
        isWhole("secretKey", options.getSecretKey());
        isWhole("sessionToken", options.getSessionToken());
        Set<String> set = new LinkedHashSet<>();
        add(set, "apiKey", options.getApiKey());
        add(set, "accessKey", options.getAccessKey());
        add(set, "secretKey", options.getSecretKey());
        add(set, "sessionToken", options.getSessionToken());
        add(set, "roleArn", options.getRoleArn());
        add(set, "roleSessionName", options.getRoleSessionName());
        add(set, "externalId", options.getExternalId());
        if (options.getCredentialsProvider() != null) {
            set.add("credentialsProvider");
        }
        excludes(set, "apiKey", List.of("accessKey", "secretKey", "sessionToken", "roleArn", "credentialsProvider"));
        excludes(set, "credentialsProvider", List.of("accessKey", "secretKey", "sessionToken"));
        needs(set, "secretKey", "accessKey");
        needs(set, "sessionToken", "accessKey");
        needs(set, "accessKey", "secretKey");
        needs(set, "roleSessionName", "roleArn");
        needs(set, "externalId", "roleArn");
        matches(
                "roleArn",
                options.getRoleArn(),
                ROLE,
                "the ARN of a role, such as arn:aws:iam::123456789012:role/name");
        matches(
                "roleSessionName",
                options.getRoleSessionName(),
                SESSION_NAME,
                "2 to 64 letters, digits or any of _+=,.@-");
        matches("externalId", options.getExternalId(), EXTERNAL_ID, "2 to 1224 letters, digits or any of _+=,.@:/-");
    }

    private static void add(Set<String> set, String option, @Nullable String value) {
        if (CredentialsRef.text(value) != null) {
            set.add(option);
        }
    }

    private static void excludes(Set<String> set, String option, List<String> others) {
        if (!set.contains(option)) {
            return;
        }
        for (String other : others) {
            if (set.contains(other)) {
                throw new IllegalArgumentException(option + " and " + other + " are both set: leave one of them out");
            }
        }
    }

    private static void needs(Set<String> set, String option, String other) {
        if (set.contains(option) && !set.contains(other)) {
            throw new IllegalArgumentException(
                    other + " is missing: " + option + " is set, and is of no use without it");
        }
    }

    private static void isWhole(String option, @Nullable String value) {
        String text = CredentialsRef.text(value);
        if (text != null && !SECRET.matcher(text).matches()) {
            throw new IllegalArgumentException(option
                    + " must be its value alone, in one line of ASCII without spaces; RAW(...) belongs into URIs, not into"
                    + " properties");
        }
    }

    private static void matches(String option, @Nullable String value, Pattern pattern, String shape) {
        String text = CredentialsRef.text(value);
        if (text != null && !pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(option + " must be " + shape + ", but was '" + value + "'");
        }
    }
}
