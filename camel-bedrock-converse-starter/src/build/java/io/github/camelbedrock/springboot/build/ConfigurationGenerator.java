/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * Writes the properties class of the starter, and the defaults that are shown for it, from the component's catalog. It
 * runs from its source, before anything of the module is compiled, and so has to be one file.
 *
 * <p>The class holds no defaults of its own: what is not set stays null and is not copied, so that the component's
 * default holds, or what a bean of the user says.
 */
public final class ConfigurationGenerator {

    static final String CATALOG = "META-INF/io/github/camelbedrock/component/bedrock-converse.json";

    private static final String PACKAGE = "io.github.camelbedrock.springboot";
    private static final String CLASS = "BedrockConverseComponentConfiguration";
    private static final String PREFIX = "camel.component.bedrock-converse";
    private static final int LINE = 120;

    private static final Map<String, String> WRAPPERS = Map.of(
            "boolean", "Boolean",
            "byte", "Byte",
            "char", "Character",
            "double", "Double",
            "float", "Float",
            "int", "Integer",
            "long", "Long",
            "short", "Short");

    private final ComponentModel catalog;
    private final List<ComponentOptionModel> options;

    ConfigurationGenerator(String catalogJson) {
        this.catalog = JsonMapper.generateComponentModel(catalogJson);
        this.options = catalog.getComponentOptions().stream()
                .filter(option -> !option.isDeprecated())
                .toList();
    }

    /** Takes the folder to write to, such as src/generated. */
    public static void main(String[] args) throws IOException {
        try (InputStream json = ConfigurationGenerator.class.getClassLoader().getResourceAsStream(CATALOG)) {
            if (json == null) {
                throw new IllegalStateException(
                        CATALOG + " is not on the classpath: build camel-bedrock-converse first");
            }
            ConfigurationGenerator generator =
                    new ConfigurationGenerator(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            Path folder = Path.of(args[0]);
            write(folder.resolve("java/" + PACKAGE.replace('.', '/') + "/" + CLASS + ".java"), generator.source());
            write(
                    folder.resolve("resources/META-INF/additional-spring-configuration-metadata.json"),
                    generator.defaults());
        }
    }

    /** An unchanged file keeps its time, so that nothing is compiled again for it. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    /** The properties class. */
    String source() {
        Set<String> imports = new TreeSet<>(Set.of(
                "java.util.List",
                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                "org.jspecify.annotations.Nullable",
                "org.springframework.boot.context.properties.ConfigurationProperties"));
        StringBuilder fields = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (ComponentOptionModel option : options) {
            String type = type(option);
            imports.addAll(imports(type));
            fields.append(javadoc(option.getDescription()))
                    .append("    private @Nullable %s %s;\n\n".formatted(simple(type), option.getName()));
            methods.append(accessors(option.getName(), simple(type)));
        }
        return """
                /*
                 * Copyright the camel-bedrock-converse authors
                 * SPDX-License-Identifier: Apache-2.0
                 */
                /* Generated from %s by ConfigurationGenerator: do not edit. */
                package %s;

                %s
                /** %s */
                @ConfigurationProperties(prefix = "%s")
                public class %s extends ComponentConfigurationPropertiesCommon {

                """
                        .formatted(
                                CATALOG.substring(CATALOG.lastIndexOf('/') + 1),
                                PACKAGE,
                                imports.stream().map("import %s;\n"::formatted).collect(Collectors.joining()),
                                "The options of the component " + catalog.getScheme()
                                        + " as properties of the application. What is not set is null.",
                                PREFIX,
                                CLASS)
                + fields + methods + lists() + "}\n";
    }

    /** What the catalog knows of the options and the class cannot say: which of them are objects. */
    private String lists() {
        List<String> objects = options.stream()
                .filter(ConfigurationGenerator::isBean)
                .map(option -> simple(type(option)) + ".class")
                .distinct()
                .toList();
        Set<String> holders = options.stream()
                .map(ComponentOptionModel::getConfigurationField)
                .filter(field -> field != null)
                .collect(Collectors.toSet());
        List<String> groups = options.stream()
                .map(ComponentOptionModel::getName)
                .filter(holders::contains)
                .map(name -> '"' + name + '"')
                .toList();
        return """
                    /** The types of the options that are set by the name of a bean. */
                    static List<Class<?>> beanTypes() {
                        return List.of(%s);
                    }

                    /** The options that are objects of other options. */
                    static List<String> optionGroups() {
                        return List.of(%s);
                    }
                """
                .formatted(list(objects), list(groups));
    }

    private static String list(List<String> items) {
        String line = String.join(", ", items);
        return line.length() < LINE - 30 ? line : "\n                " + String.join(",\n                ", items);
    }

    private static String accessors(String name, String type) {
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return """
                    public @Nullable %1$s get%2$s() {
                        return %3$s;
                    }

                    public void set%2$s(@Nullable %1$s %3$s) {
                        this.%3$s = %3$s;
                    }

                """
                .formatted(type, suffix, name);
    }

    /** The description in lines of a bearable length; none starts with an at sign, which would make a tag of it. */
    private static String javadoc(String description) {
        StringBuilder comment = new StringBuilder("    /**\n     *");
        int length = 6;
        for (String word : description.replace("*/", "* /").split("\\s+")) {
            if (length + word.length() + 1 > LINE && !word.startsWith("@")) {
                comment.append("\n     *");
                length = 6;
            }
            comment.append(' ').append(word);
            length += word.length() + 1;
        }
        return comment.append("\n     */\n").toString();
    }

    /** The metadata of Spring Boot that the class does not hold: the component's defaults, and what the class inherits. */
    String defaults() {
        JsonArray properties = new JsonArray();
        properties.add(inherited(
                "enabled",
                "Whether the properties of the component " + catalog.getScheme()
                        + " are bound and given to it. Takes the place of camel.component.enabled."));
        properties.add(inherited(
                "customizer.enabled",
                "Whether the bound properties are given to the component " + catalog.getScheme()
                        + ". Takes the place of camel.component.customizer.enabled."));
        for (ComponentOptionModel option : options) {
            if (option.getDefaultValue() != null) {
                JsonObject property = new JsonObject();
                property.put("name", PREFIX + "." + dashed(option.getName()));
                property.put("defaultValue", defaultValue(option));
                properties.add(property);
            }
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("properties", properties);
        return Jsoner.prettyPrint(Jsoner.serialize(root), 2) + "\n";
    }

    private static JsonObject inherited(String name, String description) {
        JsonObject property = new JsonObject();
        property.put("name", PREFIX + "." + name);
        property.put("description", description);
        property.put("defaultValue", true);
        return property;
    }

    /** Durations as Spring Boot reads them; the catalog gives them in milliseconds. */
    private static Object defaultValue(ComponentOptionModel option) {
        String text = option.getDefaultValue().toString();
        if (!isDuration(option) || !text.matches("\\d+")) {
            return option.getDefaultValue();
        }
        long millis = Long.parseLong(text);
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /** The name as Spring Boot's own processor writes it. */
    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String type(ComponentOptionModel option) {
        if (isDuration(option)) {
            return "java.time.Duration";
        }
        if (isAnyObject(option)) {
            return "String";
        }
        String type = option.getJavaType().replace('$', '.');
        return WRAPPERS.getOrDefault(type, type).replace("java.lang.", "");
    }

    private static boolean isDuration(ComponentOptionModel option) {
        return "duration".equals(option.getType());
    }

    private static boolean isBean(ComponentOptionModel option) {
        return "object".equals(option.getType())
                && !isAnyObject(option)
                && !option.getJavaType().startsWith("java.util.");
    }

    /** Spring Boot can neither describe nor convert such a property; as a text, Camel finds the bean that it names. */
    private static boolean isAnyObject(ComponentOptionModel option) {
        return option.getJavaType().equals("java.lang.Object");
    }

    private static List<String> imports(String type) {
        return Arrays.stream(type.split("[<>,\\s]+"))
                .filter(name -> name.indexOf('.') > 0)
                .toList();
    }

    private static String simple(String type) {
        return type.replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }
}
