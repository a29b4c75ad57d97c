/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

/** Tools of ordinary size: {@value #TOOLS} routes that give a text, under one tag, and as many that give a Map. */
final class ToolRoutes extends RouteBuilder {

    static final int TOOLS = 10;
    static final String TEXTS = "text";
    static final String MAPS = "map";
    static final String TEXT =
            "The order is on its way and will be there on Friday.\n".repeat(4).strip();
    static final Map<String, Object> MAP = Map.of(
            "orderId", "4711", "status", "on its way", "items", 3, "price", 12.5, "address", Map.of("city", "Oslo"));

    private static final String ARGUMENTS = "&parameter.orderId=string&parameter.orderId.required=true"
            + "&parameter.orderId.description=RAW(The number of the order, as the customer's invoice shows it)"
            + "&parameter.detail=string&parameter.detail.enum=short,long,all"
            + "&parameter.detail.description=RAW(How much to tell)"
            + "&parameter.count=integer&parameter.count.description=RAW(How many of its items to tell at most)"
            + "&parameter.archived=boolean&parameter.archived.default=false"
            + "&parameter.archived.description=RAW(Whether to look among the orders of earlier years too)";

    @Override
    public void configure() {
        for (int i = 0; i < TOOLS; i++) {
            from(uri(TEXTS, i)).setBody(constant(TEXT));
            from(uri(MAPS, i)).setBody(constant(MAP));
        }
    }

    /** Tools of both tags have the same names: no endpoint reaches both. */
    private static String uri(String tag, int index) {
        return "bedrock-tool:" + tag + index + "?name=tool" + index + "&tags=" + tag
                + "&description=RAW(Looks an order up and tells its state. Use it whenever an order is spoken of.)"
                + ARGUMENTS;
    }
}
