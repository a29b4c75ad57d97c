/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that would use far more than the quota, against servers that enforce it: none is refused after the first minute,
 * and nearly all of the quota is used. It takes minutes, and runs in the profile soak alone; the tests of the room limit show
 * the same by a clock of their own.
 */
@EnabledIfSystemProperty(named = "hammer.minute", matches = "\\d+")
class HammerTest {

    private static final Duration MINUTE = Duration.ofSeconds(Integer.getInteger("hammer.minute", 60));
    private static final int MINUTES = 4;
    private static final double LEAST_SHARE = 0.9;

    private static final List<Hammer> STEADY = List.of(
            new Hammer("tokens", MinuteServer.Window.FIXED, "tokensPerMinute", 0, false),
            new Hammer("tokens", MinuteServer.Window.SLIDING, "tokensPerMinute", 0, false),
            new Hammer("requests", MinuteServer.Window.FIXED, "requestsPerMinute", 0, false),
            new Hammer("requests", MinuteServer.Window.SLIDING, "requestsPerMinute", 0, false));

    /** Told in docs/performance.md, and not promised. */
    private static final List<Hammer> HARD = List.of(
            new Hammer("large", MinuteServer.Window.FIXED, "tokensPerMinute", 0.01, false),
            new Hammer("large", MinuteServer.Window.SLIDING, "tokensPerMinute", 0.01, false),
            new Hammer("rested", MinuteServer.Window.FIXED, "tokensPerMinute", 0, true),
            new Hammer("rested", MinuteServer.Window.SLIDING, "tokensPerMinute", 0, true));

    private static final Map<Hammer, Hammer.Outcome> OUTCOMES =
            new ConcurrentSkipListMap<>(Comparator.comparing(Hammer::toString));

    static List<Hammer> steady() {
        return STEADY;
    }

    @BeforeAll
    static void hammer() throws Exception {
        STEADY.get(0).run(Duration.ofSeconds(1), 1); // What a JVM loads and compiles takes its time.
        List<Hammer> all = new ArrayList<>(STEADY);
        all.addAll(HARD);
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        threads.invokeAll(all.stream().map(HammerTest::running).toList(), 10, TimeUnit.MINUTES);
        threads.shutdownNow();
        Files.writeString(
                Path.of("target", "hammer.txt"),
                OUTCOMES.entrySet().stream()
                        .map(entry -> String.format(
                                Locale.ROOT,
                                "%s: %.1f %% of the quota, %d calls, refused %d, in the first minute %d%n",
                                entry.getKey(),
                                100 * entry.getValue().share(),
                                entry.getValue().accepted(),
                                entry.getValue().refused(),
                                entry.getValue().refusedAtFirst()))
                        .collect(Collectors.joining()));
    }

    private static Callable<Void> running(Hammer hammer) {
        return () -> {
            OUTCOMES.put(hammer, hammer.run(MINUTE, MINUTES));
            return null;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steady")
    void usesTheQuotaAndIsNotRefused(Hammer hammer) {
        Hammer.Outcome outcome = OUTCOMES.get(hammer);
        assertThat(outcome).as("its end").isNotNull();
        assertThat(outcome.share()).as("of the quota").isGreaterThan(LEAST_SHARE);
        assertThat(outcome.refused()).as("refused after the first minute").isZero();
    }
}
