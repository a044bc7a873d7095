package org.heyi.hub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the command line finds a running hub: {@code hub.json} in its data directory, readable by the owner only.
 *
 * @param url where it listens, without a path
 * @param token what an operator's request must carry
 * @param pid of the hub's process
 * @param neo4jPid of the embedded Neo4j's process; 0 when the graph is elsewhere
 * @param neo4j Bolt address of the graph
 */
public record HubFile(String url, String token, long pid, long neo4jPid, String neo4j) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Path in(Path data) {
        return data.resolve("hub.json");
    }

    /** Empty when no hub is running on this data directory, or the one that does has yet to write the file. */
    public static Optional<HubFile> read(Path data) {
        return Files.exists(in(data)) && DataLock.isTaken(data)
                ? Optional.of(JSON.readValue(in(data).toFile(), HubFile.class))
                : Optional.empty();
    }

    /** In one step, so that nobody ever finds half of it, not even after the hub was killed here; makes the directory when it is not there. */
    void write(Path data) {
        Path made = data.resolve("hub.json.new");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(made);
            Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, JSON.writeValueAsString(this));
            Files.move(made, in(data), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(in(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
