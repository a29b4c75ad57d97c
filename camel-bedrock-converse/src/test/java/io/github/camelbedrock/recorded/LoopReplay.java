/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.json.PojoReader;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedExchange;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.tool.BedrockToolEndpoint;
import io.github.camelbedrock.wire.Routes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** One recorded loop, asked again: its tools are routes that give what the recorded ones gave. */
final class LoopReplay {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    /**
     * How it is asked.
     *
     * @param recorded whether by the recorded operation; otherwise by the other one
     * @param parallel whether the tools of one turn run side by side
     */
    record Way(boolean recorded, boolean parallel) {}

    /** A call as the tool's route saw it: its name and its body, which holds the arguments. */
    record Seen(String tool, JsonNode arguments, Set<String> headers) {}

    /** What came of it. */
    record Outcome(Exchange exchange, List<Seen> calls, List<JsonNode> requests) {}

    private final RecordedLoop loop;
    private final Way way;
    private final ConcurrentLinkedQueue<Seen> calls = new ConcurrentLinkedQueue<>();

    LoopReplay(RecordedLoop loop, Way way) {
        this.loop = loop;
        this.way = way;
    }

    Outcome run(LocalBedrock bedrock) throws Exception {
        bedrock.reset();
        bedrock.strict();
        loop.turns().forEach(turn -> bedrock.enqueue(answer(turn)));
        try (Routes routes = new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                for (Map.Entry<String, JsonNode> tool :
                        RecordedLoop.tools(loop.turns().get(0).requestBody()).entrySet()) {
                    if (!loop.unanswered().contains(tool.getKey())) {
                        from(endpoint(tool.getKey(), tool.getValue())).process(LoopReplay.this::give);
                    }
                }
                from("direct:ask").to("bedrock-converse:" + loop.model() + options());
            }

            private BedrockToolEndpoint endpoint(String name, JsonNode spec) {
                BedrockToolEndpoint endpoint =
                        getContext().getEndpoint("bedrock-tool:" + name + "?tags=loop", BedrockToolEndpoint.class);
                endpoint.setDescription(spec.path("description").asText(null));
                endpoint.setArgSchema(spec.at("/inputSchema/json").toString());
                return endpoint;
            }
        })) {
            String question = new String(Json.write(loop.question()), StandardCharsets.UTF_8);
            Exchange answered = routes.send(question, Map.of(Exchange.CONTENT_TYPE, "application/json"));
            List<JsonNode> requests = bedrock.takeRequests().stream()
                    .map(RecordedRequest::body)
                    .map(Json::read)
                    .toList();
            return new Outcome(answered, List.copyOf(calls), requests);
        }
    }

    /** A loop has one operation here; that of the first turn counts. */
    private boolean isStreamed() {
        return isStream(loop.turns().get(0)) == way.recorded();
    }

    private static boolean isStream(RecordedExchange turn) {
        return turn.operation().equals("ConverseStream");
    }

    private String options() {
        StringBuilder options = new StringBuilder(
                "?tools=loop&parallelToolExecution=" + way.parallel() + "&maxToolIterations=" + loop.iterations());
        if (isStreamed()) {
            options.append("&operation=converseStream&streamBody=collect");
        }
        JsonNode body = loop.turns().get(0).requestBody();
        JsonNode choice = body.at("/toolConfig/toolChoice");
        if (!choice.isMissingNode()) {
            String kind = choice.fieldNames().next();
            options.append("&toolChoice=")
                    .append(kind.equals("tool") ? choice.at("/tool/name").asText() : kind);
        }
        if (body.at("/toolConfig").findValue("cachePoint") != null) {
            options.append("&cacheTools=true");
        }
        List<String> strict = new ArrayList<>();
        RecordedLoop.tools(body).forEach((name, spec) -> {
            if (spec.path("strict").asBoolean()) {
                strict.add(name);
            }
        });
        return strict.isEmpty() ? options.toString() : options + "&strictTools=" + String.join(",", strict);
    }

    /** As it came where the operation is the recorded one, otherwise the same content in the other one's form. */
    private Answer answer(RecordedExchange turn) {
        if (turn.status() != 200) {
            Answer refused = Answers.raw(turn.status(), "application/json", turn.responseBody());
            return refused.header("x-amzn-errortype", "ValidationException");
        }
        if (isStreamed() != isStream(turn)) {
            return Answers.json(new String(Json.write(RecordedLoop.answer(turn)), StandardCharsets.UTF_8));
        }
        return Answers.raw(
                200, isStreamed() ? "application/vnd.amazon.eventstream" : "application/json", turn.responseBody());
    }

    /** The recorded result of the call with these arguments. */
    private void give(Exchange exchange) {
        String tool = ((BedrockToolEndpoint) exchange.getFromEndpoint()).getToolId();
        JsonNode arguments = Json.of(exchange.getMessage().getBody());
        calls.add(new Seen(
                tool,
                arguments,
                new TreeSet<>(exchange.getMessage().getHeaders().keySet())));
        JsonNode call = loop.calls().stream()
                .filter(c -> c.get("name").asText().equals(tool))
                .filter(c -> Json.differences(c.get("input"), arguments).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not recorded: " + tool + arguments));
        List<Object> parts = loop.given(call).stream().map(LoopReplay::plain).toList();
        exchange.getMessage().setBody(parts.size() == 1 ? parts.get(0) : parts);
    }

    /** As a route would give it: text as String, JSON as Map; media as blocks of the SDK, which keep the file's name. */
    private static Object plain(JsonNode block) {
        if (block.has("text")) {
            return block.get("text").asText();
        }
        if (block.has("json")) {
            return PLAIN.convertValue(block.get("json"), Object.class);
        }
        Map<?, ?> members = PLAIN.convertValue(block, Map.class);
        return PojoReader.read(ToolResultContentBlock.class, ToolResultContentBlock.builder(), members, "");
    }
}
