/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.lang.reflect.Field;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** A logging context that can be looked at from other threads. The tests' logger has none of its own. */
final class ThreadMdc implements MDCAdapter, AutoCloseable {

    private final Map<Thread, Map<String, String>> contexts = new ConcurrentHashMap<>();
    private final Field slot;
    private final MDCAdapter before;

    private ThreadMdc() throws ReflectiveOperationException {
        MDC.get("loads the adapter that there is");
        slot = MDC.class.getDeclaredField("MDC_ADAPTER");
        slot.setAccessible(true);
        before = (MDCAdapter) slot.get(null);
        slot.set(null, this);
    }

    /** Is there until it is closed. */
    static ThreadMdc installed() throws ReflectiveOperationException {
        return new ThreadMdc();
    }

    /** What is in the context of that thread now. */
    Map<String, String> of(Thread thread) {
        return Map.copyOf(contexts.getOrDefault(thread, Map.of()));
    }

    @Override
    public void close() throws ReflectiveOperationException {
        slot.set(null, before);
    }

    private Map<String, String> mine() {
        return contexts.computeIfAbsent(Thread.currentThread(), thread -> new ConcurrentHashMap<>());
    }

    @Override
    public void put(String key, String value) {
        mine().put(key, value);
    }

    @Override
    public String get(String key) {
        return mine().get(key);
    }

    @Override
    public void remove(String key) {
        mine().remove(key);
    }

    @Override
    public void clear() {
        mine().clear();
    }

    /** Null where there is nothing, as some loggers have it. */
    @Override
    public Map<String, String> getCopyOfContextMap() {
        return mine().isEmpty() ? null : new HashMap<>(mine());
    }

    @Override
    public void setContextMap(Map<String, String> map) {
        contexts.put(Thread.currentThread(), new ConcurrentHashMap<>(map));
    }

    @Override
    public void pushByKey(String key, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String popByKey(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Deque<String> getCopyOfDequeByKey(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clearDequeByKey(String key) {
        throw new UnsupportedOperationException();
    }
}
