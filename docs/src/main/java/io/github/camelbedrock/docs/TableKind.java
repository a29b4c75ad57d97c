/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointHeaderModel;

/** The tables that a page can ask for, by the name in lower case with dashes. */
enum TableKind {
    /** The options that hold for all endpoints of the component. */
    COMPONENT_OPTIONS(model -> OptionTable.byGroup(model.getComponentOptions())),
    /** The part of the URI before the question mark. */
    ENDPOINT_PATH(model -> OptionTable.plain(model.getEndpointPathOptions())),
    /** The part of the URI behind the question mark. */
    ENDPOINT_OPTIONS(model -> OptionTable.byGroup(model.getEndpointParameterOptions())),
    /** The headers that the component reads. */
    HEADERS_IN(model -> OptionTable.headers(headers(model, true))),
    /** The headers that the component sets. */
    HEADERS_OUT(model -> OptionTable.headers(headers(model, false)));

    /** How a description says that a header is read and set: what it means on the way back. */
    private static final Pattern TELLS_TOO = Pattern.compile("(?i)\\bon (the answer|answers) ");

    private final Function<ComponentModel, String> rendering;

    TableKind(Function<ComponentModel, String> rendering) {
        this.rendering = rendering;
    }

    /**
     * The table of this name.
     *
     * @throws IllegalArgumentException if there is none; lists the names there are
     */
    static TableKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table '" + name + "', only "
                        + Arrays.stream(values()).map(TableKind::title).collect(Collectors.joining(", "))));
    }

    String render(ComponentModel model) {
        return rendering.apply(model);
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<EndpointHeaderModel> headers(ComponentModel model, boolean in) {
        Set<String> standIns = model.getEndpointParameterOptions().stream()
                .map(option -> headerPrefix(model.getScheme()) + capitalized(option.getName()))
                .collect(Collectors.toSet());
        return model.getEndpointHeaders().stream()
                .filter(header -> TELLS_TOO.matcher(header.getDescription()).find() || isRead(header, standIns) == in)
                .toList();
    }

    /** The catalog does not say it: a header is read if it stands in for an option or if its description says so. */
    private static boolean isRead(EndpointHeaderModel header, Set<String> standIns) {
        return standIns.contains(header.getName()) || header.getDescription().contains("instead of the");
    }

    /** Camel's rule for the names of headers: Camel, then the scheme as a Java name. */
    private static String headerPrefix(String scheme) {
        return Arrays.stream(scheme.split("-"))
                .map(TableKind::capitalized)
                .collect(Collectors.joining("", "Camel", ""));
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
