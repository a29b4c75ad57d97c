/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Calls as a role, which STS lets others assume. */
class RoleTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/asker";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final SystemProperties properties = new SystemProperties();
    private FakeSts sts;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        sts = new FakeSts();
        properties.set("aws.endpointUrlSts", sts.endpoint().toString());
        bedrock.server().otherwise(Answers.text("Oslo"));
    }

    @AfterEach
    void stop() {
        sts.close();
        properties.close();
    }

    @Test
    void callsAsTheRoleThatTheKeysMayAssume() throws Exception {
        List<RecordedRequest> requests = ask(2, component -> {
            component.getCredentials().setRoleSessionName("triage");
            component.getCredentials().setExternalId("partner:7");
        });
        assertThat(sts.requests()).singleElement().satisfies(request -> {
            assertThat(request.parameters())
                    .containsEntry("Action", "AssumeRole")
                    .containsEntry("RoleArn", ROLE)
                    .containsEntry("RoleSessionName", "triage")
                    .containsEntry("ExternalId", "partner:7");
            assertThat(request.authorization())
                    .contains("Credential=AKIAEXAMPLE/")
                    .contains("/eu-central-1/sts/aws4_request");
        });
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("authorization")).contains("Credential=ASIA1/");
            assertThat(request.header("x-amz-security-token")).isEqualTo("t0ken1");
        });
    }

    @Test
    void namesTheSessionItself() throws Exception {
        ask(1, component -> {});
        assertThat(sts.requests()).singleElement().satisfies(request -> assertThat(request.parameters())
                .containsEntry("RoleSessionName", "camel-bedrock-converse")
                .doesNotContainKey("ExternalId"));
    }

    @Test
    void assumesTheRoleAgainBeforeItExpires() throws Exception {
        sts.live(Duration.ofSeconds(30));
        List<RecordedRequest> requests = ask(3, component -> {});
        assertThat(sts.requests()).hasSize(2);
        assertThat(requests)
                .extracting(request -> request.header("x-amz-security-token"))
                .containsExactly("t0ken1", "t0ken2", "t0ken2");
    }

    @Test
    void assumesTheRoleOnceForCallsAndStreams() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getCredentials().setRoleArn(ROLE);
            routes.ask("bedrock-converse:nova-lite?operation=converseStream&streamBody=collect");
            assertThat(routes.send("Hi").getException()).isNull();
            assertThat(routes.send("Hi", java.util.Map.of("CamelBedrockConverseOperation", "converse"))
                            .getException())
                    .isNull();
        }
        assertThat(sts.requests()).hasSize(1);
    }

    @Test
    void takesTheKeysOfAProfileForIt() throws Exception {
        properties.set(
                "aws.sharedCredentialsFile",
                Files.writeString(
                                folder.resolve("credentials"),
                                "[team]\naws_access_key_id=AKIATEAM\naws_secret_access_key=x\n")
                        .toString());
        ask(1, component -> {
            noKeys(component);
            component.getCredentials().setProfileCredentialsName("team");
        });
        assertThat(sts.requests().get(0).authorization()).contains("Credential=AKIATEAM/");
    }

    @Test
    void takesAProviderOfTheUsersForIt() throws Exception {
        ask(1, component -> {
            noKeys(component);
            component
                    .getCredentials()
                    .setCredentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAMINE", "x")));
        });
        assertThat(sts.requests().get(0).authorization()).contains("Credential=AKIAMINE/");
    }

    /** Whoever sets a role does not mean the bearer token of the environment. */
    @Test
    void takesTheDefaultChainForItAndNoBearerToken() throws Exception {
        properties.set("aws.accessKeyId", "AKIACHAIN");
        properties.set("aws.secretAccessKey", "x");
        properties.set("aws.bearerTokenBedrock", "bedrock-api-key-1");
        List<RecordedRequest> requests = ask(1, RoleTest::noKeys);
        assertThat(sts.requests().get(0).authorization()).contains("Credential=AKIACHAIN/");
        assertThat(requests.get(0).header("authorization")).contains("Credential=ASIA1/");
    }

    @Test
    void failsTheCallWhereTheRoleMayNotBeAssumed() throws Exception {
        sts.refuse();
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getCredentials().setRoleArn(ROLE);
            Exchange failed = routes.ask("bedrock-converse:nova-lite").send("Hi");
            assertThat(failed.getException())
                    .hasMessageContaining("No AWS credentials")
                    .hasMessageContaining(ROLE)
                    .hasMessageContaining("roleArn")
                    .hasMessageContaining("explicit keys")
                    .hasMessageContaining("not authorized to perform");
            assertThat(failed.getException().getMessage()).doesNotContain("not-a-secret");
            assertThat(failed.getProperty("CamelBedrockErrorCategory")).isEqualTo("auth");
        }
        assertThat(bedrock.server().requestCount()).isZero();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        ask(1, component -> {});
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("sdk-") || name.startsWith("BedrockHttp")));
    }

    private static List<RecordedRequest> ask(int times, Consumer<BedrockConverseComponent> change) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getCredentials().setRoleArn(ROLE);
            change.accept(routes.component());
            routes.ask("bedrock-converse:nova-lite");
            for (int i = 0; i < times; i++) {
                assertThat(routes.send("Hi").getException()).isNull();
            }
        }
        return bedrock.server().takeRequests();
    }

    private static void noKeys(BedrockConverseComponent component) {
        component.getCredentials().setAccessKey(null);
        component.getCredentials().setSecretKey(null);
    }
}
