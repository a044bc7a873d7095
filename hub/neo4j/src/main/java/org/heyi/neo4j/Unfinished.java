package org.heyi.neo4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Marks a store that is being made, by the file {@code unfinished} beside it. Neo4j cannot open one whose making was broken off; nobody has been
 * told that it is ready, so nothing is in it, and it is made anew.
 */
final class Unfinished {
    private final Path mark;

    private Unfinished(Path mark) {
        this.mark = mark;
    }

    /** Called by whoever may write to the store, before it is opened. */
    static Unfinished begin(Path directory) throws IOException {
        Path store = directory.resolve("data");
        Unfinished unfinished = new Unfinished(directory.resolve("unfinished"));
        if (Files.exists(unfinished.mark)) {
            delete(store);
        } else if (!Files.exists(store)) {
            Files.createDirectories(directory);
            Files.createFile(unfinished.mark);
        }
        return unfinished;
    }

    /** The store is made. */
    void end() throws IOException {
        Files.deleteIfExists(mark);
    }

    private static void delete(Path store) throws IOException {
        if (!Files.exists(store)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(store)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
