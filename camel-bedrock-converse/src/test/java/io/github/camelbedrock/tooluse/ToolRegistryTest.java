/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;

class ToolRegistryTest {

    private static final ToolSchema SCHEMA = new ToolSchema(PlainJson.tree("{\"type\":\"object\"}"));

    private final ToolRegistry registry = new ToolRegistry();

    private static ToolDefinition tool(String name, String place) {
        return new ToolDefinition(
                name, null, SCHEMA, false, null, place, call -> CompletableFuture.completedFuture(null));
    }

    @Test
    void findsByAnyTagInAlphabeticalOrder() {
        registry.add(tool("b", "1"), List.of("x", "y"));
        registry.add(tool("a", "2"), List.of("y"));
        registry.add(tool("c", "3"), List.of("z"));
        assertThat(names("x", "y")).containsExactly("a", "b");
        assertThat(names("x")).containsExactly("b");
        assertThat(names("X")).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void oneNameMayBeThereTwiceWhereNobodyReachesBoth() {
        registry.add(tool("a", "1"), List.of("x"));
        registry.add(tool("a", "2"), List.of("y"));
        assertThat(names("x")).containsExactly("a");
        assertThatThrownBy(() -> names("x", "y"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("'a'", "the endpoint", "1", "2");
    }

    @Test
    void theLastToComeIsRefused() {
        registry.add(tool("a", "1"), List.of("x"));
        ToolRegistry.Reach reach = registry.reach("asks", List.of("x", "y"));
        long version = registry.version();
        assertThatThrownBy(() -> registry.add(tool("a", "2"), List.of("y")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in reach of asks");
        assertThat(names("y")).as("it is not there").isEmpty();
        assertThat(registry.version()).isEqualTo(version);
        reach.close();
        registry.add(tool("a", "2"), List.of("y"));
        assertThatThrownBy(() -> registry.reach("asks", List.of("x", "y"))).isInstanceOf(IllegalStateException.class);
        assertThat(names("y")).containsExactly("a");
    }

    @Test
    void removesTheVeryToolAndNoOther() {
        ToolDefinition one = tool("a", "1");
        registry.add(one, List.of("x"));
        registry.add(tool("a", "1"), List.of("y"));
        registry.remove(one);
        assertThat(names("x")).isEmpty();
        assertThat(names("y")).containsExactly("a");
    }

    @Test
    void aSetIsTheSameUntilAToolComesOrGoes() {
        ToolDefinition one = tool("a", "1");
        registry.add(one, List.of("x"));
        ToolSets sets = new ToolSets(registry, List::of, "asks");
        ToolSet before = sets.of(List.of("x"));
        assertThat(sets.of(List.of("x"))).isSameAs(before);
        registry.add(tool("b", "2"), List.of("x"));
        ToolSet after = sets.of(List.of("x"));
        assertThat(after).isNotSameAs(before);
        assertThat(after.configuration().tools())
                .extracting(Tool::toolSpec)
                .extracting(spec -> spec.name())
                .containsExactly("a", "b");
        registry.remove(one);
        assertThat(sets.of(List.of("x")).names()).containsExactly("b");
        assertThat(sets.of(List.of("other"))).isSameAs(ToolSet.NONE);
        assertThat(before.names()).as("never changes").containsExactly("a");
    }

    @Test
    void aToolOfASourceMustNotHaveTheNameOfARoute() {
        registry.add(tool("a", "the route"), List.of("x"));
        List<ToolDefinition> others = List.of(tool("a", "the server"));
        ToolSets sets = new ToolSets(registry, () -> others, "asks");
        assertThatThrownBy(() -> sets.of(List.of("x")))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContainingAll("the route", "the server");
        assertThat(sets.of(List.of()).names()).containsExactly("a");
    }

    /** Tools come and go on many threads while others look: each sees a whole state, and in the end all is as it was. */
    @Test
    void isSafeForManyThreads() throws Exception {
        int threads = 8;
        int rounds = 400;
        registry.add(tool("always", "0"), List.of("x"));
        ToolSets sets = new ToolSets(registry, List::of, "asks");
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads * 2);
        for (int i = 0; i < threads; i++) {
            ToolDefinition own = tool("own" + i, "route " + i);
            ToolDefinition contested = tool("contested", "route " + i);
            pool.execute(() -> run(begin, failures, rounds, () -> {
                registry.add(own, List.of("x", "only"));
                assertThat(sets.of(List.of("x")).names()).contains("always", own.name());
                try (ToolRegistry.Reach reach = registry.reach("asks too", List.of("only"))) {
                    assertThat(reach).isNotNull();
                }
                registry.remove(own);
                assertThat(sets.of(List.of("x")).names()).contains("always").doesNotContain(own.name());
            }));
            pool.execute(() -> run(begin, failures, rounds, () -> {
                try (ToolRegistry.Reach reach = registry.reach("asks one", List.of("one"))) {
                    registry.add(contested, List.of("one"));
                    assertThat(registry.find(Set.of("one"), "asks one")).hasSize(1);
                    registry.remove(contested);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("Two tools named 'contested'");
                }
            }));
        }
        begin.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
        assertThat(sets.of(List.of("x", "only", "one")).names()).containsExactly("always");
    }

    private interface Step {
        void go() throws Exception;
    }

    private static void run(CountDownLatch begin, List<Throwable> failures, int rounds, Step step) {
        try {
            begin.await();
            for (int i = 0; i < rounds; i++) {
                step.go();
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private List<String> names(String... tags) {
        List<String> names = new ArrayList<>();
        registry.find(List.of(tags), "the endpoint").forEach(tool -> names.add(tool.name()));
        return names;
    }
}
