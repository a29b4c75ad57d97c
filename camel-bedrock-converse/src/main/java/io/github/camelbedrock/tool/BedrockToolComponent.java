/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** The component behind {@code bedrock-tool:name}. */
@Component("bedrock-tool")
public class BedrockToolComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("The tool's name is missing: the URI must be bedrock-tool:name");
        }
        BedrockToolEndpoint endpoint = new BedrockToolEndpoint(uri, this);
        endpoint.setToolId(remaining);
        endpoint.setParameter(new LinkedHashMap<>(PropertiesHelper.extractProperties(parameters, "parameter.")));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
