/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** What stands between client and server on loopback: TLS with a certificate that nobody trusts, and proxies. */
final class Tunnels implements AutoCloseable {

    private final List<ServerSocket> listening = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> connects = new CopyOnWriteArrayList<>();
    private final Path folder;

    /** Keeps its certificate in that folder. */
    Tunnels(Path folder) {
        this.folder = folder;
    }

    private interface Accepted {
        void serve(Socket client) throws IOException;
    }

    /** Speaks TLS, with ALPN, and passes on what is in there to that port. */
    int tls(int port) throws Exception {
        SSLServerSocket server = (SSLServerSocket)
                context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        server.setSSLParameters(parameters);
        return listen(server, client -> join(client, new Socket(InetAddress.getLoopbackAddress(), port)));
    }

    /**
     * A proxy that opens tunnels by CONNECT.
     *
     * @param authorization the value of Proxy-Authorization that it asks for; null lets anybody through
     */
    int proxy(@Nullable String authorization) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return listen(server, client -> {
            String head = head(client.getInputStream());
            connects.add(head);
            if (authorization != null
                    && !head.contains("\r\nProxy-Authorization: " + authorization + "\r\n")
                    && !head.contains("\r\nproxy-authorization: " + authorization + "\r\n")) {
                say(
                        client,
                        "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                + "Proxy-Authenticate: Basic realm=\"loopback\"\r\nContent-Length: 0\r\n\r\n");
                client.close();
                return;
            }
            String address = head.split(" ")[1];
            int colon = address.lastIndexOf(':');
            Socket target = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
            say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            join(client, target);
        });
    }

    /** The heads of the requests that the proxies got. */
    List<String> connects() {
        return connects;
    }

    private int listen(ServerSocket server, Accepted accepted) {
        listening.add(server);
        daemon(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                open.add(client);
                daemon(() -> accepted.serve(client));
            }
        });
        return server.getLocalPort();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private void join(Socket client, Socket server) {
        open.add(server);
        daemon(() -> pass(server, client));
        pass(client, server);
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone, so the other goes as well.
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The client sees what there is to see.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** The JDK's own tool makes the certificate: no public class of it does. */
    private SSLContext context() throws Exception {
        Path store = folder.resolve("keys.p12");
        char[] password = "changeit".toCharArray();
        if (!store.toFile().exists()) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "loopback",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=ip:127.0.0.1,dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(password))
                    .redirectErrorStream(true)
                    .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        java.security.KeyStore keys = java.security.KeyStore.getInstance(store.toFile(), password);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : listening) {
            server.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
