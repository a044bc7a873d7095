package org.heyi.hub.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.heyi.connectors.Connector;
import org.heyi.connectors.delivery.ReturningMappings;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.connectors.record.Sink;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.SourceRows;
import org.heyi.hub.graph.GraphRecords;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * Reads every row of a source's mapped tables, maps it, and compares the records with those of the graph. While rows change, a difference
 * may only be on its way: what differs is looked at again, and only what stays counts.
 */
public final class Reconciliation {
    private static final int CHUNK = 2_000;
    private static final int LOOKS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int KEYS_SHOWN = 100;

    private final GraphRecords graph;
    private final Sink sink;
    private final FunctionLibrary functions;

    public Reconciliation(GraphRecords graph, Sink sink, FunctionLibrary functions) {
        this.graph = graph;
        this.sink = sink;
        this.functions = functions;
    }

    /**
     * What was found in one source.
     *
     * @param records that the source's rows call for
     * @param missing how many of them the graph lacks; extra: how many the graph has that no row calls for; different: how many say
     *     something else
     * @param keys of those records, at most 100 of each kind
     * @param repaired whether all of them have been put right
     * @param fault why the source could not be read, in English; null when it could
     */
    public record Result(
            String source,
            String department,
            long records,
            long missing,
            long extra,
            long different,
            Map<String, List<String>> keys,
            boolean repaired,
            @Nullable String fault,
            @Nullable String faultZh) {

        public boolean clean() {
            return missing + extra + different == 0 && fault == null;
        }
    }

    /** Compares one source, to which the hub writes {@code written}, and puts right what differs when {@code repair}. */
    public Result run(Connector connector, Mappings mappings, List<DeliveryStatement> written, boolean repair)
            throws InterruptedException {
        try (SourceRows rows = SourceRows.open(connector)) {
            ConnectorMappings statements = new ConnectorMappings(mappings, functions, connector.zone());
            ReturningMappings returning = new ReturningMappings(statements, mappings, written);
            List<TableMapping> compiled = statements.compile(rows.tables(mappings.tables())).stream()
                    .map(returning::returning)
                    .toList();
            Differences found = settle(connector, rows, compiled);
            if (repair) {
                repair(connector, rows, compiled, found);
            }
            return result(connector, found, repair);
        } catch (FaultException e) {
            return failed(connector, e);
        }
    }

    private Differences settle(Connector connector, SourceRows rows, List<TableMapping> mappings)
            throws InterruptedException {
        Differences found = look(connector, rows, mappings);
        for (int look = 1; look < LOOKS && !found.isEmpty(); look++) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            found = found.alsoIn(look(connector, rows, mappings));
        }
        return found;
    }

    private Differences look(Connector connector, SourceRows rows, List<TableMapping> mappings) {
        Differences found = new Differences();
        for (TableMapping mapping : mappings) {
            KeySet keys = new KeySet();
            forEachChunk(rows, mapping, upserts -> {
                List<Record> records =
                        upserts.stream().map(Change.Upsert::record).toList();
                records.forEach(record -> keys.add(record.key().text()));
                found.records += records.size();
                GraphRecords.Comparison comparison = graph.compare(records);
                found.missing.addAll(comparison.missing());
                found.different.addAll(comparison.different());
            });
            graph.keys(connector.name(), mapping.table().name(), key -> {
                if (!keys.contains(key)) {
                    found.extra.add(key);
                }
            });
        }
        return found;
    }

    private static void forEachChunk(SourceRows rows, TableMapping mapping, Consumer<List<Change.Upsert>> work) {
        List<Change.Upsert> chunk = new ArrayList<>(CHUNK);
        Table table = mapping.table();
        rows.read(table, Long.MAX_VALUE, row -> {
            for (Change change : mapping.changed(row, Instant.now())) {
                if (change instanceof Change.Upsert upsert) {
                    chunk.add(upsert);
                }
            }
            if (chunk.size() >= CHUNK) {
                work.accept(List.copyOf(chunk));
                chunk.clear();
            }
        });
        work.accept(List.copyOf(chunk));
    }

    private void repair(Connector connector, SourceRows rows, List<TableMapping> mappings, Differences found)
            throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (TableMapping mapping : mappings) {
            forEachChunk(rows, mapping, upserts -> upserts.stream()
                    .filter(upsert -> found.wrong(upsert.record().key().text()))
                    .forEach(changes::add));
        }
        found.extra.forEach(key -> changes.add(new Change.Retract(parse(key))));
        for (int from = 0; from < changes.size(); from += CHUNK) {
            List<Batch.SourceChange> part = changes.subList(from, Math.min(changes.size(), from + CHUNK)).stream()
                    .map(change -> new Batch.SourceChange(change, null, Instant.now()))
                    .toList();
            sink.apply(new Batch(connector.name(), part, null, null, null));
        }
    }

    private static RecordKey parse(String key) {
        String[] parts = key.split("/", 4);
        return new RecordKey(parts[0], parts[1], parts[2], parts[3]);
    }

    private static Result result(Connector connector, Differences found, boolean repaired) {
        Map<String, List<String>> keys = new HashMap<>();
        keys.put("missing", found.missing.stream().limit(KEYS_SHOWN).toList());
        keys.put("extra", found.extra.stream().limit(KEYS_SHOWN).toList());
        keys.put("different", found.different.stream().limit(KEYS_SHOWN).toList());
        return new Result(
                connector.name(),
                connector.department(),
                found.records,
                found.missing.size(),
                found.extra.size(),
                found.different.size(),
                keys,
                repaired,
                null,
                null);
    }

    private static Result failed(Connector connector, FaultException e) {
        return new Result(
                connector.name(),
                connector.department(),
                0,
                0,
                0,
                0,
                Map.of(),
                false,
                e.faults().get(0).line(Locale.ENGLISH),
                e.faults().get(0).line(Locale.CHINESE));
    }

    private static final class Differences {
        private final TreeSet<String> missing = new TreeSet<>();
        private final TreeSet<String> extra = new TreeSet<>();
        private final TreeSet<String> different = new TreeSet<>();
        private long records;

        boolean isEmpty() {
            return missing.isEmpty() && extra.isEmpty() && different.isEmpty();
        }

        boolean wrong(String key) {
            return missing.contains(key) || different.contains(key);
        }

        Differences alsoIn(Differences later) {
            later.missing.retainAll(missing);
            later.extra.retainAll(extra);
            later.different.retainAll(different);
            return later;
        }
    }
}
