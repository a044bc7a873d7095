package org.heyi.hub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.heyi.connectors.Connector;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.CaptureOptions;
import org.heyi.connectors.capture.SourceStore;
import org.heyi.connectors.record.Sink;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.RunningConnector;
import org.heyi.hub.graph.GraphSink;
import org.heyi.hub.graph.GraphSourceStore;
import org.heyi.hub.graph.Quarantine;
import org.heyi.hub.server.Departments;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.FaultException;

/**
 * How fast rows of a department's database become queryable entities: a snapshot of {@code rows} rows, then a stream of as many changes, one
 * half new rows and one half changed ones, in transactions of 1,000. Beside it the hand-written loader, which must leave the same graph,
 * and Debezium alone, with a consumer that only counts.
 */
public final class IngestBench {
    private static final int IN_BUILDING = 4;
    private static final int IN_TRANSACTION = 1_000;

    private final Path directory;
    private final long rows;
    private final int runs;
    private final Consumer<String> progress;

    /**
     * @param directory for databases of its own
     * @param rows of the snapshot; at least 100
     * @param progress is given a line after each step
     */
    public IngestBench(Path directory, long rows, int runs, Consumer<String> progress) {
        this.directory = directory;
        this.rows = rows;
        this.runs = runs;
        this.progress = progress;
    }

    /**
     * The figures.
     *
     * @param graphsCompared how often the hub's graph and the loader's were found to be the same
     */
    public record Result(long rows, int graphsCompared, IngestFigures snapshot, IngestFigures stream) {}

    /** Seconds that one way took in one run. */
    private record Times(double snapshot, double stream) {}

    /** Runs all. */
    public Result run() throws IOException, SQLException, InterruptedException {
        Times[] hub = new Times[runs];
        Times[] loader = new Times[runs];
        Times[] alone = new Times[runs];
        try (BenchCity city = BenchCity.start(directory.resolve("city"))) {
            Departments departments = city.departments();
            Ontology ontology = Objects.requireNonNull(departments.ontology());
            for (int run = 0; run < runs; run++) {
                GraphDigest[] digests = new GraphDigest[2];
                for (int turn = 0; turn < 2; turn++) {
                    city.reset(rows, IN_BUILDING);
                    boolean hubsTurn = (run + turn) % 2 == 0;
                    Path data = directory.resolve("neo4j-" + run + "-" + turn);
                    OwnCost before = OwnCost.now();
                    try (BenchGraph graph = BenchGraph.start(data, ontology)) {
                        if (hubsTurn) {
                            hub[run] = hub(city, departments, graph);
                        } else {
                            loader[run] = loader(city, graph);
                        }
                        OwnCost own = OwnCost.now().since(before);
                        say(
                                "seconds of processor: Neo4j %.1f, this process %.1f (compiling for %.1f, collecting for %.1f)",
                                graph.cpuSeconds(), own.processor(), own.compiling(), own.collecting());
                        digests[hubsTurn ? 0 : 1] = GraphDigest.of(graph.driver());
                    }
                    Directories.delete(data);
                }
                if (!digests[0].equals(digests[1])) {
                    throw new FaultException(BenchFaults.graphsDiffer(digests[0], digests[1]));
                }
                city.reset(rows, IN_BUILDING);
                alone[run] = alone(city);
            }
        }
        return new Result(
                rows,
                runs,
                IngestFigures.of(rows, List.of(hub), List.of(loader), List.of(alone), Times::snapshot),
                IngestFigures.of(rows, List.of(hub), List.of(loader), List.of(alone), Times::stream));
    }

    private Times hub(BenchCity city, Departments departments, BenchGraph graph)
            throws SQLException, InterruptedException {
        Ontology ontology = Objects.requireNonNull(departments.ontology());
        Sink sink = new GraphSink(
                graph.driver(), ontology, departments.bySource(), graph.ids(), new Quarantine(graph.driver()));
        return capture(city, departments, new CountingSink(sink), new GraphSourceStore(graph.driver()));
    }

    private Times capture(BenchCity city, Departments departments, CountingSink sink, SourceStore store)
            throws SQLException, InterruptedException {
        Connector connector = city.connector(departments);
        ConnectorMappings mappings =
                new ConnectorMappings(departments.readMappings(connector), departments.functions(), connector.zone());
        Stopwatch watch = new Stopwatch();
        Capture capture = RunningConnector.start(
                connector,
                new CaptureContext(
                        connector.name(), connector.department(), mappings, sink, store, CaptureOptions.defaults()));
        try {
            sink.awaitSnapshot(capture);
            double snapshot = watch.seconds();
            long batches = sink.batches();
            Stopwatch streamWatch = new Stopwatch();
            change(city);
            double written = streamWatch.seconds();
            sink.awaitStreamed(changes());
            double stream = streamWatch.seconds();
            say(
                    "hub: snapshot %.0f rows/s in %d batches, the first after %.1f s; stream %.0f rows/s in %d batches (the department wrote %.0f/s)",
                    rows / snapshot,
                    batches,
                    sink.firstAfter(),
                    changes() / stream,
                    sink.batches() - batches,
                    changes() / written);
            return new Times(snapshot, stream);
        } finally {
            capture.close();
        }
    }

    private Times alone(BenchCity city) throws SQLException, IOException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        try (DebeziumAlone debezium = DebeziumAlone.start(city)) {
            debezium.await(rows);
            double snapshot = watch.seconds();
            Stopwatch streamWatch = new Stopwatch();
            change(city);
            debezium.await(rows + changes());
            double stream = streamWatch.seconds();
            say("Debezium alone: snapshot %.0f rows/s; stream %.0f rows/s", rows / snapshot, changes() / stream);
            return new Times(snapshot, stream);
        }
    }

    private Times loader(BenchCity city, BenchGraph graph) throws SQLException {
        try (Connection source = city.connect()) {
            HandWrittenLoader loader = new HandWrittenLoader(source, graph);
            Stopwatch watch = new Stopwatch();
            loader.load(1, rows);
            double snapshot = watch.seconds();
            change(city);
            Stopwatch streamWatch = new Stopwatch();
            loader.merge(1, half());
            loader.merge(rows + 1, rows + half());
            double stream = streamWatch.seconds();
            say("loader: snapshot %.0f rows/s; stream %.0f rows/s", rows / snapshot, changes() / stream);
            return new Times(snapshot, stream);
        }
    }

    /** New rows and changed rows in turn. */
    private void change(BenchCity city) throws SQLException {
        String insert = BenchResources.text("residents.sql");
        String update = BenchResources.text("changes.sql");
        try (Connection connection = city.connect()) {
            for (long done = 0; done < half(); done += IN_TRANSACTION) {
                long last = Math.min(half(), done + IN_TRANSACTION);
                BenchCity.update(connection, insert, rows + done + 1, rows + last, IN_BUILDING);
                BenchCity.update(connection, update, done + 1, last);
            }
        }
    }

    private long half() {
        return rows / 2;
    }

    private long changes() {
        return 2 * half();
    }

    private void say(String format, Object... arguments) {
        progress.accept(String.format(java.util.Locale.ROOT, format, arguments));
    }
}
