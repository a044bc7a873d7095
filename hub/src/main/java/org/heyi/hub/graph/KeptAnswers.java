package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of forms have no table from which they could be read anew: when identifiers come to be written in another way, what is kept is
 * written anew from itself. Keys of records stay.
 */
public final class KeptAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
    private static final int AT_ONCE = 500;

    private final Driver driver;
    private final GraphSink sink;
    private final RecordStates states;
    private final String written;

    public KeptAnswers(Driver driver, GraphSink sink, Ontology ontology) {
        this.driver = driver;
        this.sink = sink;
        this.states = new RecordStates(ontology);
        this.written = written(ontology);
    }

    /** Says how identifiers are written now; another text when that is another way. */
    private static String written(Ontology ontology) {
        TreeSet<String> fields = new TreeSet<>();
        for (EntityType type : ontology.entities()) {
            type.identifiers()
                    .forEach(field -> fields.add(type.name() + "." + field.name() + ":"
                            + field.identifier().orElseThrow()));
        }
        return "mapping language " + FunctionLibrary.LANGUAGE_VERSION + " " + String.join(" ", fields);
    }

    /** Writes anew what would be written in another way now, unless that was done before. Waits as long as the graph is away. */
    public void normalise() throws InterruptedException {
        if (isDone()) {
            return;
        }
        long changed = 0;
        String after = "";
        List<RecordState> page = after(after);
        while (!page.isEmpty()) {
            List<SourceChange> changes = new ArrayList<>();
            for (RecordState state : page) {
                Map<String, @Nullable Object> values = states.normalised(state);
                if (!values.equals(state.values())) {
                    changes.add(change(state, values));
                }
            }
            if (!changes.isEmpty()) {
                sink.apply(new Batch(CollectedSource.NAME, changes, null, null, null));
            }
            changed += changes.size();
            page = after(page.get(page.size() - 1).key());
        }
        if (changed > 0) {
            LOG.info("{}: identifiers of {} answers are written in another way now", CollectedSource.NAME, changed);
        }
        remember();
    }

    private static SourceChange change(RecordState state, Map<String, @Nullable Object> values) {
        String[] parts = state.key().split("/", 4);
        RecordKey key = new RecordKey(parts[0], parts[1], parts[2], parts[3]);
        Record record =
                new Record(key, state.type(), values, state.identifiers(), state.references(), state.updatedAt());
        return new SourceChange(
                new Change.Upsert(record),
                state.transaction(),
                state.committedAt().toInstant());
    }

    private List<RecordState> after(String key) throws InterruptedException {
        List<RecordState> page = new ArrayList<>();
        new Retry().run(attempt -> {
            page.clear();
            try (Session session = driver.session()) {
                session.run("""
                                MATCH (r:Record) WHERE r._key STARTS WITH $prefix AND r._key > $after
                                RETURN properties(r) AS record ORDER BY r._key LIMIT $limit
                                """, Map.of("prefix", CollectedSource.NAME + "/", "after", key, "limit", AT_ONCE))
                        .forEachRemaining(
                                row -> page.add(states.of(row.get("record").asMap())));
            }
        });
        return page;
    }

    private boolean isDone() throws InterruptedException {
        boolean[] done = new boolean[1];
        new Retry().run(attempt -> {
            try (Session session = driver.session()) {
                done[0] = session.run("MATCH (s:Source {name: $source}) WHERE s.written = $written RETURN s", source())
                        .hasNext();
            }
        });
        return done[0];
    }

    private void remember() throws InterruptedException {
        new Retry().run(attempt -> {
            try (Session session = driver.session()) {
                session.run("MERGE (s:Source {name: $source}) SET s.written = $written", source())
                        .consume();
            }
        });
    }

    private Map<String, Object> source() {
        return Map.of("source", CollectedSource.NAME, "written", written);
    }
}
