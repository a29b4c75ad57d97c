/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** Properties of an application change the request, whatever kind of option they are. */
class PropertiesReachTheWireTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String PREFIX = "camel.component.bedrock-converse.";

    private static final String TOOLS =
            "{\"tools\":[{\"toolSpec\":{\"name\":\"clock\",\"inputSchema\":{\"json\":{}}}}]}";

    /** What a ticket is about. */
    public record Topic(String name) {}

    /** S25: properties, the place in the request, and the JSON that must stand there. */
    static Stream<Arguments> properties() {
        return Stream.of(
                Arguments.of(
                        List.of("system-message=Be brief.", "cache-system=1h"),
                        "/system/1",
                        "{'cachePoint':{'type':'default','ttl':'1h'}}"),
                Arguments.of(
                        List.of("thinking=2048", "interleaved-thinking=false"),
                        "/additionalModelRequestFields",
                        "{'thinking':{'type':'enabled','budget_tokens':2048}}"),
                Arguments.of(
                        List.of("request-metadata.team=triage", "request-metadata.costCenter=42"),
                        "/requestMetadata",
                        "{'team':'triage','costCenter':'42'}"),
                Arguments.of(List.of("request-metadata.[cost.center]=42"), "/requestMetadata", "{'cost.center':'42'}"),
                Arguments.of(
                        List.of("additional.[top_k]=5", "additional.metadata={\"user_id\":\"7\"}"),
                        "/additionalModelRequestFields",
                        "{'top_k':5,'metadata':{'user_id':'7'}}"),
                Arguments.of(
                        List.of("additional-model-request-fields={\"top_k\":5}"),
                        "/additionalModelRequestFields",
                        "{'top_k':5}"),
                Arguments.of(
                        List.of("additional-model-request-fields=#bean:fields"),
                        "/additionalModelRequestFields",
                        "{'top_k':6}"),
                Arguments.of(
                        List.of("tool-config=" + TOOLS, "tool-choice=any"), "/toolConfig/toolChoice", "{'any':{}}"),
                Arguments.of(List.of("tool-config=#bean:tools"), "/toolConfig/tools/0/toolSpec/name", "'calculator'"),
                Arguments.of(
                        List.of("guardrail-identifier=gr1", "guardrail-version=3", "guardrail-trace=enabled"),
                        "/guardrailConfig",
                        "{'guardrailIdentifier':'gr1','guardrailVersion':'3','trace':'enabled'}"),
                Arguments.of(List.of("service-tier=flex"), "/serviceTier", "{'type':'flex'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void aPropertyIsInTheRequest(List<String> properties, String place, String expected) {
        bedrock.server().enqueue(Answers.text("Oslo"));
        ask(properties, answer -> assertThat(answer).isEqualTo("Oslo"));
        JsonNode sent = bedrock.server().takeRequests().get(0).json();
        assertThat(sent.at(place)).isEqualTo(json(expected));
    }

    @Test
    void theClassOfTheAnswerIsAProperty() {
        bedrock.server().enqueue(Answers.text("{\"name\":\"refund\"}"));
        ask(List.of("output-class=" + Topic.class.getName()), answer -> assertThat(answer)
                .isEqualTo(new Topic("refund")));
        assertThat(bedrock.server().takeRequests().get(0).json("/outputConfig/textFormat/type"))
                .isEqualTo(json("'json_schema'"));
    }

    @Test
    void headersOfTheCallAreProperties() {
        bedrock.server().enqueue(Answers.text("Oslo"));
        ask(List.of("extra-headers.X-Run=7"), answer -> assertThat(answer).isEqualTo("Oslo"));
        RecordedRequest sent = bedrock.server().takeRequests().get(0);
        assertThat(sent.header("X-Run")).isEqualTo("7");
    }

    private static void ask(List<String> properties, Consumer<Object> answer) {
        List<String> all = new ArrayList<>(List.of(
                "uri-endpoint-override=" + bedrock.server().endpoint(),
                "region=eu-central-1",
                "access-key=AKIDEXAMPLE",
                "secret-key=secret"));
        all.addAll(properties);
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(all.stream().map(PREFIX::concat).toArray(String[]::new))
                .run(context -> answer.accept(
                        context.getBean(ProducerTemplate.class).requestBody("direct:ask", "What is Camel?")));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to("bedrock-converse:claude-sonnet-4-5?inferenceProfilePrefix=eu");
                }
            };
        }

        @Bean
        Map<String, Object> fields() {
            return Map.of("top_k", 6);
        }

        @Bean
        ToolConfiguration tools() {
            return ToolConfiguration.builder()
                    .tools(tool -> tool.toolSpec(spec -> spec.name("calculator")
                            .inputSchema(
                                    schema -> schema.json(Document.mapBuilder().build()))))
                    .build();
        }
    }
}
