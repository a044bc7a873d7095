package org.heyi.hub.neo4j;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Says in a line why Neo4j ended before it was ready. */
final class WhyNeo4jEnded {
    private static final long MEBIBYTE = 1024L * 1024;
    private static final long LITTLE_ROOM = 16 * MEBIBYTE;
    private static final int TAIL = 1 << 16;

    private WhyNeo4jEnded() {}

    /** That the disk is full, else the last cause that the log names, else what it ends with. */
    static String of(Path data, Path log) {
        long room = data.toFile().getUsableSpace();
        if (room < LITTLE_ROOM) {
            return "the disk of " + data + " is full: " + room / MEBIBYTE + " MB are left";
        }
        List<String> lines =
                tail(log.toFile()).lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((earlier, later) -> later)
                .map(line -> line.substring("Caused by: ".length()))
                .orElseGet(() -> lines.isEmpty()
                        ? "it said nothing"
                        : lines.get(lines.size() - 1).strip());
    }

    private static String tail(File log) {
        try (RandomAccessFile file = new RandomAccessFile(log, "r")) {
            byte[] end = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
