package org.heyi.hub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    /** Of each shape, as much longer than one measurement. */
    private static final int WARMING_UP = 3;

    private final RunningCity running;
    private final int runs;
    private final long millis;
    private final Consumer<String> progress;

    /**
     * @param millis of each measurement; warming up takes three times as long for each shape
     * @param progress is given a line after each shape
     */
    public QueryBench(RunningCity running, int runs, long millis, Consumer<String> progress) {
        this.running = running;
        this.runs = runs;
        this.millis = millis;
        this.progress = progress;
    }

    /** A shape with the requests and the statements that are asked in turn. */
    private record Questions(String name, List<String> bodies, List<Plan.Statement> statements) {}

    /** Warms up with all shapes, then measures each. */
    public List<ShapeFigures> run() throws IOException, InterruptedException {
        List<ShapeFigures> figures = new ArrayList<>();
        try (LoadProcess load = LoadProcess.start(running.port())) {
            Driver driver = running.hub().driver();
            List<Questions> all = new ArrayList<>();
            for (QueryShape shape : QueryShape.all()) {
                all.add(questions(shape, running));
            }
            for (Questions questions : all) {
                load.measure(WARMING_UP * millis, questions.bodies());
                byHand(driver, questions.statements(), WARMING_UP * millis);
            }
            progress.accept("warmed up");
            for (Questions questions : all) {
                ShapeFigures measured = measure(questions, driver, load);
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s: %d/s, by hand %d/s",
                        measured.name(),
                        Math.round(measured.perSecond()),
                        Math.round(measured.driverPerSecond())));
                figures.add(measured);
            }
        }
        return figures;
    }

    private static Questions questions(QueryShape shape, RunningCity running) throws IOException {
        QueryEngine compiler = running.compiler();
        List<Map<String, Object>> variables = shape.variables(running.hub().driver());
        List<String> bodies = variables.stream().map(shape::body).toList();
        check(shape, running.port(), bodies.get(0));
        return new Questions(
                shape.name(),
                bodies,
                variables.stream()
                        .map(values -> compiler.statement(shape.query(), values))
                        .toList());
    }

    private ShapeFigures measure(Questions questions, Driver driver, LoadProcess load)
            throws IOException, InterruptedException {
        Load[] hub = new Load[runs];
        Load[] hand = new Load[runs];
        for (int run = 0; run < runs; run++) {
            hub[run] = load.measure(millis, questions.bodies());
            hand[run] = byHand(driver, questions.statements(), millis);
        }
        double[] ratios = new double[runs];
        for (int run = 0; run < runs; run++) {
            ratios[run] = hub[run].perSecond() / hand[run].perSecond();
        }
        return new ShapeFigures(
                questions.name(),
                Math.round(median(hub, Load::perSecond)),
                Math.round(median(hand, Load::perSecond)),
                hundredths(Stopwatch.median(ratios)),
                hundredths(median(hub, Load::p50Millis)),
                hundredths(median(hub, Load::p99Millis)));
    }

    private static Load byHand(Driver driver, List<Plan.Statement> statements, long millis)
            throws InterruptedException {
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
