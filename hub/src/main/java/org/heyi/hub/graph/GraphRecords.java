package org.heyi.hub.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.Ontology;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** The records of the graph, to be held against those that the sources' rows call for. */
public final class GraphRecords {
    private final Driver driver;
    private final RecordStates states;

    public GraphRecords(Driver driver, Ontology ontology) {
        this.driver = driver;
        this.states = new RecordStates(ontology);
    }

    /** Keys of expected records that the graph lacks, and of those that say something else there. */
    public record Comparison(List<String> missing, List<String> different) {}

    /** Compares; values, type and time of change count, not when and in which transaction they arrived. */
    public Comparison compare(Collection<Record> expected) {
        List<String> keys = expected.stream().map(record -> record.key().text()).toList();
        Map<String, RecordState> found = new HashMap<>();
        try (Session session = driver.session()) {
            session.run(
                            "UNWIND $keys AS key MATCH (r:Record {_key: key}) RETURN properties(r) AS record",
                            Map.of("keys", keys))
                    .forEachRemaining(row -> {
                        RecordState state = states.of(row.get("record").asMap());
                        found.put(state.key(), state);
                    });
        }
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (Record record : expected) {
            String key = record.key().text();
            RecordState now = found.get(key);
            if (now == null) {
                missing.add(key);
            } else if (!now.saysTheSameAs(expectedState(record, now.returned()))) {
                different.add(key);
            }
        }
        return new Comparison(missing, different);
    }

    private RecordState expectedState(Record record, Set<String> returned) {
        SourceChange change = new SourceChange(new Change.Upsert(record), null, Instant.EPOCH);
        return states.of(record, change, null, true, null, returned);
    }

    /** Gives the keys of all records of a table, in order. */
    public void keys(String source, String table, Consumer<String> consumer) {
        try (Session session = driver.session()) {
            session.run(
                            "MATCH (r:Record) WHERE r._key STARTS WITH $prefix RETURN r._key AS key",
                            Map.of("prefix", RecordKey.tablePrefix(source, table)))
                    .forEachRemaining(row -> consumer.accept(row.get("key").asString()));
        }
    }
}
