/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.client.CredentialsGate;
import io.github.camelbedrock.status.EndpointStatus;
import io.github.camelbedrock.status.SeenFailure;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.HealthCheckResultStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/**
 * Tells Camel whether calls of one endpoint can be expected to succeed. It tells no messages of failures, in which Bedrock
 * quotes requests.
 *
 * <p>Camel's own base class of health checks is in a library that applications without health checks do not have.
 */
final class EndpointHealth implements HealthCheck {

    private final BedrockConverseEndpoint endpoint;
    private final EndpointStatus status;
    private final Asked asked;
    private final @Nullable HealthProbe probe;
    private final HealthChecks checks;
    private volatile String id = "";
    private volatile boolean enabled = true;

    /**
     * Who is asked, and as whom.
     *
     * @param region where it is known
     */
    record Asked(String model, @Nullable String region, CredentialsGate credentials) {}

    EndpointHealth(BedrockConverseEndpoint endpoint, EndpointStatus status, Asked asked, @Nullable HealthProbe probe) {
        this.endpoint = endpoint;
        this.status = status;
        this.asked = asked;
        this.probe = probe;
        this.checks = ((BedrockConverseComponent) endpoint.getComponent()).checks();
    }

    /** A producer of the endpoint has started. */
    void begin() {
        checks.add(this);
    }

    /** A producer of the endpoint has stopped. */
    void end() {
        checks.remove(this);
    }

    BedrockConverseEndpoint endpoint() {
        return endpoint;
    }

    EndpointStatus status() {
        return status;
    }

    String model() {
        return asked.model();
    }

    @Nullable
    String region() {
        return asked.region();
    }

    /** Gives it the id by which it is registered. */
    void setId(String unique) {
        id = unique;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** An application whose model cannot be reached need not be started anew. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Map<String, Object> getMetaData() {
        return Map.of(CHECK_ID, id, CHECK_GROUP, getGroup());
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        result.details(getMetaData()).detail(CHECK_KIND, options.getOrDefault(CHECK_KIND, Kind.READINESS));
        if (enabled) {
            judge(result);
            CamelContext context = endpoint.getCamelContext();
            HealthCheckResultStrategy ofUser =
                    CamelContextHelper.findSingleByType(context, HealthCheckResultStrategy.class);
            if (ofUser != null) {
                ofUser.processResult(this, options, result);
            }
        } else {
            result.message("Disabled").detail(CHECK_ENABLED, false).unknown();
        }
        return result.build();
    }

    private void judge(HealthCheckResultBuilder result) {
        result.detail(ENDPOINT_URI, "bedrock-converse:" + endpoint.getModelId()).detail("model", asked.model());
        if (asked.region() != null) {
            result.detail("region", asked.region());
        }
        try {
            asked.credentials().resolve();
        } catch (RuntimeException e) { // The SDK's, or what a provider of the user's own throws.
            result.message("No AWS credentials can be had")
                    .detail("category", ErrorCategory.AUTH.word())
                    .down();
            return;
        }
        String probed = probed();
        SeenFailure illness = status.illness();
        Instant success = status.lastSuccess();
        SeenFailure failure = illness == null ? status.lastFailure() : illness;
        describe(result, success, failure);
        if (probe != null) {
            result.detail("probe", probed == null ? "not answered yet" : probed);
        }
        if (illness != null) {
            result.message("The last call failed: " + illness.category().word()).down();
        } else if (probe != null && probed == null && success == null && failure == null) {
            result.message("Bedrock has been asked, and has not answered yet").unknown();
        } else {
            result.message(success == null && failure == null && probe == null ? "Nothing has been called yet" : null)
                    .up();
        }
    }

    private @Nullable String probed() {
        if (probe == null) {
            return null;
        }
        probe.ask(status);
        return probe.outcome();
    }

    private void describe(HealthCheckResultBuilder result, @Nullable Instant success, @Nullable SeenFailure failure) {
        if (success != null) {
            result.detail("lastSuccess", success.toString());
        }
        if (failure != null) {
            result.detail("lastFailure", failure.time().toString())
                    .detail("category", failure.category().word());
            if (!failure.model().equals(asked.model())) {
                result.detail("failedModel", failure.model());
            }
            if (failure.requestId() != null) {
                result.detail("requestId", failure.requestId());
            }
        }
        if (status.throttled() > 0) {
            result.detail("throttled", status.throttled());
        }
    }
}
