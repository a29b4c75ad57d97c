/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.turn.CacheSettings;
import io.github.camelbedrock.turn.CacheSettings.Place;

/** Reads where cache points are put. */
final class CacheReader {

    private CacheReader() {}

    static CacheSettings read(SettingValues values, CacheSettings base) {
        String strategy = values.choice("cacheStrategy", "explicit", "auto");
        String overflow = values.choice("cacheOverflow", "trimOldest", "fail");
        return new CacheSettings(
                place(values, "cacheSystem", base.system()),
                place(values, "cacheTools", base.tools()),
                place(values, "cacheMessages", base.messages()),
                strategy == null ? base.auto() : strategy.equals("auto"),
                overflow == null ? base.failOnOverflow() : overflow.equals("fail"));
    }

    private static Place place(SettingValues values, String option, Place base) {
        String asked = values.choice(option, "false", "true", "5m", "1h");
        if (asked == null) {
            return base;
        }
        return switch (asked) {
            case "false" -> Place.NONE;
            case "true" -> new Place(false, new CachePoint());
            default -> new Place(false, new CachePoint(asked));
        };
    }
}
