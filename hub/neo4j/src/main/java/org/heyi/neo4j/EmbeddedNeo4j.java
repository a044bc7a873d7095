package org.heyi.neo4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.io.ByteUnit;

/**
 * Runs one Neo4j until its standard input ends, so that it cannot outlive the process that started it.
 *
 * <p>Arguments: data directory, Bolt port on 127.0.0.1, page cache in MiB. The first line of standard input is the password of the user
 * {@code neo4j}. Prints {@code ready} when Bolt answers.
 */
public final class EmbeddedNeo4j {
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(25);

    private static volatile boolean ready;

    private EmbeddedNeo4j() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            // Neo4j's own threads would keep the process alive, and whoever started it waiting.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        if (arguments.length != 3 || password == null) {
            throw new IllegalArgumentException(
                    "expected: DATA-DIRECTORY PORT PAGE-CACHE-MIB, and the password on standard input");
        }
        CountDownLatch inputEnded = new CountDownLatch(1);
        watch(input, inputEnded);
        Path data = Path.of(arguments[0]);
        awaitFree(data);
        Unfinished unfinished = Unfinished.begin(data);
        DatabaseManagementService server = start(data, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", password));
        unfinished.end();
        System.out.println("ready");
        ready = true;
        awaitEnd(inputEnded);
        haltIfShutdownHangs();
        System.exit(0);
    }

    /** A shutdown on a disk that is full or gone may never end; the log brings back what a checkpoint did not write. */
    private static void haltIfShutdownHangs() {
        Thread watch = new Thread(() -> {
            LockSupport.parkNanos(LONGEST_SHUTDOWN.toNanos());
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }

    /** The Neo4j of a hub that was killed may still be ending: it holds the lock on the data until it has ended. */
    private static void awaitFree(Path data) throws IOException {
        Path lock = data.resolve("data").resolve("databases").resolve("store_lock");
        long end = System.nanoTime() + LONGEST_SHUTDOWN.multipliedBy(2).toNanos();
        boolean free = !Files.exists(lock);
        while (!free && System.nanoTime() < end) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                free = held != null;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static DatabaseManagementService start(Path data, int port, long pageCacheMebibytes) {
        SocketAddress address = new SocketAddress("127.0.0.1", port);
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(data)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(pageCacheMebibytes))
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "256M size")
                .setConfig(GraphDatabaseSettings.check_point_interval_time, Duration.ofMinutes(5))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .build();
        server.registerDatabaseEventListener(new EndOnPanic());
        return server;
    }

    /** What could not be written, as on a disk that is full, stops a database for good: only a new start brings back what the log has. */
    private static final class EndOnPanic extends DatabaseEventListenerAdapter {
        @Override
        public void databasePanic(DatabaseEventContext event) {
            System.err.println("the database " + event.getDatabaseName() + " cannot go on");
            Runtime.getRuntime().halt(1);
        }
    }

    /** Who started this is gone before it could be used: then nobody waits for an orderly end either. */
    private static void watch(BufferedReader input, CountDownLatch inputEnded) {
        Thread watch = new Thread(() -> {
            try {
                while (input.readLine() != null) {
                    // only the end counts
                }
            } catch (IOException e) {
                System.err.println("standard input: " + e);
            }
            if (!ready) {
                Runtime.getRuntime().halt(1);
            }
            inputEnded.countDown();
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(CountDownLatch inputEnded) {
        try {
            inputEnded.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
