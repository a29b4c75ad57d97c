/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The models that could not answer, and are left alone for a while. Safe for use by many threads. */
public final class Cooldowns {

    /** Models come from bodies, too. */
    private static final int MOST = 500;

    private final Map<Key, Cooling> models = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    public Cooldowns() {
        this(System::nanoTime);
    }

    Cooldowns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Key(Object account, String model) {}

    private record Cooling(long until, long length) {

        boolean isOver(long now) {
            return now - until >= 0;
        }

        boolean hadBegun(long at) {
            return at - (until - length) >= 0;
        }
    }

    /** Leaves the model alone for so many milliseconds from now on. */
    public void begin(Object account, String model, long millis) {
        if (models.size() >= MOST) {
            long now = nanoTime.getAsLong();
            models.values().removeIf(cooling -> cooling.isOver(now));
        }
        long length = TimeUnit.MILLISECONDS.toNanos(millis);
        models.put(new Key(account, model), new Cooling(nanoTime.getAsLong() + length, length));
    }

    /** The moment, for {@link #end}. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /**
     * The model has answered: it is asked as before, unless it was another call that could not be answered since.
     *
     * @param asked the moment at which it was asked
     */
    public void end(Object account, String model, long asked) {
        if (models.isEmpty()) {
            return;
        }
        Key key = new Key(account, model);
        Cooling cooling = models.get(key);
        if (cooling != null && cooling.hadBegun(asked)) {
            models.remove(key, cooling);
        }
    }

    /**
     * Whether the model may be asked. When its time is over one caller is told so, to try it; the others are when that has
     * gone well, or when as much time has passed again.
     */
    public boolean mayAsk(Object account, String model) {
        if (models.isEmpty()) {
            return true;
        }
        Key key = new Key(account, model);
        Cooling cooling = models.get(key);
        if (cooling == null) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return cooling.isOver(now)
                && models.replace(key, cooling, new Cooling(now + cooling.length(), cooling.length()));
    }

    /** The models that are left alone now. */
    public List<String> models() {
        long now = nanoTime.getAsLong();
        return models.entrySet().stream()
                .filter(entry -> !entry.getValue().isOver(now))
                .map(entry -> entry.getKey().model())
                .sorted()
                .distinct()
                .toList();
    }

    /** Forgets all. */
    public void clear() {
        models.clear();
    }
}
