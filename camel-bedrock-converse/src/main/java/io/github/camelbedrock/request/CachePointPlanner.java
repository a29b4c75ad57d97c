/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.turn.CacheSettings;
import io.github.camelbedrock.turn.CacheSettings.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;

/**
 * Puts the cache points that the options ask for, and keeps Bedrock's rules for all of them: at most four in a request,
 * and none that lives longer after one that lives shorter (User Guide, prompt caching).
 */
final class CachePointPlanner {

    /** Bedrock User Guide, prompt caching: cache checkpoints per request. */
    static final int MOST = 4;

    private static final CachePoint DEFAULT = new CachePoint();

    private static final CachePoint AN_HOUR = new CachePoint("1h");

    private final CacheSettings settings;
    private final Conversation conversation;

    CachePointPlanner(CacheSettings settings, Conversation conversation) {
        this.settings = settings;
        this.conversation = conversation;
    }

    /**
     * The cache point that ends the tools, or null for none. It may be a shorter one after {@link #place}, which leaves out
     * those that are too many.
     */
    @Nullable
    CachePointBlock ofTools() {
        boolean longer = settings.auto()
                && (settings.system().isLong()
                        || settings.messages().isLong()
                        || holdsLong(points(conversation.system(), SystemContentBlock::cachePoint))
                        || holdsLong(pointsOfMessages()));
        return wanted(settings.tools(), conversation.model().toolCache(), "cacheTools", longer);
    }

    /**
     * Puts the cache points of system prompt and messages, and checks all.
     *
     * @param tools the tools of the request with their cache point
     * @throws InvalidTurnException if system and tools alone hold too many, if the option cacheOverflow says fail, or if
     *     the times to live are in the wrong order
     */
    void place(List<Tool> tools) {
        boolean cache = conversation.model().cache();
        List<SystemContentBlock> blocks = conversation.system();
        if (!cache) {
            leaveOut(blocks);
        }
        placeInMessages(wanted(settings.messages(), cache, "cacheMessages", false));
        List<CachePointBlock> outside = points(tools, Tool::cachePoint);
        outside.addAll(points(blocks, SystemContentBlock::cachePoint));
        boolean endsSystem = wanted(settings.system(), cache, "cacheSystem", false) != null
                && !blocks.isEmpty()
                && points(blocks, SystemContentBlock::cachePoint).isEmpty();
        if (!cache || (!endsSystem && outside.isEmpty() && !conversation.has(ContentBlock.Type.CACHE_POINT))) {
            return;
        }
        requireBetween("system", blocks, SystemContentBlock::cachePoint);
        requireBetween("toolConfig.tools", tools, Tool::cachePoint);
        trim(MOST - outside.size() - (endsSystem ? 1 : 0));
        if (endsSystem) { // What was left out above must not make it live longer.
            boolean longer = settings.auto() && holdsLong(pointsOfMessages());
            CachePointBlock point = wanted(settings.system(), true, "cacheSystem", longer);
            blocks.add(SystemContentBlock.fromCachePoint(point));
            outside.add(point);
        }
        checkOrder(outside);
    }

    private void leaveOut(List<SystemContentBlock> blocks) {
        if (settings.auto()) {
            warnOfNoEffect("cacheStrategy=auto");
        }
        if (blocks.removeIf(block -> block.cachePoint() != null)) {
            CachePointMarks.warnOfLeavingOut(conversation);
        }
    }

    private void warnOfNoEffect(String option) {
        conversation
                .warnings()
                .warn("Option " + option + " has no effect: models of the family "
                        + conversation.model().family() + " do not cache there; if the model behind the id does,"
                        + " name it in the option baseModelId");
    }

    /**
     * The cache point of a place, or null for none.
     *
     * @param longer whether a place after it gets one that lives an hour: then so must the one that auto puts here
     */
    private @Nullable CachePointBlock wanted(Place place, boolean able, String option, boolean longer) {
        if (place.point() != null && !able) {
            warnOfNoEffect(option);
        }
        boolean auto = place.open() && settings.auto();
        CachePoint point = auto ? (longer ? AN_HOUR : DEFAULT) : place.point();
        if (point == null || !able) {
            return null;
        }
        return CachePointBlock.builder()
                .type(CachePointType.DEFAULT)
                .ttl(point.ttl())
                .build();
    }

    private void placeInMessages(@Nullable CachePointBlock point) {
        if (point == null) {
            return;
        }
        List<Draft> drafts = conversation.drafts();
        if (settings.auto()) {
            for (Draft draft : drafts.subList(Math.max(0, drafts.size() - 2), drafts.size())) {
                placeAtEnd(draft, point);
            }
            return;
        }
        Draft last = conversation.lastUserTurn();
        if (last != null) {
            placeAtEnd(last, point);
        }
    }

    private static void placeAtEnd(Draft draft, CachePointBlock point) {
        if (draft.last().cachePoint() == null) {
            CachePointMarks.place(draft, point, false);
        }
    }

    /** Leaves out the oldest cache points of the messages beyond the number that is left for them. */
    private void trim(int left) {
        if (left < 0) {
            throw new InvalidTurnException("System prompt and tools hold " + (MOST - left)
                    + " cache points, but Bedrock" + " takes " + MOST + " in a request");
        }
        int room = left;
        List<Draft> drafts = conversation.drafts();
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Draft draft = drafts.get(i);
            if (!draft.has(ContentBlock.Type.CACHE_POINT)) {
                continue;
            }
            for (int j = draft.content().size() - 1; j >= 0; j--) {
                if (draft.content().get(j).cachePoint() != null && --room < 0) {
                    overflow();
                    draft.remove(j);
                }
            }
        }
    }

    /** Each cache point must have something of its own to cache. */
    private static <T> void requireBetween(
            String where, List<T> blocks, Function<T, @Nullable CachePointBlock> pointOf) {
        for (int i = 0; i < blocks.size(); i++) {
            if (pointOf.apply(blocks.get(i)) != null && (i == 0 || pointOf.apply(blocks.get(i - 1)) != null)) {
                throw new InvalidTurnException(where + " holds a cache point "
                        + (i == 0 ? "with nothing before it to cache" : "directly after another one"));
            }
        }
    }

    private void overflow() {
        if (settings.failOnOverflow()) {
            throw new InvalidTurnException("The request holds more than the " + MOST
                    + " cache points that Bedrock takes," + " and the option cacheOverflow says fail");
        }
    }

    /** Those of tools and system prompt come first. */
    private void checkOrder(List<CachePointBlock> outside) {
        List<CachePointBlock> points = new ArrayList<>(outside);
        points.addAll(pointsOfMessages());
        for (int i = 1; i < points.size(); i++) {
            if (isLong(points.get(i)) && !isLong(points.get(i - 1))) {
                throw new InvalidTurnException("A cache point of 1h comes after one of 5m: Bedrock takes the longer one"
                        + " only before the shorter, in the order tools, system, messages; see the options cacheTools,"
                        + " cacheSystem and cacheMessages");
            }
        }
    }

    private List<CachePointBlock> pointsOfMessages() {
        List<CachePointBlock> points = new ArrayList<>(0);
        for (Draft draft : conversation.drafts()) {
            if (draft.has(ContentBlock.Type.CACHE_POINT)) {
                points.addAll(points(draft.content(), ContentBlock::cachePoint));
            }
        }
        return points;
    }

    private static <T> List<CachePointBlock> points(List<T> blocks, Function<T, @Nullable CachePointBlock> pointOf) {
        List<CachePointBlock> points = new ArrayList<>(0);
        for (int i = 0; i < blocks.size(); i++) {
            CachePointBlock point = pointOf.apply(blocks.get(i));
            if (point != null) {
                points.add(point);
            }
        }
        return points;
    }

    private static boolean holdsLong(List<CachePointBlock> points) {
        return points.stream().anyMatch(CachePointPlanner::isLong);
    }

    private static boolean isLong(CachePointBlock point) {
        return "1h".equals(point.ttlAsString());
    }
}
