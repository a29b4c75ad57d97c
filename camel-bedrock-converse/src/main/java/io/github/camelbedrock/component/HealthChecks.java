/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * The health checks of a component's endpoints. Each is registered from the start of its endpoint's first producer to the
 * stop of the last: of two endpoints that are made at once for one URI, Camel leaves one without a stop. Safe for use by
 * many threads.
 */
final class HealthChecks {

    private final Map<EndpointHealth, Integer> producers = new IdentityHashMap<>();

    synchronized void add(EndpointHealth check) {
        if (producers.merge(check, 1, Integer::sum) > 1) {
            return;
        }
        check.setId(unused(check));
        WritableHealthCheckRepository repository = repository(check);
        if (repository != null) {
            repository.addHealthCheck(check);
        }
    }

    synchronized void remove(EndpointHealth check) {
        Integer left = producers.computeIfPresent(check, (known, users) -> users - 1);
        if (left == null || left > 0) {
            return;
        }
        producers.remove(check);
        WritableHealthCheckRepository repository = repository(check);
        if (repository != null) {
            repository.removeHealthCheck(check);
        }
    }

    /** Those of the endpoints in use, by id. */
    synchronized List<EndpointHealth> all() {
        List<EndpointHealth> all = new ArrayList<>(producers.keySet());
        all.sort(Comparator.comparing(EndpointHealth::getId));
        return all;
    }

    /**
     * The model, so that a human knows it, and a digest of the options, so that it is the endpoint's own and the same
     * after a restart. Camel has masked secrets in what is digested.
     */
    private static String id(BedrockConverseEndpoint endpoint) {
        String model = endpoint.getModelId().replaceAll("[^A-Za-z0-9._-]+", "-");
        return "producer:bedrock-converse-" + model + "-"
                + Integer.toHexString(endpoint.toString().hashCode());
    }

    /** Two endpoints may differ in their secrets alone. */
    private String unused(EndpointHealth check) {
        String id = id(check.endpoint());
        String free = id;
        for (int i = 2; isUsed(free, check); i++) {
            free = id + "-" + i;
        }
        return free;
    }

    private boolean isUsed(String id, EndpointHealth asking) {
        return producers.keySet().stream()
                .anyMatch(check -> check != asking && check.getId().equals(id));
    }

    private static BedrockConverseComponent component(EndpointHealth check) {
        return (BedrockConverseComponent) check.endpoint().getComponent();
    }

    /**
     * Null where the application has no health checks, or wants none of this component: one that is there but disabled is
     * neither up nor down, for which Spring Boot takes the application out of service.
     */
    private static @Nullable WritableHealthCheckRepository repository(EndpointHealth check) {
        if (!component(check).isHealthCheckProducerEnabled()) {
            return null;
        }
        return HealthCheckHelper.getHealthCheckRepository(
                check.endpoint().getCamelContext(), "producers", WritableHealthCheckRepository.class);
    }
}
