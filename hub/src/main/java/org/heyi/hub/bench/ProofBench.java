package org.heyi.hub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.heyi.connectors.Connector;
import org.heyi.connectors.ProofPace;
import org.heyi.connectors.ProofSettings;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.CaptureOptions;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.capture.TableStatus;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.RunningConnector;
import org.heyi.hub.graph.GraphSink;
import org.heyi.hub.graph.GraphSourceStore;
import org.heyi.hub.graph.Quarantine;
import org.heyi.hub.server.Departments;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.FaultException;

/**
 * What the comparison of tables with the graph costs the department and the hub: beside the plain reading of the same columns by ranges of the
 * key, and beside the department's own statements without it.
 */
public final class ProofBench {
    private static final int IN_BUILDING = 4;
    private static final int RANGE = 1_000;
    private static final String COLUMNS = "rkbh, sfzh, xm, xb, csrq, lxdh, dzbm, gxsj";
    private static final long OWNER_PAUSE_MILLIS = 2;

    private final Path directory;
    private final long rows;
    private final int runs;
    private final int seconds;
    private final Consumer<String> progress;

    /**
     * @param directory for databases of its own
     * @param rows of the table
     * @param seconds that the department's own statements are measured, each time
     * @param progress is given a line after each step
     */
    public ProofBench(Path directory, long rows, int runs, int seconds, Consumer<String> progress) {
        this.directory = directory;
        this.rows = rows;
        this.runs = runs;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** Runs all. */
    public ProofFigures run() throws IOException, SQLException, InterruptedException {
        try (BenchCity city = BenchCity.start(directory.resolve("city"))) {
            Departments departments = city.departments();
            Ontology ontology = Objects.requireNonNull(departments.ontology());
            city.reset(rows, IN_BUILDING);
            try (BenchGraph graph = BenchGraph.start(directory.resolve("neo4j"), ontology)) {
                return run(city, departments, graph);
            }
        }
    }

    private ProofFigures run(BenchCity city, Departments departments, BenchGraph graph)
            throws SQLException, InterruptedException {
        double[] database = new double[runs];
        double[] hub = new double[runs];
        double[] neo4j = new double[runs];
        double[] owner = new double[runs];
        try (Capture capture = start(city, departments, graph, never());
                Connection reading = city.connect()) {
            compare(capture);
            select(reading);
            for (int run = 0; run < runs; run++) {
                double selected = city.cpuSeconds(() -> select(reading));
                OwnCost before = OwnCost.now();
                double graphBefore = graph.cpuSeconds();
                Stopwatch watch = new Stopwatch();
                double whole = city.cpuSeconds(() -> compare(capture));
                long millis = Math.round(watch.seconds() * 1e3);
                hub[run] = OwnCost.now().since(before).processor() * 1e6 / rows;
                neo4j[run] = (graph.cpuSeconds() - graphBefore) * 1e6 / rows;
                // The log's reader and the heartbeats go on in that time as ever.
                double compared = whole - city.cpuSeconds(() -> Thread.sleep(millis));
                database[run] = compared / selected;
                progress.accept(
                        "seconds of the database's processor: plain %.2f, comparison %.2f; hub %.1f µs a row, Neo4j %.1f µs"
                                .formatted(selected, compared, hub[run], neo4j[run]));
            }
        }
        for (int run = 0; run < runs; run++) {
            boolean withFirst = run % 2 == 0;
            double one = ownerP99(city, departments, graph, withFirst);
            double other = ownerP99(city, departments, graph, !withFirst);
            owner[run] = withFirst ? one / other : other / one;
            progress.accept("the department's own statements, p99: %.2f ms with it, %.2f ms without"
                    .formatted(withFirst ? one : other, withFirst ? other : one));
        }
        return new ProofFigures(
                rows,
                Stopwatch.median(database),
                Stopwatch.median(owner),
                Stopwatch.median(hub),
                Stopwatch.median(neo4j));
    }

    private double ownerP99(BenchCity city, Departments departments, BenchGraph graph, boolean compared)
            throws SQLException, InterruptedException {
        ProofPace pace = compared ? ProofSettings.NONE.pace(ZoneOffset.UTC) : never();
        Instant start = Instant.now();
        try (Capture capture = start(city, departments, graph, pace);
                Connection connection = city.connect()) {
            work(connection, 2);
            double[] times = work(connection, seconds);
            if (compared && capture.status().tables().stream().anyMatch(table -> isProvenAfter(table, start))) {
                throw new FaultException(BenchFaults.failed("the comparison was over before the measurement"));
            }
            return Stopwatch.percentile(times, 0.99);
        }
    }

    private static boolean isProvenAfter(TableStatus table, Instant start) {
        return table.table().equals("resident")
                && table.provenAt() != null
                && table.provenAt().isAfter(start);
    }

    /** What a department's program does all day: it looks a person up, and changes a number. Milliseconds of each statement, ascending. */
    private double[] work(Connection connection, int forSeconds) throws SQLException, InterruptedException {
        List<Double> times = new ArrayList<>();
        Stopwatch all = new Stopwatch();
        long person = 0;
        try (PreparedStatement look =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM resident WHERE rkbh = ?");
                PreparedStatement change = connection.prepareStatement("UPDATE resident SET lxdh = ? WHERE rkbh = ?")) {
            while (all.seconds() < forSeconds) {
                person = (person + 7_919) % rows + 1;
                Stopwatch one = new Stopwatch();
                look.setLong(1, person);
                look.executeQuery().close();
                times.add(one.seconds() * 1e3);
                Stopwatch two = new Stopwatch();
                change.setString(1, "139" + (10_000_000 + person));
                change.setLong(2, person);
                change.executeUpdate();
                times.add(two.seconds() * 1e3);
                Thread.sleep(OWNER_PAUSE_MILLIS);
            }
        }
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private Capture start(BenchCity city, Departments departments, BenchGraph graph, ProofPace pace)
            throws InterruptedException {
        Connector connector = city.connector(departments);
        Ontology ontology = Objects.requireNonNull(departments.ontology());
        CountingSink sink = new CountingSink(new GraphSink(
                graph.driver(), ontology, departments.bySource(), graph.ids(), new Quarantine(graph.driver())));
        Capture capture = RunningConnector.start(
                connector,
                new CaptureContext(
                        connector.name(),
                        connector.department(),
                        new ConnectorMappings(
                                departments.readMappings(connector), departments.functions(), connector.zone()),
                        sink,
                        new GraphSourceStore(graph.driver()),
                        CaptureOptions.defaults().withProof(pace)));
        sink.awaitSnapshot(capture);
        return capture;
    }

    /** An hour of the day that is far from now. */
    private static ProofPace never() {
        LocalTime later = LocalTime.now(ZoneOffset.UTC).plus(Duration.ofHours(12));
        return new ProofPace(1, later, later.plusMinutes(1), ZoneOffset.UTC);
    }

    private static void compare(Capture capture) throws InterruptedException {
        for (Comparison table : capture.compare(false)) {
            if (table.differences() == null || !table.differences().isEmpty()) {
                throw new FaultException(BenchFaults.failed("the comparison found " + table));
            }
        }
    }

    /** @param connection stays open meanwhile: what a session that has ended used cannot be asked for */
    private static void select(Connection connection) throws SQLException {
        select(connection, "resident", "rkbh, sfzh, xm, xb, csrq, lxdh, dzbm, gxsj", "rkbh", "0");
        select(connection, "building", "dzbm, dz", "dzbm", "''");
    }

    private static void select(Connection connection, String table, String columns, String key, String before)
            throws SQLException {
        String sql =
                "SELECT " + columns + " FROM " + table + " WHERE " + key + " > ? ORDER BY " + key + " LIMIT " + RANGE;
        try (PreparedStatement first = connection.prepareStatement(sql.replace("?", before));
                PreparedStatement next = connection.prepareStatement(sql)) {
            PreparedStatement range = first;
            long found = RANGE;
            while (found == RANGE) {
                found = 0;
                try (ResultSet row = range.executeQuery()) {
                    Object last = null;
                    while (row.next()) {
                        last = row.getObject(1);
                        for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                            row.getString(column);
                        }
                        found++;
                    }
                    range = next;
                    range.setObject(1, last);
                }
            }
        }
    }
}
