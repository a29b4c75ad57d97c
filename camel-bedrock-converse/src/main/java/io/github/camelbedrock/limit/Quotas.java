/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The quotas of a component: one for each model of an account and region. Safe for use by many threads. */
public final class Quotas {

    /** Models come from bodies, too. */
    private static final int MOST = 500;

    private final Map<Key, Quota> quotas = new ConcurrentHashMap<>();
    private final Duration minute;
    private final TimeMeter clock;

    public Quotas() {
        this(Duration.ofMinutes(1));
    }

    /** With minutes that are not as long as others, for tests. */
    public Quotas(Duration minute) {
        this(minute, TimeMeter.SYSTEM_NANOTIME); // The clock on the wall may be put back, and nothing would come in.
    }

    /** @param clock of nanoseconds */
    Quotas(Duration minute, TimeMeter clock) {
        this.minute = minute;
        this.clock = clock;
    }

    /** @param account the region and the credentials, or whatever else AWS counts apart */
    private record Key(Object account, String model) {}

    /**
     * The quota of a model.
     *
     * @param account stands for the region and the account, by value
     * @return null where neither this call nor any other of the model has limits
     */
    public @Nullable Quota of(Object account, String model, MinuteLimits limits) {
        if (!limits.any() && quotas.isEmpty()) {
            return null;
        }
        Key key = new Key(account, model);
        if (!limits.any()) {
            return quotas.get(key);
        }
        if (quotas.size() >= MOST && !quotas.containsKey(key)) {
            quotas.values().removeIf(Quota::isIdle);
        }
        return quotas.computeIfAbsent(key, k -> new Quota(model, minute, clock));
    }

    /** What is left of all limits. */
    public List<QuotaState> states() {
        return quotas.values().stream()
                .flatMap(quota -> quota.states().stream())
                .toList();
    }

    /** Forgets all, and lets nobody wait any more. */
    public void clear() {
        List<Quota> known = List.copyOf(quotas.values());
        quotas.clear();
        known.forEach(Quota::close);
    }
}
