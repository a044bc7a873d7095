package org.heyi.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files that only this user may read. */
public final class SecretFile {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretFile() {}

    /** The password in the file; a random one is made when the file is missing. */
    public static String password(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            byte[] secret = new byte[16];
            RANDOM.nextBytes(secret);
            write(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    /** Replaces the file. */
    public static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }
}
