/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A program that uses every secret, well and badly, and prints all that anybody can get to see of it. */
final class SecretRun {

    private static final PrintStream OUT = System.out;
    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0?maxAttempts=1&region=eu-central-1";

    /** Camel keeps the URI of every endpoint there as it was written. */
    private static final Set<String> URIS = Set.of(Exchange.TO_ENDPOINT, Exchange.FAILURE_ENDPOINT);

    /** Nothing listens there. */
    private static final int CLOSED = 1;

    private SecretRun() {}

    /** The option's value, which must never be seen. */
    static String marker(String option) {
        return "Qx7" + option + "9zK";
    }

    private static String raw(String... options) {
        return List.of(options).stream()
                .map(option -> "&" + option + "=RAW(" + marker(option.replace(".", "")) + ")")
                .collect(Collectors.joining());
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> ways = new LinkedHashMap<>();
        String keys = raw("accessKey", "secretKey", "sessionToken");
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            String there = "&uriEndpointOverride=" + bedrock.endpoint();
            String nowhere = "&uriEndpointOverride=http://127.0.0.1:" + CLOSED;
            String proxy = raw("proxyUsername", "proxyPassword") + "&proxyHost=127.0.0.1&proxyPort=";
            ways.put("keys", MODEL + there + keys);
            ways.put("stream", MODEL + there + keys + "&operation=converseStream&streamBody=collect");
            ways.put("bearer", MODEL + there + raw("apiKey"));
            ways.put("environment", MODEL + there);
            ways.put("refused", MODEL + nowhere + keys);
            ways.put("refused bearer", MODEL + nowhere + raw("apiKey"));
            ways.put("proxy", MODEL + there + keys + proxy + bedrock.endpoint().getPort());
            ways.put("no proxy", MODEL + nowhere + raw("apiKey") + proxy + CLOSED);
            ways.put("role", MODEL + there + keys + proxy + CLOSED + "&roleArn=arn:aws:iam::123456789012:role/r");
            ways.put("out of range", MODEL + there + keys + "&maxConcurrency=0");
            ways.put("half a key", MODEL + there + raw("accessKey"));
            ways.put("contradiction", MODEL + there + keys + raw("apiKey"));
            ways.put("half a proxy", MODEL + there + keys + raw("proxyPassword"));
            ways.put("user in address", MODEL + keys + "&uriEndpointOverride=http://u:" + marker("address") + "@x");
            ways.put(
                    "mcp",
                    MODEL + there + keys + "&mcpServer.x.url=http://127.0.0.1:" + CLOSED
                            + raw("mcpServer.x.accessToken", "mcpServer.x.secretHeader.X-Any"));
            ways.put("unknown option", MODEL + there + keys + "&noSuchOption=1");
            for (Map.Entry<String, String> way : ways.entrySet()) {
                boolean well =
                        way.getValue().equals(ways.get("keys")) || way.getKey().contains("proxy");
                for (String route : well ? List.of("java", "yaml") : List.of("java")) {
                    OUT.println("=== " + way.getKey() + " in " + route);
                    use(bedrock, route, way.getValue(), new BedrockConverseComponent());
                }
            }
            OUT.println("=== component");
            BedrockConverseComponent component = new BedrockConverseComponent();
            component.getCredentials().setAccessKey(marker("accessKey"));
            component.getCredentials().setSecretKey(marker("secretKey"));
            component.getCredentials().setSessionToken(marker("sessionToken"));
            component.getHttp().setProxyUsername(marker("proxyUsername"));
            component.getHttp().setProxyPassword(marker("proxyPassword"));
            component.getHttp().setProxyHost("127.0.0.1");
            component.getHttp().setProxyPort(bedrock.endpoint().getPort());
            use(bedrock, "java", MODEL + there, component);
        }
        System.exit(0);
    }

    private static void use(LocalBedrock bedrock, String language, String uri, BedrockConverseComponent component)
            throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.setMessageHistory(true);
            context.addComponent("bedrock-converse", component);
            try {
                load(context, language, uri);
                context.start();
            } catch (Exception e) {
                e.printStackTrace(OUT);
                show(context, component);
                return;
            }
            bedrock.otherwise(Answers.text("Oslo"));
            ask(context);
            bedrock.otherwise(Errors.accessDenied());
            ask(context);
            bedrock.otherwise(Errors.throttling());
            ask(context);
            show(context, component);
        }
    }

    private static void load(CamelContext context, String language, String uri) throws Exception {
        if ("java".equals(language)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").routeId("ask").to(uri).log("${body}");
                }
            });
        } else {
            String yaml = "- from:\n    uri: direct:ask\n    steps:\n      - to: \"" + uri + "\"\n";
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("ask.yaml", yaml));
        }
    }

    private static void ask(CamelContext context) {
        Exchange exchange = context.createFluentProducerTemplate()
                .to("direct:ask")
                .withBody("Capital of Norway?")
                .send();
        OUT.println(exchange.getMessage().getBody());
        OUT.println(exchange.getMessage().getHeaders());
        Map<String, Object> properties = new LinkedHashMap<>(exchange.getAllProperties());
        properties.keySet().removeAll(URIS);
        OUT.println(properties);
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace(OUT);
        }
    }

    private static void show(CamelContext context, BedrockConverseComponent component) throws Exception {
        for (Endpoint endpoint : context.getEndpoints()) {
            OUT.println(endpoint);
            fields(endpoint);
        }
        fields(component);
        HealthCheckHelper.invokeReadiness(context, "full").forEach(result -> {
            OUT.println(result.getMessage() + " " + result.getDetails());
            result.getError().ifPresent(error -> error.printStackTrace(OUT));
        });
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("bedrock-converse");
        OUT.println(console.call(DevConsole.MediaType.TEXT));
        OUT.println(console.call(DevConsole.MediaType.JSON));
        Thread.getAllStackTraces().keySet().forEach(thread -> OUT.println(thread.getName()));
        beans(ManagementFactory.getPlatformMBeanServer());
    }

    /** What each field says of itself, such as the client's lease. */
    private static void fields(Object object) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible() && !isOption(type, field)) {
                    OUT.println(field.getName() + " " + field.get(object));
                }
            }
        }
    }

    /** Camel keeps the URI itself as it was written; its toString and its getters for others do not show it. */
    private static boolean isOption(Class<?> type, Field field) {
        return type.getName().startsWith("org.apache.camel.") && field.getName().equals("endpointUri");
    }

    /** Not the operations: Camel's dumpRouteAsXml gives the source of the route, whatever stands in it. */
    private static void beans(MBeanServer server) throws Exception {
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            OUT.println("MBean " + name);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    OUT.println(attribute.getName() + " " + server.getAttribute(name, attribute.getName()));
                } catch (Exception e) {
                    e.printStackTrace(OUT);
                }
            }
        }
    }
}
