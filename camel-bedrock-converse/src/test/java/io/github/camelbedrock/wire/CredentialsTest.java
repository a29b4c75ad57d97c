/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who the request says it comes from: rules A2 to A4, S22 and L18. */
class CredentialsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final Map<String, String> before = new HashMap<>();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }

    @Test
    void signsWithExplicitKeys() throws Exception {
        RecordedRequest request = ask(component -> {});
        assertThat(request.authScheme()).isEqualTo("SigV4");
        assertThat(request.header("authorization"))
                .contains("Credential=AKIAEXAMPLE/")
                .contains("/eu-central-1/bedrock/aws4_request");
        assertThat(request.header("x-amz-security-token")).isNull();
        assertThat(request.header("user-agent")).contains("camel-bedrock-converse");
    }

    @Test
    void sendsTheSessionToken() throws Exception {
        assertThat(ask(component -> component.getCredentials().setSessionToken("t0ken"))
                        .header("x-amz-security-token"))
                .isEqualTo("t0ken");
    }

    @Test
    void takesTheBearerTokenOfTheEnvironmentWhereNothingIsSet() throws Exception {
        set("aws.bearerTokenBedrock", "bedrock-api-key-1");
        RecordedRequest request = ask(CredentialsTest::noKeys);
        assertThat(request.authScheme()).isEqualTo("Bearer");
        assertThat(request.header("authorization")).isEqualTo("Bearer bedrock-api-key-1");
    }

    @Test
    void prefersExplicitKeysToTheBearerTokenOfTheEnvironment() throws Exception {
        set("aws.bearerTokenBedrock", "bedrock-api-key-1");
        assertThat(ask(component -> {}).header("authorization")).contains("Credential=AKIAEXAMPLE/");
    }

    @Test
    void takesTheDefaultChainWhereNothingIsSet() throws Exception {
        set("aws.accessKeyId", "AKIACHAIN");
        set("aws.secretAccessKey", "not-a-secret");
        assertThat(ask(CredentialsTest::noKeys).header("authorization")).contains("Credential=AKIACHAIN/");
    }

    @Test
    void takesCredentialsAndRegionOfTheProfile() throws Exception {
        set("aws.accessKeyId", "AKIACHAIN");
        set("aws.secretAccessKey", "not-a-secret");
        set("aws.bearerTokenBedrock", "bedrock-api-key-1");
        set(
                "aws.sharedCredentialsFile",
                write("credentials", "[team]\naws_access_key_id=AKIATEAM\naws_secret_access_key=x\n"));
        set("aws.configFile", write("config", "[profile team]\nregion=ap-southeast-2\n"));
        RecordedRequest request = ask(component -> {
            noKeys(component);
            component.getClient().setRegion(null);
            component.getCredentials().setProfileCredentialsName("team");
        });
        assertThat(request.header("authorization"))
                .contains("Credential=AKIATEAM/")
                .contains("/ap-southeast-2/");
    }

    @Test
    void takesTheRegionOfTheAwsSettings() throws Exception {
        set("aws.region", "sa-east-1");
        assertThat(ask(component -> component.getClient().setRegion(null)).header("authorization"))
                .contains("/sa-east-1/");
    }

    @Test
    void prefersTheRegionOfTheOption() throws Exception {
        set("aws.region", "sa-east-1");
        assertThat(ask(component -> {}).header("authorization")).contains("/eu-central-1/");
    }

    private static RecordedRequest ask(Consumer<BedrockConverseComponent> change) throws Exception {
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            change.accept(routes.component());
            assertThat(routes.ask("bedrock-converse:amazon.nova-lite-v1:0")
                            .send("Hi")
                            .getException())
                    .isNull();
        }
        return bedrock.server().takeRequests().get(0);
    }

    private static void noKeys(BedrockConverseComponent component) {
        component.getCredentials().setAccessKey(null);
        component.getCredentials().setSecretKey(null);
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
