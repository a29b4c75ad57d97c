/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.json.PojoJson;
import io.github.camelbedrock.tooluse.ToolAnswer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers give (MCP specification 2025-11-25, Tools), what the model is told, and the body. */
class McpContentTest {

    static Stream<Arguments> results() {
        return Stream.of(
                arguments(
                        "text",
                        "{'content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]}",
                        "[{'text':'a'},{'text':'b'}]",
                        "'a\\nb'"),
                arguments("nothing", "{'content':[]}", "[]", "null"),
                arguments("no content at all", "{}", "[]", "null"),
                arguments("blank text", "{'content':[{'type':'text','text':' '}]}", "[]", "' '"),
                arguments(
                        "structure alone",
                        "{'content':[],'structuredContent':{'z':1.50,'a':[true]}}",
                        "[{'json':{'z':1.50,'a':[true]}}]",
                        "{'z':1.50,'a':[true]}"),
                arguments(
                        "structure that the text tells, too",
                        "{'content':[{'type':'text','text':'{}'}],'structuredContent':{'a':1}}",
                        "[{'text':'{}'}]",
                        "{'a':1}"),
                arguments(
                        "image",
                        "{'content':[{'type':'image','data':'AAEC','mimeType':'image/jpeg'}]}",
                        "[{'image':{'format':'jpeg','source':{'bytes':'AAEC'}}}]",
                        "[{'type':'image','data':'AAEC','mimeType':'image/jpeg'}]"),
                arguments(
                        "image of a format that Bedrock has not",
                        "{'content':[{'type':'image','data':'AAEC','mimeType':'image/tiff'}]}",
                        "[{'text':'[An image of type image/tiff with 3 bytes that cannot be shown here]'}]",
                        "[{'type':'image','data':'AAEC','mimeType':'image/tiff'}]"),
                arguments(
                        "audio",
                        "{'content':[{'type':'audio','data':'AAEC','mimeType':'audio/wav'}]}",
                        "[{'text':'[An audio of type audio/wav with 3 bytes that cannot be shown here]'}]",
                        "[{'type':'audio','data':'AAEC','mimeType':'audio/wav'}]"),
                arguments(
                        "no Base64",
                        "{'content':[{'type':'image','data':'A','mimeType':'image/png'}]}",
                        "[{'text':'[An image of type image/png whose bytes are no Base64]'}]",
                        "[{'type':'image','data':'A','mimeType':'image/png'}]"),
                arguments(
                        "resource of text",
                        "{'content':[{'type':'resource','resource':{'uri':'file:///a.txt','text':'hello'}}]}",
                        "[{'text':'hello'}]",
                        "[{'type':'resource','resource':{'uri':'file:///a.txt','text':'hello'}}]"),
                arguments(
                        "resource of bytes that are a document",
                        "{'content':[{'type':'resource','resource':{'uri':'a','mimeType':'application/pdf','blob':'AAEC'}}]}",
                        "[{'document':{'format':'pdf','source':{'bytes':'AAEC'}}}]",
                        "[{'type':'resource','resource':{'uri':'a','mimeType':'application/pdf','blob':'AAEC'}}]"),
                arguments(
                        "resource of bytes that are text",
                        "{'content':[{'type':'resource','resource':{'uri':'a','mimeType':'text/csv','blob':'YTtiCg=='}}]}",
                        "[{'text':'a;b\\n'}]",
                        "[{'type':'resource','resource':{'uri':'a','mimeType':'text/csv','blob':'YTtiCg=='}}]"),
                arguments(
                        "resource of bytes that nobody knows",
                        "{'content':[{'type':'resource','resource':{'uri':'a.bin','blob':'AAEC'}}]}",
                        "[{'text':'[The resource a.bin with 3 bytes that cannot be shown here]'}]",
                        "[{'type':'resource','resource':{'uri':'a.bin','blob':'AAEC'}}]"),
                arguments(
                        "resource that is elsewhere",
                        "{'content':[{'type':'resource_link','uri':'file:///a.rs','name':'a.rs','mimeType':'text/x-rust'}]}",
                        "[{'text':'A resource that can be read elsewhere: file:///a.rs, a.rs, text/x-rust'}]",
                        "[{'type':'resource_link','uri':'file:///a.rs','name':'a.rs','mimeType':'text/x-rust'}]"),
                arguments(
                        "a part of tomorrow",
                        "{'content':[{'type':'hologram','data':'x'}]}",
                        "[{'text':'[A part of type hologram that cannot be shown here]'}]",
                        "[{'type':'hologram','data':'x'}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("results")
    void theModelIsToldAllThatItCanRead(String what, String result, String content, String body) {
        ToolAnswer answer = McpContent.answer(json(result));
        assertThat(PlainJson.write(
                        answer.content().stream().map(PojoJson::toMap).toList()))
                .isEqualTo(content.replace('\'', '"'));
        assertThat(PlainJson.write(answer.body())).isEqualTo(body.replace('\'', '"'));
        assertThat(answer.error()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void onlyTrueIsAnError(String result, boolean error) {
        assertThat(McpContent.answer(json(result)).error()).isEqualTo(error);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("{'content':[],'isError':true}", true),
                arguments("{'content':[],'isError':false}", false),
                arguments("{'content':[],'isError':null}", false),
                arguments("{'content':[]}", false));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        return (Map<String, Object>) PlainJson.parse(text.replace('\'', '"'));
    }
}
