/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Camel's OpenTelemetry, the span of a tool's route is a child of that of the endpoint that asks the model. */
class ToolSpanTest {

    /** Keeps the spans that have ended. */
    private static final class Kept implements SpanExporter {

        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        List<SpanData> of(String op, String uri) {
            return spans.stream()
                    .filter(span -> op.equals(span.getAttributes().get(AttributeKey.stringKey("op"))))
                    .filter(span -> String.valueOf(span.getAttributes().get(AttributeKey.stringKey("camel.uri")))
                            .replace("://", ":")
                            .startsWith(uri))
                    .toList();
        }

        SpanData one(String op, String uri) {
            assertThat(of(op, uri)).as(op + " " + uri).hasSize(1);
            return of(op, uri).get(0);
        }
    }

    @ParameterizedTest(name = "tools=t{0}")
    @ValueSource(strings = {"", "&parallelToolExecution=false", "&operation=converseStream&streamBody=collect"})
    void theSpanOfAToolIsAChild(String options) throws Exception {
        Kept kept = new Kept();
        try (LocalBedrock bedrock = LocalBedrock.start();
                SdkTracerProvider provider = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(kept))
                        .build();
                Routes routes = new Routes(bedrock)) {
            bedrock.when(request -> request.modelId().contains("micro")).answer(Answers.text("Rain."));
            bedrock.enqueue(Answers.toolUse("t1", "one", Map.of()).and(Answers.toolUse("t2", "two", Map.of())));
            bedrock.enqueue(Answers.text("Done."));
            routes.context().getRegistry().bind("tracer", Tracer.class, provider.get("camel"));
            routes.context().getRegistry().bind("propagators", ContextPropagators.class, ContextPropagators.noop());
            new OpenTelemetryTracer().init(routes.context());
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("bedrock-tool:one?tags=t").to("bedrock-converse:nova-micro");
                    from("bedrock-tool:two?tags=t").threads().setBody(constant("two"));
                    from("direct:ask").to("bedrock-converse:nova-lite?tools=t" + options);
                }
            });
            assertThat(routes.send("Go").getMessage().getBody()).isEqualTo("Done.");
            await().until(() -> kept.of("EVENT_RECEIVED", "direct").size() == 1);

            SpanData asking = kept.one("EVENT_SENT", "bedrock-converse:nova-lite");
            SpanData one = kept.one("EVENT_RECEIVED", "bedrock-tool:one");
            SpanData two = kept.one("EVENT_RECEIVED", "bedrock-tool:two");
            assertThat(asking.getParentSpanId())
                    .isEqualTo(kept.one("EVENT_RECEIVED", "direct:ask").getSpanId());
            assertThat(List.of(one, two)).allSatisfy(span -> {
                assertThat(span.getParentSpanId()).isEqualTo(asking.getSpanId());
                assertThat(span.getEndEpochNanos()).isLessThanOrEqualTo(asking.getEndEpochNanos());
            });
            assertThat(kept.one("EVENT_SENT", "bedrock-converse:nova-micro").getParentSpanId())
                    .as("what the tool's route does is within its span")
                    .isEqualTo(one.getSpanId());
            assertThat(kept.spans).extracting(SpanData::getTraceId).containsOnly(asking.getTraceId());
        }
    }
}
