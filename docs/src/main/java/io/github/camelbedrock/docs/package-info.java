/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes the tables of the user guide from the component's catalogs. Door: {@link TablesOfPages}. A table stands in a
 * page between {@code <!-- table: NAME SCHEME -->} and {@code <!-- end -->}; {@link TableKind} lists the names.
 */
@NullMarked
package io.github.camelbedrock.docs;

import org.jspecify.annotations.NullMarked;
