package org.heyi.connectors.capture.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Eight bytes for each row's key, kept in a file: a file of many short rows has more of them than fit into memory. */
final class KeyHashes implements AutoCloseable {
    private static final int IN_MEMORY = 2 << 20;

    /** Enough of those that occur twice to find two rows with one key. */
    private static final int MOST_TWICE = 1_000;

    private final Path file;
    private final DataOutputStream out;
    private long count;

    KeyHashes() throws IOException {
        file = Files.createTempFile("heyi", ".keys");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void add(String key) throws IOException {
        out.writeLong(of(key));
        count++;
    }

    /** FNV-1a, 64 bits. */
    static long of(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Those that were added more than once, up to a number that no file of different keys has. */
    Set<Long> twice() throws IOException {
        out.flush();
        long parts = 1 + count / IN_MEMORY;
        Set<Long> twice = new HashSet<>();
        for (long part = 0; part < parts && twice.size() < MOST_TWICE; part++) {
            addTwice(part, parts, twice);
        }
        return twice;
    }

    private void addTwice(long part, long parts, Set<Long> twice) throws IOException {
        long[] hashes = new long[1024];
        int size = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (long i = 0; i < count; i++) {
                long hash = in.readLong();
                // The lowest bits of this hash are its worst.
                if (Long.remainderUnsigned(hash >>> 8, parts) != part) {
                    continue;
                }
                if (size == hashes.length) {
                    hashes = Arrays.copyOf(hashes, size * 2);
                }
                hashes[size++] = hash;
            }
        }
        Arrays.sort(hashes, 0, size);
        for (int i = 1; i < size && twice.size() < MOST_TWICE; i++) {
            if (hashes[i] == hashes[i - 1]) {
                twice.add(hashes[i]);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            count = 0;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
