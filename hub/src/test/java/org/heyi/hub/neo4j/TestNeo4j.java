package org.heyi.hub.neo4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** One Neo4j for all tests of this JVM; it ends with the JVM. Tests empty it before they use it. */
public final class TestNeo4j {
    private static final Neo4jProcess PROCESS = start();
    private static final Driver DRIVER =
            GraphDatabase.driver(PROCESS.uri(), AuthTokens.basic("neo4j", PROCESS.password()));

    private TestNeo4j() {}

    public static Neo4jProcess process() {
        return PROCESS;
    }

    /** A driver to a database without nodes, indexes and constraints. */
    public static Driver empty() {
        try (var session = DRIVER.session()) {
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
                    .consume();
            session.run("SHOW CONSTRAINTS YIELD name")
                    .list(r -> r.get("name").asString())
                    .forEach(name ->
                            session.run("DROP CONSTRAINT `" + name + "`").consume());
            session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
                    .list(r -> r.get("name").asString())
                    .forEach(name -> session.run("DROP INDEX `" + name + "`").consume());
        }
        return DRIVER;
    }

    private static Neo4jProcess start() {
        try {
            return Neo4jProcess.start(Files.createTempDirectory("heyi-neo4j"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
