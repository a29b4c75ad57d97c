/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.LocalBedrock;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcDataSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Answers the questions of a customer with a model that has tools: SQL, HTTP, files and an MCP server. */
public final class SupportDesk {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    /** Who has signed in. */
    private static final String CUSTOMER = "C-7";

    private final PrintStream out;
    private final Supplier<LocalBedrock> local;
    private final CamelContext camel = new DefaultCamelContext();

    SupportDesk(PrintStream out) {
        this(out, SupportDesk::byRules);
    }

    /** With a LocalBedrock of its own; it is closed with the last word. */
    SupportDesk(PrintStream out, Supplier<LocalBedrock> local) {
        this.out = out;
        this.local = local;
    }

    /** Runs the example; see {@code --help}. */
    public static void main(String[] args) {
        SupportDesk program = new SupportDesk(System.out);
        // Ctrl-C ends the ticket system, too.
        Runtime.getRuntime().addShutdownHook(new Thread(program.camel::stop, "ctrl-c"));
        int code = program.run(args);
        if (code != OK) {
            // Only then: Maven runs the program in its own process and has its own last words to say.
            System.exit(code);
        }
    }

    /** 0 if every question was answered, 1 if not, 2 if the arguments are not understood. */
    int run(String... args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(Arguments.USAGE);
            return USAGE;
        }
        if (arguments.help()) {
            out.print(Arguments.USAGE);
            return OK;
        }
        if (arguments.aws()) {
            return serve(arguments);
        }
        try (LocalBedrock bedrock = local.get()) {
            out.println("LocalBedrock at " + bedrock.endpoint() + " (simple rules, no model)");
            connect(bedrock.endpoint());
            return serve(arguments);
        }
    }

    private int serve(Arguments arguments) {
        try (ShippingService shipping = ShippingService.start()) {
            open(arguments, shipping);
            return converse(arguments.questions());
        } catch (Exception e) {
            return broken(e);
        } finally {
            camel.stop();
        }
    }

    /** All that the routes name: the database, the files, the addresses and the ticket system's command. */
    private void open(Arguments arguments, ShippingService shipping) throws Exception {
        List<String> tickets = TicketServer.command();
        Properties places = new Properties();
        places.setProperty("desk.customer", CUSTOMER);
        places.setProperty("desk.model", arguments.model().orElse("nova-lite"));
        places.setProperty("desk.shipping", shipping.address());
        places.setProperty("desk.tickets.command", tickets.get(0));
        places.setProperty("desk.tickets.args", String.join(",", tickets.subList(1, tickets.size())));
        camel.getPropertiesComponent().setInitialProperties(places);
        camel.getRegistry().bind("orders", DataSource.class, orders());
        camel.getRegistry().bind("policies", new Policies(Path.of(resource("/policies"))));
        if (arguments.model().isEmpty()) {
            // The short name with the profile of the region, whatever region it is; a model of the user's own as it is.
            bedrock().getModel().setInferenceProfilePrefix("auto");
        }
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:camel/desk.yaml"));
        camel.start();
    }

    private int converse(List<String> questions) {
        Transcript transcript = new Transcript(out);
        ProducerTemplate template = camel.createProducerTemplate();
        List<Message> conversation = List.of();
        for (String question : questions) {
            transcript.asked(question);
            List<Object> turns = new ArrayList<>(conversation);
            turns.add(Map.of("role", "user", "content", List.of(Map.of("text", question))));
            Exchange asked = template.request(
                    "direct:ask", exchange -> exchange.getMessage().setBody(turns));
            if (asked.getException() != null) {
                return broken(asked.getException());
            }
            conversation = messages(asked);
            transcript.answered(asked, conversation.subList(turns.size(), conversation.size()));
        }
        return OK;
    }

    /** The conversation with all calls and results, which the next question goes behind. */
    private static List<Message> messages(Exchange asked) {
        return asked.getProperty(BedrockConverseConstants.MESSAGES_PROPERTY, List.class).stream()
                .map(Message.class::cast)
                .toList();
    }

    private int broken(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        out.println("FAILED: " + cause.getMessage());
        return FAILED;
    }

    private BedrockConverseComponent bedrock() {
        return camel.getComponent("bedrock-converse", BedrockConverseComponent.class);
    }

    /** The address, and keys that LocalBedrock does not look at, so that no AWS settings are needed. */
    private void connect(URI bedrock) {
        bedrock().getClient().setUriEndpointOverride(bedrock.toString());
        bedrock().getClient().setRegion("eu-central-1");
        bedrock().getCredentials().setAccessKey("local");
        bedrock().getCredentials().setSecretKey("local");
    }

    private static DataSource orders() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:;DATABASE_TO_UPPER=false;INIT=runscript from 'classpath:sql/orders.sql'");
        return database;
    }

    private static URI resource(String name) throws URISyntaxException {
        URL found = Objects.requireNonNull(SupportDesk.class.getResource(name), name);
        return found.toURI();
    }

    /** A LocalBedrock that answers like an agent, by the words of the question. */
    static LocalBedrock byRules() {
        LocalBedrock bedrock = LocalBedrock.start();
        bedrock.otherwise(LocalAgent::answer);
        return bedrock;
    }
}
