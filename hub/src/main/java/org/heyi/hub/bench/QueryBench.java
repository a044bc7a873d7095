package org.heyi.hub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.heyi.hub.query.cypher.Plan;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.schema.fault.FaultException;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** How many queries a second the hub answers over HTTP, beside the statements it compiles them to, run through the driver by hand. */
public final class QueryBench {
    private final Path directory;
    private final long residents;
    private final int runs;
    private final long millis;
    private final Consumer<String> progress;

    /**
     * @param directory for databases of its own
     * @param millis of each measurement, and of each warming up
     * @param progress is given a line after each shape
     */
    public QueryBench(Path directory, long residents, int runs, long millis, Consumer<String> progress) {
        this.directory = directory;
        this.residents = residents;
        this.runs = runs;
        this.millis = millis;
        this.progress = progress;
    }

    /** Measures each shape. */
    public List<ShapeFigures> run() throws IOException, SQLException, InterruptedException {
        List<ShapeFigures> figures = new ArrayList<>();
        try (RunningCity running = RunningCity.start(directory, residents);
                LoadProcess load = LoadProcess.start(running.port())) {
            QueryEngine compiler = running.compiler();
            for (QueryShape shape : QueryShape.all()) {
                ShapeFigures measured = measure(shape, running, compiler, load);
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s: %.0f/s, by hand %.0f/s",
                        shape.name(),
                        measured.perSecond(),
                        measured.driverPerSecond()));
                figures.add(measured);
            }
        }
        return figures;
    }

    private ShapeFigures measure(QueryShape shape, RunningCity running, QueryEngine compiler, LoadProcess load)
            throws IOException, InterruptedException {
        Driver driver = running.hub().driver();
        List<Map<String, Object>> variables = shape.variables(driver);
        List<String> bodies = variables.stream().map(shape::body).toList();
        List<Plan.Statement> statements = variables.stream()
                .map(values -> compiler.statement(shape.query(), values))
                .toList();
        check(shape, running.port(), bodies.get(0));
        load.measure(millis, bodies);
        byHand(driver, statements);
        Load[] hub = new Load[runs];
        Load[] hand = new Load[runs];
        for (int run = 0; run < runs; run++) {
            hub[run] = load.measure(millis, bodies);
            hand[run] = byHand(driver, statements);
        }
        double ours = median(hub, Load::perSecond);
        double theirs = median(hand, Load::perSecond);
        return new ShapeFigures(
                shape.name(),
                Math.round(ours),
                Math.round(theirs),
                Math.round(100 * ours / theirs) / 100.0,
                hundredths(median(hub, Load::p50Millis)),
                hundredths(median(hub, Load::p99Millis)));
    }

    private Load byHand(Driver driver, List<Plan.Statement> statements) throws InterruptedException {
        return Load.measure(millis, statements.size(), () -> {
            Session session = driver.session();
            return new Load.Asker() {
                @Override
                public void ask(int which) {
                    Plan.Statement statement = statements.get(which);
                    session.run(statement.cypher(), statement.parameters()).list();
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        });
    }

    /** A shape that is answered with errors would be measured to be fast. */
    private static void check(QueryShape shape, int port, String body) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            String answer = new String(connection.ask(HttpConnection.request(body)), StandardCharsets.UTF_8);
            if (answer.contains("\"errors\"") || answer.contains("null}")) {
                throw new FaultException(BenchFaults.failed(shape.name() + ": " + answer));
            }
        }
    }

    private static double median(Load[] loads, ToDoubleFunction<Load> figure) {
        return Stopwatch.median(
                java.util.Arrays.stream(loads).mapToDouble(figure).toArray());
    }

    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
