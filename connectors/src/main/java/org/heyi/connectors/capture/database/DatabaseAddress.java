package org.heyi.connectors.capture.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.connectors.Source.Engine;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * Where a database is and who asks.
 *
 * @param parameters what follows the {@code ?} of the JDBC URL
 */
public record DatabaseAddress(
        String url,
        Engine engine,
        String host,
        int port,
        String database,
        Map<String, String> parameters,
        String user,
        String password) {
    private static final Pattern URL =
            Pattern.compile("jdbc:(postgresql|mariadb|mysql)://(\\[[^]]+]|[^:/?]+)(?::(\\d+))?/([^?]+)(?:\\?(.*))?");
    private static final int POSTGRES_PORT = 5432;
    private static final int MYSQL_PORT = 3306;

    /** @throws FaultException when {@code url} is none of PostgreSQL, MariaDB or MySQL with one host and a database */
    public static DatabaseAddress parse(String source, String url, String user, String password) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new FaultException(Fault.of(FaultCode.WRONG_URL, Place.of(source), url.replaceFirst("\\?.*", "")));
        }
        Engine engine = Engine.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        int port = engine == Engine.POSTGRESQL ? POSTGRES_PORT : MYSQL_PORT;
        return new DatabaseAddress(
                url,
                engine,
                parts.group(2),
                parts.group(3) == null ? port : Integer.parseInt(parts.group(3)),
                decoded(parts.group(4)),
                parameters(parts.group(5) == null ? "" : parts.group(5)),
                user,
                password);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                found.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether it is PostgreSQL's. */
    public boolean postgres() {
        return engine == Engine.POSTGRESQL;
    }

    /** {@code host:port}. */
    public String server() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return user + "@" + server() + "/" + database;
    }
}
