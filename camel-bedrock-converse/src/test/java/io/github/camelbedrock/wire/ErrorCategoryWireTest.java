/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** What a failed exchange tells beside its exception (A9, A10): category, wait, and a line of log that says what to do. */
class ErrorCategoryWireTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void tellsHowLongToWait() throws Exception {
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", "7"));
        assertThat(ask(MODEL, "Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY)).isEqualTo(7000L);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", date));
        assertThat(ask(MODEL, "Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY, Long.class))
                .isBetween(240_000L, 300_000L);
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", "soon"));
        assertThat(ask(MODEL, "Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY)).isNull();
    }

    @Test
    void tellsTheCategoryOfWhatIsRefusedBeforeTheCall() throws Exception {
        Exchange[] failed = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> failed[0] = ask(MODEL, " "));
        assertThat(failed[0].getException()).isInstanceOf(InvalidTurnException.class);
        assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("validation");
        assertThat(warnings).filteredOn(line -> line.contains("CallFailures")).isEmpty();
        assertThat(bedrock.server().takeRequests()).isEmpty();
    }

    @Test
    void tellsATimeout() throws Exception {
        bedrock.server().otherwise(Answers.text("late").delay(Duration.ofSeconds(30)));
        Exchange failed = ask(MODEL + "?readTimeout=200", "Hi");
        assertThat(failed.getException()).isNotNull();
        assertThat(failed.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("timeout");
    }

    @Test
    void tellsAFailureOfCountTokens() throws Exception {
        bedrock.server().otherwise(Errors.validation("The provided model doesn't support counting tokens."));
        Exchange[] failed = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> failed[0] = ask(MODEL + "?operation=countTokens", "Hi"));
        assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("validation");
        assertThat(warnings).anyMatch(line -> line.contains("CountTokens does not know this one"));
    }

    @Test
    void forgetsTheFailureWhereARedeliverySucceeds() throws Exception {
        bedrock.server().enqueue(Errors.validation("first").header("Retry-After", "1"));
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).maximumRedeliveries(1).redeliveryDelay(0);
                from("direct:ask").to(MODEL);
            }
        })) {
            Exchange answered = routes.send("Hi", Map.of());
            assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
            assertThat(answered.getProperties())
                    .doesNotContainKeys(ERROR_CATEGORY_PROPERTY, RETRY_AFTER_MILLIS_PROPERTY);
        }
    }

    @Test
    void letsARouteChooseByTheCategory() throws Exception {
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", "3"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ThrottlingException.class)
                        .handled(true)
                        .setBody(simple("${exchangeProperty.CamelBedrockErrorCategory}"
                                + " ${exchangeProperty.CamelBedrockRetryAfterMillis}"));
                from("direct:ask").to(MODEL);
            }
        })) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("throttling 3000");
        }
    }

    private static Exchange ask(String endpoint, Object body) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(endpoint)) {
            return routes.send(body);
        }
    }
}
