/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The options mcpServer.NAME.KEY, server by server. Messages name the option and never quote what may be a secret. */
final class McpOptionsReader {

    private static final String HEADER = "header.";
    private static final String ENV = "env.";

    /** Camel blots out what follows an option whose name holds the word secret, wherever it shows an endpoint's URI. */
    private static final String SECRET_HEADER = "secretHeader.";

    private static final String SECRET_ENV = "secretEnv.";
    private static final List<String> PREFIXES = List.of(HEADER, ENV, SECRET_HEADER, SECRET_ENV);
    private static final Set<String> KEYS = Set.of("url", "command", "args", "toolNames", "accessToken");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    /** RFC 9110, section 5.6.2: token. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-zA-Z-]+");

    /** Visible characters, blanks and tabs (RFC 9110, section 5.5): a line break would begin another header. */
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    /** Names of headers that hold nothing but secrets. */
    private static final Set<String> KEYS_TO_THE_SERVER =
            Set.of("authorization", "proxy-authorization", "cookie", "x-api-key", "api-key");

    /** The protocol, the transport or java.net.http sets them itself. */
    private static final Set<String> SET_BY_US = Set.of(
            "accept",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "last-event-id",
            "mcp-protocol-version",
            "mcp-session-id",
            "upgrade");

    private final String name;
    private final Map<String, Object> values;

    private McpOptionsReader(String name, Map<String, Object> values) {
        this.name = name;
        this.values = values;
    }

    /**
     * The servers in the order of their names.
     *
     * @param options without the prefix mcpServer, such as files.url
     * @throws IllegalArgumentException if an option is unknown or wrong; names it
     */
    static List<McpServerOptions> read(Map<String, ?> options) {
        Map<String, Map<String, Object>> servers = new TreeMap<>();
        options.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 1
                    || dot == key.length() - 1
                    || !NAME.matcher(key.substring(0, dot)).matches()) {
                throw new IllegalArgumentException("mcpServer." + key + " is no option: write mcpServer.NAME.url or"
                        + " mcpServer.NAME.command, with a NAME of letters, digits, hyphens and underscores");
            }
            if (value != null) {
                servers.computeIfAbsent(key.substring(0, dot), server -> new TreeMap<>())
                        .put(key.substring(dot + 1), value);
            }
        });
        return servers.entrySet().stream()
                .map(server -> new McpOptionsReader(server.getKey(), server.getValue()).read())
                .toList();
    }

    private McpServerOptions read() {
        values.keySet().forEach(this::checkKey);
        String url = text("url");
        String command = text("command");
        if (url == null && command == null) {
            throw new IllegalArgumentException("mcpServer." + name + " has neither " + option("url") + " nor "
                    + option("command") + ": set one of them");
        }
        if (url != null && command != null) {
            throw new IllegalArgumentException(
                    option("url") + " and " + option("command") + " are both set: leave one of them out");
        }
        values.keySet().forEach(key -> checkSide(key, url != null));
        return new McpServerOptions(
                name,
                url == null ? null : url(url),
                command,
                values.containsKey("args") ? list("args") : List.of(),
                values.containsKey("toolNames") ? toolNames() : null,
                accessToken(),
                headers(),
                env());
    }

    private void checkKey(String key) {
        boolean known = KEYS.contains(key)
                || PREFIXES.stream().anyMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length());
        if (!known) {
            throw new IllegalArgumentException(option(key)
                    + " is no option: there are url, command, args, toolNames, accessToken, header.NAME, secretHeader.NAME, env.NAME and"
                    + " secretEnv.NAME");
        }
    }

    private void checkSide(String key, boolean isUrl) {
        boolean ofProcess = key.equals("args") || key.startsWith(ENV) || key.startsWith(SECRET_ENV);
        boolean ofHttp = key.equals("accessToken") || key.startsWith(HEADER) || key.startsWith(SECRET_HEADER);
        if (isUrl ? ofProcess : ofHttp) {
            throw new IllegalArgumentException(option(key) + " does nothing for a server with "
                    + option(isUrl ? "url" : "command") + ": leave it out");
        }
    }

    private URI url(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The message below says what is wrong; the text itself may hold a password.
        }
        throw new IllegalArgumentException(option("url") + " must be an absolute http or https URL without user"
                + " information and fragment, such as https://tools.example.org/mcp");
    }

    private List<String> toolNames() {
        List<String> names = list("toolNames");
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    option("toolNames") + " names no tool: leave it out to use all tools of the server");
        }
        return names;
    }

    private @Nullable String accessToken() {
        if (!values.containsKey("accessToken")) {
            return null;
        }
        String token = text("accessToken");
        if (token == null
                || !HEADER_VALUE.matcher(token).matches()
                || token.chars().anyMatch(c -> c == ' ' || c > 126)) {
            throw new IllegalArgumentException(option("accessToken")
                    + " is no bearer token: it is empty or has characters that a header cannot have");
        }
        return token;
    }

    private Map<String, String> headers() {
        below(HEADER).keySet().forEach(this::checkShown);
        Map<String, String> headers = new LinkedHashMap<>();
        below(HEADER, SECRET_HEADER).forEach((header, value) -> {
            String lower = header.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(header).matches()
                    || !HEADER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(option(HEADER + header)
                        + " is no HTTP header: its name or its value has characters that HTTP forbids");
            }
            if (SET_BY_US.contains(lower) || lower.equals("authorization") && values.containsKey("accessToken")) {
                throw new IllegalArgumentException(option(HEADER + header)
                        + " cannot be set: this header is set already"
                        + (lower.equals("authorization") ? " by " + option("accessToken") : " by the protocol"));
            }
            headers.put(header, value);
        });
        return headers;
    }

    private void checkShown(String header) {
        if (KEYS_TO_THE_SERVER.contains(header.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    option(HEADER + header) + " would be shown wherever Camel shows the URI of" + " the endpoint: use "
                            + option(SECRET_HEADER + header));
        }
    }

    private Map<String, String> env() {
        Map<String, String> env = below(ENV, SECRET_ENV);
        env.forEach((variable, value) -> {
            if (variable.contains("=") || variable.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(option(ENV + variable.replace("\0", ""))
                        + " is no environment variable: no name has an equals sign, no value a zero character");
            }
        });
        return env;
    }

    private Map<String, String> below(String... prefixes) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            values.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    found.put(key.substring(prefix.length()), value.toString());
                }
            });
        }
        return found;
    }

    private List<String> list(String key) {
        Stream<?> parts = values.get(key) instanceof Iterable<?> several
                ? StreamSupport.stream(several.spliterator(), false)
                : Stream.of(String.valueOf(values.get(key)).split(",")).map(String::strip);
        return parts.map(String::valueOf).filter(part -> !part.isEmpty()).toList();
    }

    private @Nullable String text(String key) {
        Object value = values.get(key);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    private String option(String key) {
        return "mcpServer." + name + "." + key;
    }
}
