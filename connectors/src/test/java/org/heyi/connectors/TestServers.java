package org.heyi.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;

/** One server of each engine for all tests of this JVM, each with a database {@code mapping} of the user {@code heyi}. */
public final class TestServers {
    public static final String DATABASE = "mapping";
    public static final String USER = "heyi";
    public static final String PASSWORD = "test-only";

    private static DatabaseServer postgres;
    private static DatabaseServer mariaDb;

    private TestServers() {}

    public static synchronized DatabaseServer postgres() {
        if (postgres == null) {
            postgres = started("heyi-postgres", directory -> PostgresServer.start(directory, 0));
        }
        return postgres;
    }

    public static synchronized DatabaseServer mariaDb() {
        if (mariaDb == null) {
            mariaDb = started("heyi-mariadb", directory -> MariaDbServer.start(directory, 0));
        }
        return mariaDb;
    }

    private interface Start {
        DatabaseServer on(java.nio.file.Path directory) throws IOException;
    }

    private static DatabaseServer started(String name, Start start) {
        try {
            DatabaseServer server = start.on(Files.createTempDirectory(name));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.createDatabase(DATABASE, USER, PASSWORD);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
