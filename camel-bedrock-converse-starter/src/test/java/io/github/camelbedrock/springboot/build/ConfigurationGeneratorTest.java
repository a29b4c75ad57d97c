/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the catalog of today does not hold, and that of tomorrow may. */
class ConfigurationGeneratorTest {

    @Test
    void mapsAndNestedClassesAreWrittenAsJavaWritesThem() {
        String source = generator(
                        option("extra", "object", "java.util.Map<java.lang.String, java.lang.Object>", "", "Extra."),
                        option("mode", "enum", "org.example.Outer$Mode", "", "Mode."))
                .source();
        assertThat(source)
                .contains("import java.util.Map;", "private @Nullable Map<String, Object> extra;")
                .contains("import org.example.Outer.Mode;", "private @Nullable Mode mode;")
                .contains("return List.of();");
    }

    @Test
    void anOptionOfAnyTypeIsATextAndNoTypeOfBeans() {
        assertThat(generator(option("tools", "object", "java.lang.Object", "", "Tools."))
                        .source())
                .contains("private @Nullable String tools;", "return List.of();")
                .doesNotContain("Object.class");
    }

    @Test
    void deprecatedOptionsAreLeftOut() {
        assertThat(generator(option("old", "string", "java.lang.String", "\"deprecated\": true,", "Old."))
                        .source())
                .doesNotContain("private @Nullable");
    }

    @Test
    void noDescriptionEndsTheCommentOrBecomesATag() {
        String words = "Odd: "
                + String.join(
                        " ",
                        IntStream.range(0, 30)
                                .mapToObj(i -> "@word" + i + " **/")
                                .toList());
        assertThat(generator(option("odd", "string", "java.lang.String", "", words))
                        .source())
                .doesNotContain("* @word", " **/ ")
                .contains("@word0 ** /");
    }

    @Test
    void defaultsKeepTheirTypeAndDurationsGetAUnit() {
        assertThat(generator(
                                option("count", "integer", "int", "\"defaultValue\": 5,", "Count."),
                                option("wait", "duration", "long", "\"defaultValue\": \"1500\",", "Wait."),
                                option("pause", "duration", "long", "\"defaultValue\": \"2000\",", "Pause."),
                                option("rest", "duration", "long", "\"defaultValue\": \"30s\",", "Rest."))
                        .defaults())
                .contains("\"defaultValue\": 5", "\"1500ms\"", "\"2s\"", "\"30s\"");
    }

    private static ConfigurationGenerator generator(String... options) {
        return new ConfigurationGenerator(
                "{\"component\": {\"name\": \"x\", \"scheme\": \"x\"}, \"componentProperties\": {"
                        + String.join(",", List.of(options)) + "}}");
    }

    private static String option(String name, String type, String javaType, String more, String description) {
        return "\"%s\": {\"kind\": \"property\", \"type\": \"%s\", \"javaType\": \"%s\", %s \"description\": \"%s\"}"
                .formatted(name, type, javaType, more, description);
    }
}
