/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.turn.GuardrailSettings;
import io.github.camelbedrock.turn.TurnSettings;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of a turn: header over option. Options and headers have the same names and pass the same checks, so
 * that each setting is read by the same lines.
 */
final class SettingsReader {

    private final CamelContext context;
    private final ResilienceReader resilience;
    private final OutputReader outputs = new OutputReader();
    private final TurnSettings options;
    private final ProtectedOptions protection;

    /**
     * Takes the endpoint's options.
     *
     * @param models finds the model that stands in by its name
     * @throws IllegalArgumentException if one has a value that cannot be used; names the option
     */
    SettingsReader(CamelContext context, Function<String, @Nullable Object> options, Function<String, ModelId> models) {
        this.context = context;
        this.resilience = new ResilienceReader(models);
        SettingSource source = new OptionSource(options);
        SettingValues values = new SettingValues(source, context);
        boolean all = "all".equals(values.choice("headerOverrides", "safe", "all"));
        this.protection = new ProtectedOptions(source, all);
        this.options = read(values, TurnSettings.NONE, false);
    }

    /** The settings of the endpoint alone. */
    TurnSettings options() {
        return options;
    }

    /** The headers that count as settings, or null where the message has none of this component. */
    @Nullable
    SettingValues headers(Exchange exchange) {
        HeaderSource headers = HeaderSource.of(exchange, protection);
        return headers == null ? null : new SettingValues(headers, context);
    }

    /**
     * The settings of this message.
     *
     * @param guarded whether the body brings a guardrail, which a header does not replace
     * @throws io.github.camelbedrock.InvalidTurnException if a header has a value that cannot be used; names the header
     */
    TurnSettings read(@Nullable SettingValues headers, boolean guarded) {
        return headers == null ? options : read(headers, options, guarded);
    }

    private TurnSettings read(SettingValues values, TurnSettings base, boolean guarded) {
        GuardrailSettings guardrail = GuardrailReader.read(values, base.guardrail());
        return new TurnSettings(
                InferenceReader.read(values, base.inference()),
                CacheReader.read(values, base.cache()),
                ThinkingReader.read(values, base.thinking()),
                ToolReader.read(values, base.tools()),
                outputs.read(values, base.output()),
                guarded && base.guardrail().identifier() == null ? guardrail.withoutIdentifier() : guardrail,
                ServiceReader.read(values, base.service()),
                StreamReader.read(values, base.stream()),
                ToolLoopReader.read(values, base.toolLoop()),
                resilience.read(values, base.resilience()));
    }
}
