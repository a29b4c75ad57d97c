/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS and proxies. */
class NetworkTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @TempDir
    static Path folder;

    private Tunnels tunnels;
    private String https;

    @BeforeEach
    void open() throws Exception {
        tunnels = new Tunnels(folder);
        https = "https://127.0.0.1:" + tunnels.tls(bedrock.server().endpoint().getPort());
        bedrock.server().otherwise(Answers.text("Oslo"));
    }

    @AfterEach
    void close() throws Exception {
        tunnels.close();
    }

    @ParameterizedTest
    @CsvSource({"netty, http1.1, HTTP/1.1", "netty, http2, h2c", "crt, auto, HTTP/1.1"})
    void takesAnyCertificateIfTheUserInsists(String client, String protocol, String version) throws Exception {
        Exchange answered = ask("trustAllCertificates=true&httpClient=" + client + "&httpProtocol=" + protocol);
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
        assertThat(bedrock.server().takeRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.httpVersion()).isEqualTo(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "crt"})
    void refusesACertificateThatNobodyHasSigned(String client) throws Exception {
        Exchange failed = ask("connectTimeout=2s&httpClient=" + client);
        assertThat(failed.getException()).hasMessageContaining("No answer from https://127.0.0.1:");
        assertThat(bedrock.server().requestCount()).isZero();
    }

    @Test
    void warnsOnceOfCertificatesThatAreNotChecked() throws Exception {
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = routes()) {
                routes.component().getHttp().setTrustAllCertificates(true);
                routes.ask("bedrock-converse:nova-lite");
                routes.context()
                        .getEndpoint("bedrock-converse:nova-pro?maxAttempts=1")
                        .start();
                return routes.send("Hi");
            }
        });
        assertThat(warnings)
                .filteredOn(line -> line.contains("trustAllCertificates"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"netty, http1.1", "netty, http2", "crt, http1.1"})
    void goesThroughTheProxy(String client, String protocol) throws Exception {
        int proxy = tunnels.proxy(null);
        Exchange answered = ask("trustAllCertificates=true&proxyHost=127.0.0.1&proxyPort=" + proxy + "&httpClient="
                + client + "&httpProtocol=" + protocol);
        assertThat(answered.getException()).isNull();
        assertThat(tunnels.connects()).isNotEmpty().allSatisfy(head -> assertThat(head)
                .startsWith("CONNECT " + https.substring("https://".length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "crt"})
    void tellsTheProxyWhoAsksAndNobodyElse(String client) throws Exception {
        int proxy = tunnels.proxy(basic("hugo", "hunter2"));
        String log = logged(() -> {
            Exchange answered = ask("trustAllCertificates=true&proxyHost=127.0.0.1&proxyPort=" + proxy
                    + "&proxyUsername=hugo&proxyPassword=RAW(hunter2)&httpClient=" + client);
            assertThat(answered.getException()).isNull();
            assertThat(answered.getFromEndpoint().toString()).doesNotContain("hunter2");
        });
        assertThat(tunnels.connects()).isNotEmpty();
        assertThat(log).doesNotContain("hunter2", basic("hugo", "hunter2"));
        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(request -> assertThat(request.headers())
                .doesNotContainKey("proxy-authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "crt"})
    void failsWhereTheProxyLetsNobodyThrough(String client) throws Exception {
        int proxy = tunnels.proxy(basic("hugo", "hunter2"));
        Exchange failed = ask("maxAttempts=1&connectTimeout=2s&trustAllCertificates=true&proxyHost=127.0.0.1&proxyPort="
                + proxy + "&proxyUsername=hugo&proxyPassword=wr0ng&httpClient=" + client);
        assertThat(failed.getException()).isNotNull();
        assertThat(failed.getException().getMessage()).doesNotContain("wr0ng");
        assertThat(bedrock.server().requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "crt"})
    void speaksTlsToTheProxyItself(String client) throws Exception {
        int proxy = tunnels.tls(tunnels.proxy(null));
        Exchange answered = ask("trustAllCertificates=true&proxyProtocol=https&proxyHost=127.0.0.1&proxyPort=" + proxy
                + "&httpClient=" + client);
        assertThat(answered.getException()).isNull();
        assertThat(tunnels.connects()).isNotEmpty();
    }

    /** What Java and HTTPS_PROXY say holds where no proxy is set, and not beside one that is. */
    @Test
    void takesTheProxyOfJavaUnlessOneIsSet() throws Exception {
        int ofJava = tunnels.proxy(null);
        try (SystemProperties properties = new SystemProperties()) {
            properties.set("http.proxyHost", "127.0.0.1");
            properties.set("http.proxyPort", Integer.toString(ofJava));
            properties.set("http.nonProxyHosts", "");
            assertThat(ask("trustAllCertificates=true").getException()).isNull();
            assertThat(tunnels.connects()).hasSize(1);
            properties.set("http.proxyPort", "1");
            assertThat(ask("trustAllCertificates=true&proxyHost=127.0.0.1&proxyPort=" + tunnels.proxy(null))
                            .getException())
                    .isNull();
            assertThat(tunnels.connects()).hasSize(2);
        }
    }

    /** The network is the same for STS. */
    @Test
    void assumesRolesThroughTheProxy() throws Exception {
        try (FakeSts sts = new FakeSts();
                SystemProperties properties = new SystemProperties()) {
            properties.set("aws.endpointUrlSts", sts.endpoint().toString());
            Exchange answered = ask("trustAllCertificates=true&roleArn=arn:aws:iam::123456789012:role/asker"
                    + "&proxyHost=127.0.0.1&proxyPort=" + tunnels.proxy(null));
            assertThat(answered.getException()).isNull();
            assertThat(tunnels.connects()).anySatisfy(head -> assertThat(head)
                    .startsWith("CONNECT " + sts.endpoint().getAuthority()));
        }
    }

    private Routes routes() {
        Routes routes = new Routes(bedrock.server());
        routes.component().getClient().setUriEndpointOverride(https);
        return routes;
    }

    private Exchange ask(String options) throws Exception {
        try (Routes routes = routes()) {
            return routes.ask("bedrock-converse:nova-lite?" + options).send("Hi");
        }
    }

    private static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.US_ASCII));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static String logged(Work work) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(StandardCharsets.UTF_8);
    }
}
