package org.heyi.connectors;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads where a statement in {@code out} writes: {@code contact.yaml} beside {@code contact.sql}. Without it, or when it names no more than a
 * user, that is the connector's own database.
 */
public final class DestinationReader {
    private static final Set<String> KNOWN =
            Set.of("user", "password", "passwordFile", "type", "url", "webhook", "secret", "secretFile");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String WEBHOOK = "https://host/path (http only on this machine)";

    private DestinationReader() {}

    /**
     * Empty when it cannot be told; the reasons are then among {@code faults}.
     *
     * @param sql of the statement, as its faults name it: {@code hotline/out/contact.sql}
     */
    public static Optional<Destination> read(
            Connector connector, String sql, Function<String, @Nullable String> environment, List<Fault> faults) {
        String shown = sql.replaceFirst("\\.sql$", ".yaml");
        Path file = connector.folder().resolve(shown.substring(shown.indexOf('/') + 1));
        if (!Files.exists(file)) {
            return own(connector, sql, faults).map(Destination.Tables::new);
        }
        return ConnectorReader.node(file, shown, faults)
                .map(node -> new Settings(shown, node, KNOWN, environment, faults))
                .flatMap(settings -> destination(connector, sql, settings, faults));
    }

    private static Optional<Destination> destination(
            Connector connector, String sql, Settings settings, List<Fault> faults) {
        if (settings.has("webhook")) {
            return webhook(settings, connector.folder()).map(Destination.class::cast);
        }
        if (settings.has("type")) {
            return new SourceSettings(settings, connector.folder())
                    .read()
                    .filter(Source.Database.class::isInstance)
                    .map(Source.Database.class::cast)
                    .map(Destination.Tables::new);
        }
        Optional<String> user = settings.text("user", "the database user that writes");
        Optional<Secret> password = settings.secret("password", connector.folder());
        return own(connector, sql, faults)
                .flatMap(own -> user.flatMap(u ->
                        password.map(p -> new Destination.Tables(new Source.Database(own.engine(), own.url(), u, p)))));
    }

    /**
     * The settings {@code webhook} and {@code secret}; empty when something is wrong with them.
     *
     * @param folder that relative paths start from
     */
    static Optional<Destination.Webhook> webhook(Settings settings, Path folder) {
        Optional<URI> url = settings.text("webhook", WEBHOOK).flatMap(text -> url(settings, text));
        Optional<Secret> secret = settings.secret("secret", folder);
        return url.flatMap(u -> secret.map(s -> new Destination.Webhook(u, s)));
    }

    private static Optional<Source.Database> own(Connector connector, String sql, List<Fault> faults) {
        if (connector.source() instanceof Source.Database database) {
            return Optional.of(database);
        }
        faults.add(Fault.of(FaultCode.DELIVERY_NOWHERE, Place.of(sql), connector.name()));
        return Optional.empty();
    }

    private static Optional<URI> url(Settings settings, String text) {
        try {
            URI url = new URI(text);
            boolean here = "http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost()));
            if (url.getHost() != null && ("https".equals(url.getScheme()) || here)) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Said below, with what it must be.
        }
        settings.wrong("webhook", text, WEBHOOK);
        return Optional.empty();
    }
}
