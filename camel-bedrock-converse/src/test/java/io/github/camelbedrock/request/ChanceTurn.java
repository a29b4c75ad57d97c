/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.model.ModelCatalog;
import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.turn.CacheSettings;
import io.github.camelbedrock.turn.CacheSettings.Place;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.TurnSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.VideoBlock;

/** Makes a conversation by chance: odd, but such that a chat could have come to it. Used once. */
final class ChanceTurn {

    /** One of each family, and one that nothing is known of. */
    private static final List<ModelId> MODELS = List.of(
                    "anthropic.claude-sonnet-4-5-20250929-v1:0",
                    "amazon.nova-pro-v1:0",
                    "amazon.titan-text-premier-v1:0",
                    "mistral.mistral-large-2407-v1:0",
                    "meta.llama3-3-70b-instruct-v1:0",
                    "writer.palmyra-x5-v1:0",
                    "cohere.command-r-plus-v1:0",
                    "deepseek.r1-v1:0",
                    "openai.gpt-oss-120b-1:0",
                    "qwen.qwen3-32b-v1:0",
                    "google.gemma-3-27b-it",
                    "zai.glm-4.7",
                    "moonshot.kimi-k2-thinking",
                    "minimax.minimax-m2",
                    "nvidia.nemotron-nano-9b-v2",
                    "acme.model-1")
            .stream()
            .map(id -> new ModelCatalog(Map.of()).resolve(id, null, null, null))
            .toList();

    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("content");

    private final Random random;
    private final boolean odd;
    private final ModelId model;
    private final List<Message> messages = new ArrayList<>();
    private int ids;
    private int documents;

    private ChanceTurn(Random random, boolean odd) {
        this.random = random;
        this.odd = odd;
        this.model = MODELS.get(random.nextInt(MODELS.size()));
    }

    /**
     * A turn that hangs on the seed alone.
     *
     * @param odd whether it may hold what must be refused: cache points at any place and of any time to live, calls and
     *     results that have no counterpart
     */
    static Turn of(long seed, boolean odd) {
        return new ChanceTurn(new Random(seed), odd).turn();
    }

    private Turn turn() {
        for (int i = random.nextInt(6); i > 0; i--) {
            add();
        }
        List<SystemContentBlock> system = new ArrayList<>();
        if (random.nextBoolean()) {
            system.add(SystemContentBlock.fromText(one("Be brief.", " ")));
        }
        if (odd && one(1, 0, 0, 0) == 1) {
            system.add(SystemContentBlock.fromCachePoint(point()));
        }
        TurnSettings none = TurnSettings.NONE;
        return new Turn(
                model,
                system,
                messages,
                null,
                new TurnSettings(
                        none.inference(),
                        cache(),
                        none.thinking(),
                        none.tools(),
                        none.output(),
                        none.guardrail(),
                        none.service(),
                        none.stream(),
                        none.toolLoop(),
                        none.resilience()),
                null);
    }

    private CacheSettings cache() {
        return new CacheSettings(
                asked(), asked(), asked(), one(true, false, false), odd && one(true, false, false, false));
    }

    private Place asked() {
        return switch (random.nextInt(6)) {
            case 0 -> Place.NONE;
            case 1, 2 -> new Place(false, new CachePoint(timeToLive()));
            default -> Place.OPEN;
        };
    }

    private @Nullable String timeToLive() {
        return odd ? List.of("", "5m", "1h").get(random.nextInt(3)).transform(ttl -> ttl.isEmpty() ? null : ttl) : null;
    }

    private CachePointBlock point() {
        return CachePointBlock.builder()
                .type(CachePointType.DEFAULT)
                .ttl(timeToLive())
                .build();
    }

    private void add() {
        switch (random.nextInt(6)) {
            case 0 -> message("system", List.of(ContentBlock.fromText(one("Mind the gap.", " "))));
            case 1 -> message("assistant", assistant());
            case 2, 3 -> toolRound();
            default -> message("user", user());
        }
    }

    /** Calls, and their results in any order, over one message or two, with what else there may be around them. */
    private void toolRound() {
        List<ContentBlock> calls = new ArrayList<>(assistant());
        List<ContentBlock> results = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String id = "call-" + ++ids;
            calls.add(random.nextInt(calls.size() + 1), call(id));
            results.add(result(id));
        }
        if (odd && one(1, 0, 0, 0, 0, 0) == 1) {
            results.remove(0);
        }
        Collections.shuffle(results, random);
        message("assistant", calls);
        if (random.nextInt(5) == 0) {
            message("system", List.of(ContentBlock.fromText("Time is short.")));
        }
        int first = random.nextInt(results.size() + 1);
        message("user", around(results.subList(0, first)));
        message("user", around(results.subList(first, results.size())));
    }

    private List<ContentBlock> around(List<ContentBlock> results) {
        List<ContentBlock> content = random.nextBoolean() ? new ArrayList<>() : new ArrayList<>(user());
        for (ContentBlock result : results) {
            int place = random.nextInt(content.size() + 1);
            // Between a text and its cache point is no place, where all must be in order.
            boolean split = !odd && place < content.size() && content.get(place).cachePoint() != null;
            content.add(split ? place + 1 : place, result);
        }
        return content;
    }

    private List<ContentBlock> user() {
        List<ContentBlock> content = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(7)) {
                case 0 -> content.add(image());
                case 1 ->
                    content.add(
                            mayHoldDocument() ? ContentBlock.fromDocument(document()) : ContentBlock.fromText("none"));
                case 2 -> content.add(model.profile().video() ? video() : ContentBlock.fromText("no video"));
                default -> text(content);
            }
            anywhere(content);
        }
        return content;
    }

    private List<ContentBlock> assistant() {
        List<ContentBlock> content = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                content.add(reasoning());
            } else {
                text(content);
            }
            anywhere(content);
        }
        return content;
    }

    private void text(List<ContentBlock> content) {
        content.add(ContentBlock.fromText(one("Hello", "What is it?", " \n", "")));
        boolean blank = content.get(content.size() - 1).text().isBlank();
        if (!blank && random.nextInt(5) == 0) {
            content.add(ContentBlock.fromCachePoint(point()));
        }
    }

    private void anywhere(List<ContentBlock> content) {
        if (odd && random.nextInt(8) == 0) {
            content.add(random.nextInt(content.size() + 1), ContentBlock.fromCachePoint(point()));
        }
    }

    private static ContentBlock image() {
        return ContentBlock.fromImage(
                ImageBlock.builder().format("png").source(s -> s.bytes(BYTES)).build());
    }

    private static ContentBlock video() {
        return ContentBlock.fromVideo(
                VideoBlock.builder().format("mp4").source(s -> s.bytes(BYTES)).build());
    }

    /** Bedrock takes five in a message, and messages are joined. */
    private boolean mayHoldDocument() {
        return ++documents <= 5;
    }

    private DocumentBlock document() {
        String name = one("report", "report", "Rep\u00f6rt_1.pdf", "  a   b ", "report (2)", "Document 2", "-", "");
        return DocumentBlock.builder()
                .format("pdf")
                .name(name.isEmpty() ? null : name)
                .source(s -> s.bytes(BYTES))
                .build();
    }

    private ContentBlock reasoning() {
        return ContentBlock.fromReasoningContent(
                switch (random.nextInt(3)) {
                    case 0 -> ReasoningContentBlock.fromRedactedContent(BYTES);
                    case 1 ->
                        ReasoningContentBlock.builder()
                                .reasoningText(t -> t.text("Hm").signature("signed"))
                                .build();
                    default ->
                        ReasoningContentBlock.builder()
                                .reasoningText(t -> t.text("Hm"))
                                .build();
                });
    }

    private ContentBlock call(String id) {
        return ContentBlock.fromToolUse(ToolUseBlock.builder()
                .toolUseId(odd && one(1, 0, 0, 0, 0, 0, 0, 0) == 1 ? "call-1" : id)
                .name(one("weather", "get weather!"))
                .input(one(Document.mapBuilder().build(), Document.fromString("{\"a\":1}"), Document.fromNull()))
                .build());
    }

    private ContentBlock result(String id) {
        List<ToolResultContentBlock> content = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            content.add(
                    switch (random.nextInt(5)) {
                        case 0 -> ToolResultContentBlock.fromImage(image().image());
                        case 1 ->
                            mayHoldDocument()
                                    ? ToolResultContentBlock.fromDocument(document())
                                    : ToolResultContentBlock.fromText("none");
                        case 2 ->
                            ToolResultContentBlock.fromJson(one(
                                    Document.mapBuilder().build(),
                                    Document.fromList(List.of()),
                                    Document.fromNumber(1)));
                        default -> ToolResultContentBlock.fromText(one("sunny", " ", ""));
                    });
        }
        return ContentBlock.fromToolResult(ToolResultBlock.builder()
                .toolUseId(id)
                .content(content)
                .status(one("success", "error", "").isEmpty() ? null : one("success", "error"))
                .build());
    }

    private void message(String role, List<ContentBlock> content) {
        messages.add(Message.builder().role(role).content(content).build());
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
