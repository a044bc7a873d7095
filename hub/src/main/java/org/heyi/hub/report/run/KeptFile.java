package org.heyi.hub.report.run;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files that are there whole or not at all, and the hash of what is in them. */
public final class KeptFile {

    /** Writes a file's content. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    private KeptFile() {}

    /** Writes {@code file}, on disk before it has its name; returns its SHA-256. */
    public static String write(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try {
            String hash = writeHashed(made, content);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            return hash;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static String writeHashed(Path made, Content content) throws IOException {
        MessageDigest digest = sha256();
        try (FileOutputStream file = new FileOutputStream(made.toFile());
                OutputStream out = new BufferedOutputStream(new DigestOutputStream(file, digest))) {
            content.to(out);
            out.flush();
            file.getFD().sync();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether the file is there with this SHA-256. */
    static boolean is(Path file, String hash) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
