/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Recorded exchanges, to be served again by {@link LocalBedrock#replaying(Cassette)}. A file holds one exchange a line, as
 * a JSON object with {@code id}, {@code seq}, {@code operation}, {@code modelId}, {@code request} and {@code response}.
 */
public final class Cassette {

    private static final int DIFFERENCES_SHOWN = 10;

    private final List<RecordedExchange> exchanges;

    private Cassette(List<RecordedExchange> exchanges) {
        this.exchanges = exchanges;
    }

    /**
     * Reads a file of recorded exchanges, gzipped where its name ends with .gz.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if a line is not JSON
     */
    public static Cassette read(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return new Cassette(lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> new RecordedExchange(Json.read(line)))
                    .sorted(Comparator.comparing(RecordedExchange::id).thenComparing(RecordedExchange::sequence))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exchanges that meet the condition. */
    public Cassette only(Predicate<RecordedExchange> condition) {
        return new Cassette(exchanges.stream().filter(condition).toList());
    }

    /** All exchanges, by cassette and by their place in it. */
    public List<RecordedExchange> exchanges() {
        return exchanges;
    }

    /**
     * A script of these exchanges. Requests that were recorded several times get their answers in the order of the
     * recording, and the last one again from then on.
     */
    Function<RecordedRequest, @Nullable Answer> replay() {
        Map<RecordedExchange, Integer> served = new HashMap<>();
        return request -> {
            List<RecordedExchange> same = exchanges.stream()
                    .filter(recorded -> sameTarget(recorded, request))
                    .filter(recorded -> BodyMatcher.differences(recorded.requestBody(), request.json())
                            .isEmpty())
                    .toList();
            if (same.isEmpty()) {
                return null;
            }
            synchronized (served) {
                int turn = served.merge(same.get(0), 1, Integer::sum) - 1;
                return same.get(Math.min(turn, same.size() - 1)).answer();
            }
        };
    }

    /** Tells a request that matches none where it differs from the recorded one that is most like it. */
    String explain(RecordedRequest request) {
        List<RecordedExchange> candidates = exchanges.stream()
                .filter(recorded -> sameTarget(recorded, request))
                .toList();
        if (candidates.isEmpty()) {
            return "No " + request.operation() + " with the path " + request.path() + " was recorded; recorded were "
                    + exchanges.stream()
                            .filter(recorded -> recorded.operation().equals(request.operation()))
                            .map(RecordedExchange::path)
                            .distinct()
                            .limit(DIFFERENCES_SHOWN)
                            .toList();
        }
        RecordedExchange nearest = candidates.stream()
                .min(Comparator.comparing(
                        recorded -> differences(recorded, request).size()))
                .orElseThrow();
        List<String> differences = differences(nearest, request);
        StringBuilder told = new StringBuilder("The request differs from the nearest recorded one (" + nearest + "):");
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(line -> told.append("\n  ")
                .append(line));
        if (differences.size() > DIFFERENCES_SHOWN) {
            told.append("\n  and ")
                    .append(differences.size() - DIFFERENCES_SHOWN)
                    .append(" more");
        }
        return told.toString();
    }

    private static List<String> differences(RecordedExchange recorded, RecordedRequest request) {
        return BodyMatcher.differences(recorded.requestBody(), request.json());
    }

    /** The path names operation and model; clients differ in what they percent-encode of it. */
    private static boolean sameTarget(RecordedExchange recorded, RecordedRequest request) {
        return recorded.operation().equals(request.operation())
                && decoded(recorded.path()).equals(decoded(request.path()));
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
