/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Very many calls, with and without faults. Short in a build, minutes long in the profile soak. */
package io.github.camelbedrock.soak;
