/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.jspecify.annotations.Nullable;

/** The catalogs of the components on the classpath: found as Camel finds a component, so that new schemes need no list. */
final class Catalogs {

    private static final String SERVICES = "META-INF/services/org/apache/camel/component/";

    /**
     * The catalog of this scheme.
     *
     * @throws IllegalArgumentException if there is no such component on the classpath, or it has no catalog
     */
    ComponentModel ofScheme(String scheme) {
        String service = resource(SERVICES + scheme);
        if (service == null) {
            throw new IllegalArgumentException("there is no component with the scheme '" + scheme + "'");
        }
        String type = componentClass(service);
        String path = "META-INF/" + type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/') + scheme + ".json";
        String catalog = resource(path);
        if (catalog == null) {
            throw new IllegalArgumentException("the component with the scheme '" + scheme + "' has no " + path);
        }
        return JsonMapper.generateComponentModel(catalog);
    }

    private static String componentClass(String service) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(service));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties.getProperty("class");
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = Catalogs.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
