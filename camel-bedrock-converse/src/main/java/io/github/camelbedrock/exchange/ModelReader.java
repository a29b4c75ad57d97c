/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.model.ModelCatalog;
import io.github.camelbedrock.model.ModelId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the model of a turn: that of the endpoint, unless headers or the body name another. */
final class ModelReader {

    private static final Logger LOG = LoggerFactory.getLogger(ModelReader.class);

    private static final String PREFIX = "inferenceProfilePrefix";
    private static final String BASE = "baseModelId";

    private final ModelCatalog catalog;
    private final String modelId;
    private final @Nullable String prefix;
    private final @Nullable String baseModelId;
    private final @Nullable String region;
    private final ModelId ofEndpoint;

    ModelReader(SettingValues options, String modelId, @Nullable String region) {
        this.catalog = new ModelCatalog(aliases(options));
        this.modelId = modelId;
        this.prefix = options.text(PREFIX);
        this.baseModelId = options.text(BASE);
        this.region = region;
        this.ofEndpoint = catalog.resolve(modelId, prefix, region, baseModelId);
        warnOfMisspelling();
    }

    /** A name without a dot may be that of a gateway or of provisioned throughput, so that it is not refused. */
    private void warnOfMisspelling() {
        String name = ofEndpoint.value();
        if (name.indexOf('.') < 0) {
            catalog.near(name)
                    .ifPresent(near -> LOG.warn(
                            "The model {} is neither a known alias nor a model id of Bedrock. Did you mean {}?",
                            name,
                            near));
        }
    }

    /** The model where nothing names another. */
    ModelId ofEndpoint() {
        return ofEndpoint;
    }

    /**
     * The model.
     *
     * @param given the model that the body names, or null
     */
    ModelId read(@Nullable SettingValues headers, @Nullable String given) {
        String prefixed = headers == null ? null : headers.text(PREFIX);
        String base = headers == null ? null : headers.text(BASE);
        if (prefixed == null && base == null && given == null) {
            return ofEndpoint;
        }
        try {
            // A model that the body names is not the one that the endpoint's base model stands behind.
            return catalog.resolve(
                    given == null ? modelId : given,
                    prefixed == null ? prefix : prefixed,
                    region,
                    base == null && given == null ? baseModelId : base);
        } catch (IllegalArgumentException e) {
            throw new InvalidTurnException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * A model that stands in for that of the endpoint, whose prefix holds for it, too, where a prefix can be put before it
     * and it has none of its own.
     *
     * @throws IllegalArgumentException if the name cannot be a model, or is near to that of one and none itself: nobody would
     *     see the mistake before the endpoint's model cannot answer
     */
    ModelId standIn(String name) {
        ModelId plain = catalog.resolve(name, null, region, null);
        if (plain.value().indexOf('.') < 0) {
            catalog.near(plain.value()).ifPresent(near -> {
                throw new IllegalArgumentException("'" + name + "' is neither a known alias nor a model id of Bedrock."
                        + " Did you mean " + near + "? If it is right, name it in modelAliases");
            });
        }
        boolean prefixable =
                plain.value().equals(plain.baseId()) && plain.value().indexOf('.') > 0;
        return prefixable ? catalog.resolve(name, prefix, region, null) : plain;
    }

    private static Map<String, String> aliases(SettingValues options) {
        String option = "modelAliases";
        Map<String, String> aliases = new LinkedHashMap<>();
        Object raw = options.raw(option);
        if (raw instanceof Map<?, ?> map) {
            map.forEach((alias, id) -> aliases.put(String.valueOf(alias), String.valueOf(id)));
        } else if (raw != null) {
            for (String pair : String.valueOf(raw).split(",")) {
                int equals = pair.indexOf('=');
                if (equals < 1 || equals == pair.length() - 1) {
                    throw options.refusal(
                            option, "must hold pairs such as fast=amazon.nova-lite-v1:0, but held '" + pair + "'");
                }
                aliases.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return aliases;
    }
}
