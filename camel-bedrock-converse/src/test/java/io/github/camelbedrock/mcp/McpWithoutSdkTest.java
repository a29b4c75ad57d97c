/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that has not added the optional dependency, or only a part of it. */
class McpWithoutSdkTest {

    @ParameterizedTest
    @ValueSource(strings = {"mcp-core", "reactor-core"})
    void saysWhatToAdd(String missing) throws Exception {
        try (URLClassLoader loader = without(missing)) {
            Class<?> servers = loader.loadClass(McpServers.class.getName());
            Constructor<?> constructor = servers.getConstructor(Map.class, long.class);

            Throwable thrown = catchThrowable(() -> constructor.newInstance(Map.of("files.command", "npx"), 1000L));

            assertThat(thrown)
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("mcpServer.files.command needs the MCP SDK on the class path: add the dependency"
                            + " io.modelcontextprotocol.sdk:mcp-core:1.1.5");
            assertThat(catchThrowable(() -> constructor.newInstance(Map.of("files.command", "npx", "files.x", ""), 1L)))
                    .cause()
                    .hasMessageContaining("mcpServer.files.x is no option");
        }
    }

    private static URLClassLoader without(String jar) {
        List<String> path = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        assertThat(path).anyMatch(entry -> entry.contains(jar));
        URL[] urls = path.stream()
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(jar))
                .flatMap(entry -> Stream.of(url(entry)))
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
