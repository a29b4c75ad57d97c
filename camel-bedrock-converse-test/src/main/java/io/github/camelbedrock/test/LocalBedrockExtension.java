/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * LocalBedrock for the tests of a class: started before the first, with an empty script and no requests before each,
 * closed after the last. Register it as a static field, or with {@code @ExtendWith}; a test method may take the
 * {@link LocalBedrock} as parameter.
 */
public final class LocalBedrockExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private @Nullable LocalBedrock server;

    /** The running server. */
    public LocalBedrock server() {
        return Objects.requireNonNull(server, "LocalBedrock runs from the first test of the class to the last");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = LocalBedrock.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server().close();
        server = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalBedrock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server();
    }
}
