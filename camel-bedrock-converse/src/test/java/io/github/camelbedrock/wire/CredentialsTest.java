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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Who the request says it comes from: rules A2 to A4, S22 and L18. */
class CredentialsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final SystemProperties properties = new SystemProperties();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        properties.close();
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
    void sendsTheApiKeyInThePlaceOfASignature() throws Exception {
        set("aws.accessKeyId", "AKIACHAIN");
        set("aws.secretAccessKey", "not-a-secret");
        set("aws.bearerTokenBedrock", "bedrock-api-key-1");
        RecordedRequest request = ask(component -> {
            noKeys(component);
            component.getCredentials().setApiKey("bedrock-api-key-2\n");
        });
        assertThat(request.header("authorization")).isEqualTo("Bearer bedrock-api-key-2");
        assertThat(request.header("x-amz-security-token")).isNull();
    }

    @Test
    void streamsWithTheApiKey() throws Exception {
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            noKeys(routes.component());
            routes.component().getCredentials().setApiKey("bedrock-api-key-2");
            routes.ask("bedrock-converse:nova-lite?operation=converseStream&streamBody=collect");
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
        }
        assertThat(bedrock.server().takeRequests().get(0).header("authorization"))
                .isEqualTo("Bearer bedrock-api-key-2");
    }

    @Test
    void asksTheProviderOfTheUserAndNotOnTheThreadOfTheRoute() throws Exception {
        set("aws.bearerTokenBedrock", "bedrock-api-key-1");
        List<String> threads = new CopyOnWriteArrayList<>();
        AwsCredentialsProvider mine = () -> {
            threads.add(Thread.currentThread().getName());
            return AwsBasicCredentials.create("AKIAMINE", "not-a-secret");
        };
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            noKeys(routes.component());
            routes.context().getRegistry().bind("mine", mine);
            routes.ask("bedrock-converse:nova-lite?credentialsProvider=#mine");
            assertThat(routes.send("Hi").getException()).isNull();
        }
        assertThat(bedrock.server().takeRequests().get(0).header("authorization"))
                .contains("Credential=AKIAMINE/");
        assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread().getName());
    }

    /** A bean of that type serves other clients, too: S3's may be of another account. */
    @Test
    void takesNoProviderThatIsNotNamed() throws Exception {
        AwsCredentialsProvider mine = () -> AwsBasicCredentials.create("AKIAMINE", "not-a-secret");
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.context().getRegistry().bind("mine", mine);
            assertThat(routes.ask("bedrock-converse:nova-lite").send("Hi").getException())
                    .isNull();
        }
        assertThat(bedrock.server().takeRequests().get(0).header("authorization"))
                .contains("Credential=AKIAEXAMPLE/");
    }

    @Test
    void takesTheRegionAloneOfAProfileBesideKeys() throws Exception {
        set(
                "aws.sharedCredentialsFile",
                write("credentials", "[team]\naws_access_key_id=AKIATEAM\naws_secret_access_key=x\n"));
        set("aws.configFile", write("config", "[profile team]\nregion=ap-southeast-2\n"));
        RecordedRequest request = ask(component -> {
            component.getClient().setRegion(null);
            component.getCredentials().setProfileCredentialsName("team");
        });
        assertThat(request.header("authorization"))
                .contains("Credential=AKIAEXAMPLE/")
                .contains("/ap-southeast-2/");
    }

    /** An error of the call, not of the start: a container may get its role after its process. */
    @Test
    void tellsWhatWasTriedAndWhatCanBeSetWhereThereAreNone() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            noKeys(routes.component());
            Exchange failed = routes.ask("bedrock-converse:nova-lite").send("Hi");
            assertThat(failed.getException())
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContainingAll(
                            "apiKey", "accessKey", "secretKey", "sessionToken", "profileCredentialsName", "roleArn")
                    .hasMessageContainingAll("credentialsProvider", "AWS_BEARER_TOKEN_BEDROCK", "AWS_ACCESS_KEY_ID")
                    .hasMessageContainingAll("SystemPropertyCredentialsProvider", "EnvironmentVariable")
                    .hasMessageContainingAll("WebIdentityToken", "ProfileCredentials", "InstanceProfile");
            assertThat(failed.getProperty("CamelBedrockErrorCategory")).isEqualTo("auth");
        }
        assertThat(bedrock.server().requestCount()).isZero();
    }

    @Test
    void namesTheProfileThatIsMissing() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            noKeys(routes.component());
            routes.component().getCredentials().setProfileCredentialsName("nobody");
            assertThat(routes.ask("bedrock-converse:nova-lite").send("Hi").getException())
                    .hasMessageContaining("profile nobody");
        }
    }

    @Test
    void looksAgainAtTheNextCall() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            noKeys(routes.component());
            routes.ask("bedrock-converse:nova-lite");
            assertThat(routes.send("Hi").getException()).isNotNull();
            set("aws.accessKeyId", "AKIACHAIN");
            set("aws.secretAccessKey", "not-a-secret");
            assertThat(routes.send("Hi").getException()).isNull();
        }
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
        properties.set(property, value);
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
