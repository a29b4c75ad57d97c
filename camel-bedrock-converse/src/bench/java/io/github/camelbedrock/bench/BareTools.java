/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Tools as a program calls them that uses the SDK alone: side by side, in threads of its own. */
final class BareTools {

    private static final Map<String, Object> INPUT = Map.of("orderId", "4711", "detail", "short", "count", 3);

    private final Executor executor;
    private final boolean maps;

    BareTools(Executor executor, String gives) {
        this.executor = executor;
        this.maps = gives.equals(ToolRoutes.MAPS);
    }

    /** What the model asks for, as plain values. */
    static Map<String, Object> input() {
        return INPUT;
    }

    /** The calls of one turn. */
    static List<ToolUseBlock> uses(int calls) {
        Document input = Document.mapBuilder()
                .putString("orderId", "4711")
                .putString("detail", "short")
                .putNumber("count", 3)
                .build();
        return Stream.iterate(0, i -> i + 1)
                .limit(calls)
                .map(i -> ToolUseBlock.builder()
                        .toolUseId("tooluse_" + i)
                        .name("tool" + i)
                        .input(input)
                        .build())
                .toList();
    }

    CompletableFuture<List<ToolResultBlock>> call(List<ToolUseBlock> uses) {
        List<CompletableFuture<ToolResultBlock>> running = new ArrayList<>(uses.size());
        for (ToolUseBlock use : uses) {
            running.add(CompletableFuture.supplyAsync(() -> result(use), executor));
        }
        return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .thenApply(done -> running.stream().map(CompletableFuture::join).toList());
    }

    private ToolResultBlock result(ToolUseBlock use) {
        Map<String, Document> arguments = use.input().asMap();
        if (arguments.get("orderId").asString().isEmpty()
                || arguments.get("count").asNumber().intValue() < 1) {
            throw new IllegalArgumentException("no order");
        }
        return ToolResultBlock.builder()
                .toolUseId(use.toolUseId())
                .content(
                        maps
                                ? ToolResultContentBlock.fromJson(map())
                                : ToolResultContentBlock.fromText(ToolRoutes.TEXT))
                .status(ToolResultStatus.SUCCESS)
                .build();
    }

    private static Document map() {
        return Document.mapBuilder()
                .putString("orderId", "4711")
                .putString("status", "on its way")
                .putNumber("items", 3)
                .putNumber("price", 12.5)
                .putMap("address", address -> address.putString("city", "Oslo"))
                .build();
    }
}
