package org.heyi.demo.database;

import java.nio.file.Path;

/** Starts a server, prints its process id, and waits to be killed. */
final class ServerInAnotherJvm {
    private ServerInAnotherJvm() {}

    public static void main(String... kindAndData) throws Exception {
        Path data = Path.of(kindAndData[1]);
        DatabaseServer server =
                kindAndData[0].equals("postgres") ? PostgresServer.start(data, 0) : MariaDbServer.start(data, 0);
        System.out.println(server.pid().orElseThrow());
        Thread.currentThread().join();
    }
}
