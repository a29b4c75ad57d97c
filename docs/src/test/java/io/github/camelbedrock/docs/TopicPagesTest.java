/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.model.ModelCatalog;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages tell of the component's data, and files that they show. */
class TopicPagesTest {

    private static final Pattern ALIAS = Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\|");

    @Test
    void thePageOnModelsListsTheAliasesThatThereAre() throws Exception {
        Map<String, String> listed = new LinkedHashMap<>();
        for (String line : Files.readString(Path.of("models.md"))
                .split("## The built-in names")[1]
                .split("\n")) {
            Matcher row = ALIAS.matcher(line);
            if (row.matches()) {
                listed.put(row.group(1), row.group(2));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderEntriesOf(builtIn());
        ModelCatalog catalog = new ModelCatalog(Map.of());
        listed.forEach((alias, id) ->
                assertThat(catalog.resolve(alias, null, null, null).value()).isEqualTo(id));
    }

    @ParameterizedTest
    @CsvSource({
        "tools.md, weather-tools.json",
        "tools.md, weather-arguments.json",
        "structured-output.md, ticket-schema.json"
    })
    void theFileOfThePageIsTheOneThatIsRun(String page, String file) throws IOException {
        assertThat(Files.readString(Path.of(page)))
                .contains("```json\n" + Files.readString(Path.of("src/test/resources", file)) + "```");
    }

    /** The table has no door: the component has no use for the whole of it. */
    private static Map<String, String> builtIn() throws ReflectiveOperationException {
        Field field = Class.forName(ModelCatalog.class.getPackageName() + ".ModelAliases")
                .getDeclaredField("BUILT_IN");
        field.setAccessible(true);
        Map<String, String> all = new LinkedHashMap<>();
        ((Map<?, ?>) field.get(null)).forEach((alias, id) -> all.put(String.valueOf(alias), String.valueOf(id)));
        return all;
    }
}
