/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

/** The kinds of content block that a model may or may not accept in a given place. */
public enum MediaKind {
    TEXT,
    IMAGE,
    DOCUMENT,
    VIDEO,
    AUDIO
}
