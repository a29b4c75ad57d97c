/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.client.OpenClient;
import io.github.camelbedrock.limit.QuotaState;
import io.github.camelbedrock.status.EndpointStatus;
import io.github.camelbedrock.status.ModelFigures;
import io.github.camelbedrock.status.SeenFailure;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The status of one component as JSON of plain values. What is null is left out. */
final class StatusReport {

    private StatusReport() {}

    static JsonObject of(String name, BedrockConverseComponent component) {
        JsonObject report = new JsonObject();
        report.put("name", name);
        report.put("clients", array(component.clients().open(), StatusReport::client));
        report.put("endpoints", array(component.checks().all(), StatusReport::endpoint));
        report.put("models", array(component.status().models(), StatusReport::model));
        report.put("limits", array(component.quotas().states(), StatusReport::limit));
        JsonArray left = new JsonArray();
        left.addAll(component.cooldowns().models());
        report.put("leftAlone", left);
        JsonObject tools = new JsonObject();
        component.status().tools().forEach((tool, outcomes) -> tools.put(tool, new JsonObject(outcomes)));
        report.put("tools", tools);
        report.put("lastErrors", array(component.status().lastFailures(), StatusReport::failure));
        return report;
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }

    private static JsonObject client(OpenClient client) {
        JsonObject json = new JsonObject();
        json.put("region", client.region());
        put(json, "endpoint", client.endpoint());
        json.put("credentials", client.credentials());
        json.put("httpClient", client.httpClient());
        json.put("protocol", client.protocol());
        json.put("streams", client.streams());
        json.put("maxConcurrency", client.maxConcurrency());
        json.put("inFlight", client.inFlight());
        json.put("waiting", client.waiting());
        return json;
    }

    private static JsonObject endpoint(EndpointHealth health) {
        EndpointStatus status = health.status();
        JsonObject json = new JsonObject();
        json.put("healthCheck", health.getId());
        json.put("endpoint", "bedrock-converse:" + health.endpoint().getModelId());
        json.put("model", health.model());
        put(json, "region", health.region());
        json.put("well", status.illness() == null);
        put(json, "lastSuccess", status.lastSuccess());
        SeenFailure failure = status.lastFailure();
        if (failure != null) {
            json.put("lastFailure", failure(failure));
        }
        return json;
    }

    private static JsonObject model(ModelFigures model) {
        JsonObject json = new JsonObject();
        json.put("model", model.model());
        json.put("underWay", model.underWay());
        json.put("answered", model.answered());
        json.put("counted", model.counted());
        json.put("cancelled", model.cancelled());
        json.put("failed", new JsonObject(model.failed()));
        json.put("inputTokens", model.tokens().input());
        json.put("outputTokens", model.tokens().output());
        json.put("cacheReadTokens", model.tokens().cacheRead());
        json.put("cacheWriteTokens", model.tokens().cacheWrite());
        return json;
    }

    private static JsonObject limit(QuotaState state) {
        JsonObject json = new JsonObject();
        json.put("model", state.model());
        json.put("waiting", state.waiting());
        number(json, "requestsPerMinute", state.limits().requests());
        number(json, "availableRequests", state.availableRequests());
        number(json, "tokensPerMinute", state.limits().tokens());
        number(json, "availableTokens", state.availableTokens());
        return json;
    }

    private static void number(JsonObject json, String name, @Nullable Number value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static JsonObject failure(SeenFailure failure) {
        JsonObject json = new JsonObject();
        json.put("time", failure.time().toString());
        json.put("model", failure.model());
        json.put("category", failure.category().word());
        put(json, "requestId", failure.requestId());
        return json;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
