/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.HttpOptions;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that has not added the optional dependency, or only a part of it. */
class CrtWithoutLibraryTest {

    @ParameterizedTest
    @ValueSource(strings = {"aws-crt-client", "crt-core", "aws-crt-0"})
    void saysWhatToAdd(String missing) throws Exception {
        ClassLoader loader = without(missing);
        Throwable thrown = catchThrowable(() -> acquire(loader, "crt"));
        assertThat(thrown)
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("httpClient=crt needs")
                .hasMessageContaining("software.amazon.awssdk:aws-crt-client");
    }

    @Test
    void worksWithNetty() throws Exception {
        ClassLoader loader = without("aws-crt-client");
        assertThatThrownBy(() -> loader.loadClass("software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient"))
                .isInstanceOf(ClassNotFoundException.class);
        try (AutoCloseable lease = acquire(loader, "netty")) {
            assertThat(lease).isNotNull();
        }
    }

    /** All classes are the loader's own. */
    private static AutoCloseable acquire(ClassLoader loader, String httpClient) throws Exception {
        Object client = instance(loader, ClientOptions.class);
        set(client, "setRegion", "eu-central-1");
        Object credentials = instance(loader, CredentialsOptions.class);
        set(credentials, "setAccessKey", "AKIAEXAMPLE");
        set(credentials, "setSecretKey", "not-a-secret");
        Object http = instance(loader, HttpOptions.class);
        set(http, "setHttpClient", httpClient);
        Object clients = instance(loader, BedrockClients.class);
        return (AutoCloseable) clients.getClass()
                .getMethod("acquire", client.getClass(), credentials.getClass(), http.getClass(), String.class)
                .invoke(clients, client, credentials, http, "nova-lite");
    }

    private static Object instance(ClassLoader loader, Class<?> type) throws Exception {
        return loader.loadClass(type.getName()).getConstructor().newInstance();
    }

    private static void set(Object options, String setter, String value) throws Exception {
        options.getClass().getMethod(setter, String.class).invoke(options, value);
    }

    /** It is not closed: the network threads of what it has loaded end later, and need classes for that. */
    private static ClassLoader without(String jar) {
        List<String> path = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        assertThat(path).anyMatch(entry -> name(entry).startsWith(jar));
        URL[] urls = path.stream()
                .filter(entry -> !name(entry).startsWith(jar))
                .map(CrtWithoutLibraryTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static String name(String entry) {
        return Path.of(entry).getFileName().toString();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
