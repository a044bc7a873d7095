package org.heyi.demo.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What both servers keep on this machine beside their data. */
final class LocalFiles {
    private LocalFiles() {}

    /** Where a server's programs are unpacked, once a user: not a directory that others may write. */
    static Path programs(String server) throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("user.home"), ".cache", "heyi", server));
    }

    /** Whether servers that refuse to run as root must be told to. */
    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** {@code port}, or for 0 one that is free now. */
    static int port(int port) throws IOException {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws IllegalArgumentException for what could not stand as a name in SQL */
    static String checkedName(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("not a name for a database or user: " + name);
        }
        return name;
    }
}
