/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An ARN that is given as a model.
 *
 * @param kind the word before the slash, such as {@code inference-profile}
 * @param resource what follows it
 */
record BedrockArn(String kind, String resource) {

    private static final String START = "arn:";
    private static final Pattern SHAPE =
            Pattern.compile("arn:aws(?:-[a-z-]+)?:([a-z0-9-]+):[a-z0-9-]+:[0-9]*:([a-z-]+)/(.+)");

    /** Kinds whose resource is a model id, with a geography or without. */
    private static final Set<String> NAMES_ITS_MODEL = Set.of("foundation-model", "inference-profile");

    static boolean isArn(String id) {
        return id.startsWith(START);
    }

    /** @throws IllegalArgumentException if it is no ARN, or one of another service */
    static BedrockArn parse(String arn) {
        Matcher parts = SHAPE.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The model '" + arn + "' is not a complete ARN: it must look like"
                    + " arn:aws:bedrock:REGION:ACCOUNT:inference-profile/ID");
        }
        String service = parts.group(1);
        String kind = parts.group(2);
        // A SageMaker endpoint can be registered for Bedrock's APIs (API reference, RegisterMarketplaceModelEndpoint).
        boolean marketplace = service.equals("sagemaker") && kind.equals("endpoint");
        if (!service.equals("bedrock") && !marketplace) {
            throw new IllegalArgumentException("The model '" + arn + "' is an ARN of the service '" + service
                    + "': only ARNs of bedrock (and of sagemaker endpoints of Bedrock Marketplace) name a model");
        }
        return new BedrockArn(kind, parts.group(3));
    }

    /** The plain id of the model behind it, or null where the ARN does not tell. */
    @Nullable
    String baseId() {
        if (!NAMES_ITS_MODEL.contains(kind)) {
            return null;
        }
        String id = ProfilePrefix.strip(resource);
        return id.indexOf('.') < 0 ? null : id;
    }
}
