package org.heyi.hub.query;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.graph.EntityIds;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.hub.query.cypher.Plan;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.Neo4jException;

/** The small city of {@code docs/queries/city.graphqls}, as a graph in the tests' Neo4j and the API over it. */
public final class TestCity {
    public static final Path QUERIES = Path.of(System.getProperty("heyi.home", ".."), "docs", "queries");
    public static final Ontology ONTOLOGY = ontology();
    public static final EntityIds IDS =
            new EntityIds("the key of all tests of queries.".getBytes(StandardCharsets.UTF_8));
    private static final Map<String, String> DEPARTMENTS =
            Map.of("police", "police", "insurance", "social-security", "grid", "grid");
    private final Driver driver;
    private final QueryEngine engine;

    private TestCity(Driver driver, QueryLimits limits) {
        this.driver = driver;
        this.engine = new QueryEngine(ONTOLOGY, driver, IDS, DEPARTMENTS, List::of, limits);
    }

    /** An empty graph with the indexes the graph is promised to have. */
    public static TestCity empty() {
        TestCity city = over(TestNeo4j.empty(), QueryLimits.defaults());
        city.cypher("CREATE CONSTRAINT FOR (e:Entity) REQUIRE e.id IS UNIQUE");
        ONTOLOGY.entities().forEach(type -> type.values()
                .filter(field -> field.isIdentifier() || field.searchable())
                .forEach(field ->
                        city.cypher("CREATE INDEX FOR (n:`%s`) ON (n.`%s`)".formatted(type.name(), field.name()))));
        city.cypher("CALL db.awaitIndexes()");
        return city;
    }

    /** The API over what another driver leads to. */
    public static TestCity over(Driver driver, QueryLimits limits) {
        return new TestCity(driver, limits);
    }

    public TestCity with(QueryLimits limits) {
        return new TestCity(driver, limits);
    }

    public QueryEngine engine() {
        return engine;
    }

    public Driver driver() {
        return driver;
    }

    public static String id(String type, String field, String value) {
        return IDS.of(new Identifier(type, field, value));
    }

    public void cypher(String statement) {
        cypher(statement, Map.of());
    }

    public void cypher(String statement, Map<String, Object> parameters) {
        try (var session = driver.session()) {
            session.run(statement, parameters).consume();
        }
    }

    public ExecutionResult ask(String query) {
        return ask(query, Map.of());
    }

    public ExecutionResult ask(String query, Map<String, Object> variables) {
        return engine.graphQl()
                .execute(ExecutionInput.newExecutionInput(query)
                        .variables(variables)
                        .build());
    }

    /** The data of an answer without errors. */
    public Map<String, Object> data(String query, Map<String, Object> variables) {
        ExecutionResult result = ask(query, variables);
        if (!result.getErrors().isEmpty()) {
            AssertionError failure = new AssertionError(query + variables + result.getErrors());
            Plan.Statement statement = engine.statement(query, variables);
            try {
                cypher(statement.cypher(), statement.parameters());
            } catch (Neo4jException reason) {
                failure.initCause(reason);
            }
            throw failure;
        }
        return result.getData();
    }

    private static Ontology ontology() {
        try {
            String sdl = Files.readString(QUERIES.resolve("city.graphqls"));
            return OntologyReader.read(Map.of("city.graphqls", sdl), Set.of("police", "social-security", "grid"))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
