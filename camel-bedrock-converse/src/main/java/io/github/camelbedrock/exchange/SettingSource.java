/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import org.jspecify.annotations.Nullable;

/** Where settings are read from: the endpoint's options or the headers of one message. Both have the same names. */
interface SettingSource {

    /** The value that is set for this option, or null where none is. */
    @Nullable
    Object value(String option);

    /** The option or header as it is named in errors. */
    String name(String option);

    /** The error for a value that cannot be used. */
    RuntimeException refusal(String message);
}
