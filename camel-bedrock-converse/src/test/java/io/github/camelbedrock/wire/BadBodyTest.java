/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that cannot become a request are refused before the call, in words that name the place and what belongs there. */
class BadBodyTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String ENDPOINT = "bedrock-converse:" + Turns.NOVA;

    /** What stands beside a request's messages or in a message's content, and words of the error. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            'messages':'Hi' | messages must be a list, but was of type java.lang.String
            'messages':['Hi'] | messages[0] must be an object, but was of type java.lang.String
            'messages':[{'role':true}] | messages[0].role must be of type String, but was of type java.lang.Boolean
            'messages':[{'role':7}] | messages[0].role must be of type String, but was of type java.lang.Integer
            'messages':[{'role':'user','content':[null]}] | messages[0].content[0] must be a value, but was null
            'messages':[{'role':'user','content':[{'txt':'Hi'}]}] | messages[0].content[0].txt is not a field of Bedrock's; here it has text
            'messages':[{'role':'user','content':[{'image':{'source':{'bytes':'###'}}}]}] | messages[0].content[0].image.source.bytes must be Base64
            'messages':[{'role':'user','content':[{'image':{'source':{'bytes':7}}}]}] | messages[0].content[0].image.source.bytes must be bytes: byte[] or Base64 text, but was of type java.lang.Integer
            'inferenceConfig':7 | inferenceConfig must be an object, but was of type java.lang.Integer
            'inferenceConfig':{'maxTokens':'many'} | inferenceConfig.maxTokens must be of type Integer, but was of type java.lang.String
            'inferenceConfig':{'maxTokens':1.5} | inferenceConfig.maxTokens is out of the range of its type: 1.5
            'inferenceConfig':{'maxTokens':2147483648} | inferenceConfig.maxTokens is out of the range of its type: 2147483648
            'requestMetadata':'x' | requestMetadata must be an object, but was of type java.lang.String
            'requestMetadata':{'a':1} | requestMetadata.a must be of type String, but was of type java.lang.Integer
            'toolConfig':{'tools':[{'toolSpec':{'strict':'yes'}}]} | toolConfig.tools[0].toolSpec.strict must be of type Boolean, but was of type java.lang.String
            """)
    void namesThePlaceInARequest(String beside, String words) throws Exception {
        String request = "{'messages':[{'role':'user','content':[{'text':'Hi'}]}]," + beside + "}";
        String body = beside.startsWith("'messages'") ? "{" + beside + "}" : request;
        for (Object form : List.of(Wire.plain(body), Wire.json(body))) {
            assertThat(refused(form, Map.of())).hasMessageContaining("not in Converse's form: " + words);
        }
        assertThat(refused(body.replace('\'', '"'), Map.of(Exchange.CONTENT_TYPE, "application/json")))
                .hasMessageContaining("not in Converse's form: " + words);
    }

    /** The body, and words of the error. */
    static Stream<Arguments> bodies() {
        Object message = Wire.plain(Turns.user(Turns.text("a")));
        return Stream.of(
                Arguments.of(List.of(), List.of("The body is an empty list")),
                Arguments.of(Map.of(), List.of("a Map with the keys []", "a request (with messages)")),
                Arguments.of(Map.of("text", "a", "b", 1), List.of("a Map with the keys", "cachePoint, ")),
                Arguments.of(List.of("a", message), List.of("Part 1 of the body is a message, but others are not")),
                Arguments.of(List.of(message, "a"), List.of("Part 0 of the body is a message, but others are not")),
                Arguments.of(Arrays.asList("a", null), List.of("Part 1 of the body is null")),
                Arguments.of(List.of("a", 42), List.of("Part 1 of the body is of type java.lang.Integer")),
                Arguments.of(
                        List.of("a", Map.of("txt", "b")),
                        List.of("Part 1 of the body.txt is not a field of Bedrock's")),
                Arguments.of(
                        List.of(message, Wire.plain("{'role':'user','text':'a'}")),
                        List.of("messages[1].text is not a field of Bedrock's; here it has role, content")));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void namesThePartAtFault(Object body, List<String> words) throws Exception {
        assertThat(refused(body, Map.of())).hasMessageContainingAll(words.toArray(new String[0]));
    }

    private static Exception refused(Object body, Map<String, Object> headers) throws Exception {
        Exception failure = Wire.refused(bedrock.server(), ENDPOINT, body, headers);
        assertThat(failure).isInstanceOf(InvalidTurnException.class);
        return failure;
    }
}
