/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Every refusal that Bedrock was recorded to give reaches the route as the SDK's own exception, with what to do. */
class RecordedErrorsTest {

    /** The types that the SDK has classes for; other AWS errors are plain BedrockRuntimeExceptions. */
    private static final Map<String, Class<?>> TYPES = Map.of("ValidationException", ValidationException.class);

    /** Text of the refusal: how many were recorded, category, and words of the advice. */
    private static final Map<String, List<Object>> EXPECTED = Map.of(
            "The provided model identifier is invalid.",
            List.of(2, "validation", "inferenceProfilePrefix"),
            "This model doesn't support the video content block that you provided. Update the content block and try again.",
            List.of(5, "validation", "this kind of media"),
            "This model doesn't support the s3Uri field. Remove s3Uri and try again.",
            List.of(2, "validation", "file's bytes"),
            "The model returned the following errors: Malformed input request: #/messages/2/content/0: extraneous key"
                    + " [toolResult] is not permitted, please reformat your input and try again.",
            List.of(1, "validation", "no document"),
            "The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds maximum"
                    + " length. Please update the input to try again.",
            List.of(1, "context_overflow", "Shorten"),
            "The security token included in the request is expired",
            List.of(1, "auth", "renew"),
            "The security token included in the request is invalid.",
            List.of(1, "auth", "access key"),
            "tools.0: Input tag 'web_search_20250305' found using 'type' does not match any of the expected tags:"
                    + " 'bash_20250124', 'custom', 'text_editor_20250124', 'text_editor_20250429',"
                    + " 'text_editor_20250728'",
            List.of(1, "validation", "without this tool"));

    @Test
    void reachTheRouteUnwrappedWithCategoryAndAdvice() throws Exception {
        Map<String, List<Object>> found = new TreeMap<>();
        try (LocalBedrock bedrock = LocalBedrock.start();
                Asking asking = new Asking(bedrock)) {
            for (RecordedExchange recorded : refusals()) {
                bedrock.reset();
                bedrock.enqueue(answer(recorded));
                String operation = recorded.operation().equals("Converse") ? "converse" : "countTokens";
                Exchange failed = asking.ask(
                        "bedrock-converse:" + recorded.modelId() + "?operation=" + operation, "Hi", Map.of());
                assertThat(bedrock.requestCount()).as("no retry of " + recorded).isEqualTo(1);
                check(recorded, failed, found);
            }
        }
        assertThat(found).isEqualTo(new TreeMap<>(EXPECTED));
    }

    private static List<RecordedExchange> refusals() {
        return Recordings.only(e -> List.of("Converse", "CountTokens").contains(e.operation()) && e.status() >= 400);
    }

    private static void check(RecordedExchange recorded, Exchange failed, Map<String, List<Object>> found) {
        String text = Json.read(recorded.responseBody()).get("message").asText();
        assertThat(failed.getException())
                .as(recorded.toString())
                .isExactlyInstanceOf(TYPES.getOrDefault(type(recorded), BedrockRuntimeException.class))
                .isInstanceOfSatisfying(BedrockRuntimeException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(recorded.status());
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(text);
                });
        String advice = Failure.of(failed.getException()).advice();
        List<Object> expected = EXPECTED.getOrDefault(text, List.of(0, "", "?"));
        int count = found.containsKey(text) ? (int) found.get(text).get(0) : 0;
        String words = (String) expected.get(2);
        found.put(
                text,
                List.of(
                        count + 1,
                        failed.getProperty(ERROR_CATEGORY_PROPERTY, String.class),
                        advice.contains(words) ? words : advice));
    }

    private static Answer answer(RecordedExchange recorded) {
        Answer answer = Answers.raw(recorded.status(), "application/json", recorded.responseBody());
        for (Map.Entry<String, String> header : recorded.responseHeaders().entrySet()) {
            answer = answer.header(header.getKey(), header.getValue());
        }
        return answer;
    }

    /** The error's type; empty where the recorder did not keep the header that tells it. */
    private static String type(RecordedExchange recorded) {
        String type = recorded.responseHeaders().getOrDefault("x-amzn-errortype", "");
        return type.contains(":") ? type.substring(0, type.indexOf(':')) : type;
    }
}
