package org.heyi.hub.graph;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;

/** Constraints, indexes and the hub's own node. */
public final class GraphSchema {
    private static final int KEY_BYTES = 32;
    private static final String DISK_FULL = "No space left on device";
    private static final String FAILED = """
            SHOW INDEXES YIELD name, state, owningConstraint
            WHERE state = 'FAILED' AND owningConstraint IS NULL AND name STARTS WITH 'heyi_' RETURN name
            """;

    private static final String OURS = """
            SHOW INDEXES YIELD name, owningConstraint
            WHERE owningConstraint IS NULL AND name STARTS WITH 'heyi_' RETURN name
            """;
    private static final String TOO_LONG = """
            MATCH (e:%1$s) WHERE size(toStringOrNull(e.%2$s)) > $most
            CALL (e) { REMOVE e.%2$s } IN TRANSACTIONS OF 1000 ROWS
            """;

    private GraphSchema() {}

    /**
     * Makes what is missing and waits until it is usable. Gives the ids that this graph's own secret makes.
     *
     * @throws FaultException when an index cannot be made, such as on a disk that is full; once that is mended, this makes it
     */
    public static EntityIds prepare(Driver driver, Ontology ontology) {
        try (Session session = driver.session()) {
            makeIndexes(session, ontology);
            byte[] random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            byte[] key = session.executeWrite(transaction -> transaction
                    .run(
                            "MERGE (h:Hub {name: 'hub'}) ON CREATE SET h.idKey = $key RETURN h.idKey AS key",
                            Map.of("key", random))
                    .single()
                    .get("key")
                    .asByteArray());
            return new EntityIds(key);
        }
    }

    private static void makeIndexes(Session session, Ontology ontology) {
        try {
            // An index that could not be filled stays, and fails whatever waits for it, until it is dropped.
            session.run(FAILED).list(row -> row.get("name").asString()).forEach(name -> session.run(
                            "DROP INDEX " + Names.quote(name))
                    .consume());
            dropOthers(session, ontology);
            removeTooLong(session, ontology);
            statements(ontology).forEach(statement -> session.run(statement).consume());
            session.run("CALL db.awaitIndexes(300)").consume();
        } catch (ClientException | DatabaseException | TransientException e) {
            throw new FaultException(Fault.of(FaultCode.GRAPH_NOT_PREPARED, Place.of("Neo4j"), reason(e)), e);
        }
    }

    /** An index of a field that is not looked up any more would still refuse what is too long for it. */
    private static void dropOthers(Session session, Ontology ontology) {
        Set<String> wanted = statements(ontology).stream()
                .map(statement -> statement.substring(statement.indexOf("heyi_")))
                .map(named ->
                        named.substring(0, named.indexOf(" IF NOT EXISTS")).replace("`", ""))
                .collect(Collectors.toSet());
        session.run(OURS).list(row -> row.get("name").asString()).stream()
                .filter(name -> !wanted.contains(name))
                .forEach(name -> session.run("DROP INDEX " + Names.quote(name)).consume());
    }

    /** What was kept before its field was looked up may be longer than an index holds, and would fail it. */
    private static void removeTooLong(Session session, Ontology ontology) {
        Set<String> there = Set.copyOf(session.run("SHOW INDEXES YIELD name")
                .list(row -> row.get("name").asString()));
        for (EntityType type : ontology.entities()) {
            type.values()
                    .filter(IndexedValues::isIndexed)
                    .filter(field -> !there.contains(indexName(type, field.name())))
                    .forEach(field -> session.run(
                                    TOO_LONG.formatted(Names.quote(type.name()), Names.quote(field.name())),
                                    Map.of("most", IndexedValues.MOST_CHARACTERS))
                            .consume());
        }
    }

    /** Neo4j wraps the reason into a page of others. */
    private static String reason(Neo4jException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(DISK_FULL)
                ? DISK_FULL
                : message.lines().findFirst().orElse(message);
    }

    private static List<String> statements(Ontology ontology) {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE CONSTRAINT heyi_entity IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
                "CREATE CONSTRAINT heyi_record IF NOT EXISTS FOR (r:Record) REQUIRE r._key IS UNIQUE",
                "CREATE CONSTRAINT heyi_source IF NOT EXISTS FOR (s:Source) REQUIRE s.name IS UNIQUE",
                "CREATE CONSTRAINT heyi_quarantined IF NOT EXISTS FOR (q:Quarantined) REQUIRE q.key IS UNIQUE",
                "CREATE CONSTRAINT heyi_submission IF NOT EXISTS FOR (s:Submission) REQUIRE s.key IS UNIQUE",
                "CREATE INDEX heyi_submission_answered IF NOT EXISTS FOR (s:Submission) ON (s.answeredAt)",
                "CREATE CONSTRAINT heyi_openings IF NOT EXISTS FOR (o:FormOpenings) REQUIRE o.name IS UNIQUE",
                "CREATE INDEX heyi_openings_day IF NOT EXISTS FOR (o:FormOpenings) ON (o.day)",
                "CREATE CONSTRAINT heyi_form_version IF NOT EXISTS FOR (v:FormVersion) REQUIRE v.name IS UNIQUE",
                "CREATE CONSTRAINT heyi_correction IF NOT EXISTS FOR (c:Correction) REQUIRE c.number IS UNIQUE",
                "CREATE INDEX heyi_correction_state IF NOT EXISTS FOR (c:Correction) ON (c.state)",
                "CREATE CONSTRAINT heyi_delivery IF NOT EXISTS FOR (d:Delivery) REQUIRE d.key IS UNIQUE",
                "CREATE CONSTRAINT heyi_delivery_target IF NOT EXISTS FOR (t:DeliveryTarget) REQUIRE t.name IS UNIQUE",
                "CREATE CONSTRAINT heyi_written_row IF NOT EXISTS FOR (w:WrittenRow) REQUIRE w.key IS UNIQUE",
                "CREATE INDEX heyi_written_row_delivery IF NOT EXISTS FOR (w:WrittenRow) ON (w.delivery)",
                "CREATE INDEX heyi_delivery_waiting IF NOT EXISTS FOR (d:Delivery) ON (d.target, d.waiting)",
                "CREATE INDEX heyi_delivery_aside IF NOT EXISTS FOR (d:Delivery) ON (d.target, d.aside)",
                "CREATE CONSTRAINT heyi_hub IF NOT EXISTS FOR (h:Hub) REQUIRE h.name IS UNIQUE",
                "CREATE INDEX heyi_schema_history IF NOT EXISTS FOR (h:SchemaHistory) ON (h.source)"));
        for (EntityType type : ontology.entities()) {
            type.values().filter(IndexedValues::isIndexed).forEach(field -> statements.add(index(type, field.name())));
        }
        return statements;
    }

    private static String index(EntityType type, String field) {
        return "CREATE INDEX " + Names.quote(indexName(type, field)) + " IF NOT EXISTS FOR (e:"
                + Names.quote(type.name()) + ") ON (e." + Names.quote(field) + ")";
    }

    private static String indexName(EntityType type, String field) {
        return "heyi_" + type.name() + "_" + field;
    }
}
