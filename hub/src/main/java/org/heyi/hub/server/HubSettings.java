package org.heyi.hub.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.heyi.connectors.SourceDefaults;
import org.jspecify.annotations.Nullable;

/**
 * What a hub is started with.
 *
 * @param schema directory of the city's SDL
 * @param connectors directory with a folder for each source
 * @param data directory that the hub keeps its own files in; made when it is not there
 * @param port on 127.0.0.1; 0 for any that is free
 * @param neo4j address of a Neo4j server; null for the embedded one, kept in {@code data}
 * @param environment where {@code ${NAME}} in connectors, and the external Neo4j's user and password, are looked up
 * @param resnapshot sources that forget their position and begin with a snapshot, and single tables, {@code SOURCE/TABLE}, that are read anew
 * @param sources what holds for sources that set nothing else
 */
public record HubSettings(
        Path schema,
        Path connectors,
        Path data,
        int port,
        @Nullable URI neo4j,
        Function<String, @Nullable String> environment,
        Set<String> resnapshot,
        SourceDefaults sources) {

    /** Of a hub whose sources are followed as any other's. */
    public HubSettings(
            Path schema,
            Path connectors,
            Path data,
            int port,
            @Nullable URI neo4j,
            Function<String, @Nullable String> environment,
            Set<String> resnapshot) {
        this(schema, connectors, data, port, neo4j, environment, resnapshot, SourceDefaults.DEFAULT);
    }
}
