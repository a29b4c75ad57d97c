/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/**
 * The guard between the component and the starter: what Spring Boot's tools read of the properties is what Camel's tools
 * read of the options. It knows nothing of the generator, so that a fault of the generator shows.
 */
class PropertiesMatchCatalogTest {

    private static final String PREFIX = "camel.component.bedrock-converse.";

    /** What the starter has beside the options. */
    private static final Set<String> OWN = Set.of("enabled", "customizer.enabled");

    private static final Map<String, String> WRAPPERS = Map.of(
            "boolean", "java.lang.Boolean",
            "int", "java.lang.Integer",
            "long", "java.lang.Long",
            "double", "java.lang.Double",
            "float", "java.lang.Float");

    private final Map<String, ComponentOptionModel> options = options();
    private final Map<String, JsonObject> properties = properties();

    @Test
    void everyOptionIsAProperty() {
        assertThat(options.values().stream()
                        .map(option -> PREFIX + dashed(option.getName()))
                        .filter(name -> !properties.containsKey(name)))
                .as("options of the component without a property in the starter")
                .isEmpty();
    }

    @Test
    void everyPropertyIsAnOption() {
        Set<String> known = options.keySet().stream()
                .map(PropertiesMatchCatalogTest::dashed)
                .collect(Collectors.toSet());
        assertThat(properties.keySet().stream()
                        .map(name -> name.substring(PREFIX.length()))
                        .filter(name -> !known.contains(name) && !OWN.contains(name)))
                .as("properties of the starter that the component has no option for")
                .isEmpty();
    }

    @Test
    void typeDefaultAndDescriptionAreTheOptions() {
        List<String> differences = new ArrayList<>();
        options.forEach((name, option) -> {
            JsonObject property = properties.getOrDefault(PREFIX + dashed(name), new JsonObject());
            compare(differences, name, "type", typeOf(option), plain(property.getString("type")));
            compare(
                    differences,
                    name,
                    "default",
                    value(option, option.getDefaultValue()),
                    value(option, property.get("defaultValue")));
            compare(differences, name, "description", option.getDescription(), property.getString("description"));
        });
        assertThat(differences)
                .as("differences between the component's catalog and the starter's properties")
                .isEmpty();
    }

    /** An object of options that has the name of an option would hide it, and nobody could set it for all endpoints. */
    @Test
    void everyOptionOfAnEndpointIsOneOfTheComponent() {
        assertThat(model().getEndpointParameterOptions().stream()
                        .filter(option -> !option.isDeprecated())
                        .map(option -> option.getName() + " " + option.getJavaType()))
                .as("options of an endpoint that the component has not, or has as something else")
                .isSubsetOf(options.values().stream()
                        .map(option -> option.getName() + " " + option.getJavaType())
                        .toList());
    }

    @Test
    void everyPropertyOfTheStarterItselfIsDescribed() {
        assertThat(OWN).allSatisfy(name -> assertThat(requireNonNull(properties.get(PREFIX + name)))
                .as(name)
                .containsKeys("description", "defaultValue"));
    }

    private static void compare(
            List<String> differences, String option, String what, @Nullable Object wanted, @Nullable Object found) {
        if (!String.valueOf(wanted).equals(String.valueOf(found))) {
            differences.add("option " + option + ": " + what + " is '" + wanted + "' in the catalog and '" + found
                    + "' in the starter");
        }
    }

    private static String typeOf(ComponentOptionModel option) {
        if ("duration".equals(option.getType())) {
            return "java.time.Duration";
        }
        if (option.getJavaType().equals("java.lang.Object")) {
            return "String"; // The text itself, or #bean: and a name.
        }
        return plain(WRAPPERS.getOrDefault(option.getJavaType(), option.getJavaType()));
    }

    /** Nested classes and type arguments in one spelling. */
    private static String plain(@Nullable String type) {
        return String.valueOf(type).replace('$', '.').replace(" ", "").replaceAll("\\bjava\\.lang\\.", "");
    }

    /** A duration in milliseconds, whatever its spelling: the catalog has bare numbers, the properties have units. */
    private static @Nullable Object value(ComponentOptionModel option, @Nullable Object value) {
        return value != null && "duration".equals(option.getType())
                ? DurationStyle.detectAndParse(value.toString()).toMillis()
                : value;
    }

    private static String dashed(String option) {
        return option.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, ComponentOptionModel> options() {
        return model().getComponentOptions().stream()
                .filter(option -> !option.isDeprecated())
                .collect(Collectors.toMap(ComponentOptionModel::getName, option -> option));
    }

    private static ComponentModel model() {
        return JsonMapper.generateComponentModel(
                resource("META-INF/io/github/camelbedrock/component/bedrock-converse.json"));
    }

    private static Map<String, JsonObject> properties() {
        Map<String, JsonObject> properties = new TreeMap<>();
        JsonArray all = JsonMapper.deserialize(resource("META-INF/spring-configuration-metadata.json"))
                .getCollection("properties");
        for (Object property : all) {
            JsonObject json = (JsonObject) property;
            if (json.getString("name").startsWith(PREFIX)) {
                properties.put(json.getString("name"), json);
            }
        }
        return properties;
    }

    /** The first of this name on the classpath: of the files that others have, too, that is this module's. */
    private static String resource(String name) {
        try (InputStream in = BedrockConverseComponentConfiguration.class.getResourceAsStream("/" + name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
