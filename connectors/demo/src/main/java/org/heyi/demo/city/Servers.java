package org.heyi.demo.city;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.heyi.demo.city.Department.Engine;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;
import org.jspecify.annotations.Nullable;

/** The two servers that hold the departments' databases; on the ports they had before, where these are still free. */
final class Servers implements AutoCloseable {
    private PostgresServer postgres;
    private final DatabaseServer mariaDb;

    private Servers(PostgresServer postgres, DatabaseServer mariaDb) {
        this.postgres = postgres;
        this.mariaDb = mariaDb;
    }

    /** Starts both at a time. */
    static Servers start(Path data) throws IOException {
        Files.createDirectories(data);
        Path portsFile = data.resolve("ports.properties");
        Properties ports = new Properties();
        if (Files.exists(portsFile)) {
            try (Reader in = Files.newBufferedReader(portsFile)) {
                ports.load(in);
            }
        }
        Servers servers = both(
                () -> PostgresServer.start(data.resolve("postgresql"), free(ports, "postgresql")),
                () -> MariaDbServer.start(data.resolve("mariadb"), free(ports, "mariadb")));
        ports.setProperty("postgresql", Integer.toString(servers.postgres.port()));
        ports.setProperty("mariadb", Integer.toString(servers.mariaDb.port()));
        try (Writer out = Files.newBufferedWriter(portsFile)) {
            ports.store(out, null);
        }
        return servers;
    }

    /** When one does not start, the other is ended. */
    private static Servers both(Callable<PostgresServer> postgres, Callable<DatabaseServer> mariaDb)
            throws IOException {
        FutureTask<DatabaseServer> second = new FutureTask<>(mariaDb);
        new Thread(second, "start-mariadb").start();
        try (Started started = new Started()) {
            PostgresServer first = postgres.call();
            started.first = first;
            Servers servers = new Servers(first, second.get());
            started.first = null;
            return servers;
        } catch (ExecutionException e) {
            throw new IOException("the departments' database servers did not start: " + e.getCause(), e.getCause());
        } catch (Exception e) {
            closeWhenStarted(second);
            throw new IOException("the departments' database servers did not start: " + e, e);
        }
    }

    /** Ends the first server unless somebody else has taken it over. */
    private static final class Started implements AutoCloseable {
        private @Nullable PostgresServer first;

        @Override
        public void close() {
            if (first != null) {
                first.close();
            }
        }
    }

    private static void closeWhenStarted(FutureTask<DatabaseServer> server) throws IOException {
        try {
            server.get().close();
        } catch (ExecutionException notStarted) {
            // The fault of the other server is the one that is told.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server started", e);
        }
    }

    private static int free(Properties ports, String server) {
        int port = Integer.parseInt(ports.getProperty(server, "0"));
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    /** @throws IllegalArgumentException for {@link Engine#FILES} */
    DatabaseServer of(Engine engine) {
        return switch (engine) {
            case POSTGRES -> postgres;
            case MARIADB -> mariaDb;
            case FILES -> throw new IllegalArgumentException("files have no server");
        };
    }

    /** Ends PostgreSQL without any warning. */
    void killPostgres() {
        postgres.kill();
    }

    /** Starts the killed PostgreSQL again, on its port. */
    void restartPostgres() throws IOException, InterruptedException {
        postgres = postgres.startAgain();
    }

    @Override
    public void close() {
        postgres.close();
        mariaDb.close();
    }
}
