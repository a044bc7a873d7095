package org.heyi.demo.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What both servers keep on this machine beside their data. */
final class LocalFiles {
    private static final SecureRandom RANDOM = new SecureRandom();

    private LocalFiles() {}

    /** Where a server's programs are unpacked, once a user: not a directory that others may write. */
    static Path programs(String server) throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("user.home"), ".cache", "heyi", server));
    }

    /** Whether servers that refuse to run as root must be told to. */
    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** The superuser's password, made when the file is missing, and readable by this user only. */
    static String password(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            byte[] secret = new byte[16];
            RANDOM.nextBytes(secret);
            create(file);
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    /** An empty file that only this user may read; one that is there already is replaced. */
    static void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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
