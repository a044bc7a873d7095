package org.heyi.hub.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.heyi.hub.bench.Directories;
import org.heyi.hub.bench.IngestBench;
import org.heyi.hub.bench.IngestFigures;
import org.heyi.hub.bench.LatencyBench;
import org.heyi.hub.bench.LatencyFigures;
import org.heyi.hub.bench.ProofBench;
import org.heyi.hub.bench.ProofFigures;
import org.heyi.hub.bench.QueryBench;
import org.heyi.hub.bench.RunningCity;
import org.heyi.hub.bench.ShapeFigures;
import org.heyi.hub.bench.once.OnceBench;
import org.heyi.hub.bench.once.OnceFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure this machine, on databases of its own: ingest beside a hand-written loader, commit to answer, queries"
                    + " beside the driver; and, when named, proof: what comparing tables with the graph costs; once: how the example city's forms fill"
                    + " themselves, and what crashes do to answers.",
            "在本机自建数据库上测量：与手写装载程序对比的装载速度、从提交到可查询的时延、与直接使用驱动对比的查询速度；指定 proof 时测量表与图比对的代价，指定 once 时测量示例城市表单的预填与崩溃下的填报。"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int RESIDENTS = 20_000;
    private static final int MOST_IDLE_SECONDS = 20;

    /** What can be measured. */
    enum Bench {
        ingest,
        latency,
        query,
        proof,
        once
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "BENCH",
            description = {
                "${COMPLETION-CANDIDATES}; all but proof and once when left out.",
                "测量项目；省略则测量 proof 与 once 以外的全部。"
            })
    private Bench only;

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--rows",
            defaultValue = "100000",
            paramLabel = "N",
            description = {"Of the snapshot; as many changes follow (default 100000).", "快照行数，其后为同样数量的变更（默认 100000）。"})
    private long rows;

    @Option(
            names = "--residents",
            defaultValue = "" + RESIDENTS,
            paramLabel = "N",
            description = {"In the graph that is queried, or in the city (default 20000).", "查询所用图或示例城市中的人数（默认 20000）。"
            })
    private long residents;

    @Option(
            names = "--runs",
            defaultValue = "3",
            paramLabel = "N",
            description = {"Of each; the median counts (default 3).", "每项测量的次数，取中位数（默认 3）。"})
    private int runs;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            paramLabel = "N",
            description = {
                "Of the latency bench and of opening forms; a sixth of it for each run of a query shape (default 30).",
                "时延测量与打开表单的秒数；每种查询每次测量为其六分之一（默认 30）。"
            })
    private int seconds;

    @Option(
            names = "--submissions",
            defaultValue = "10000",
            paramLabel = "N",
            description = {
                "Of once: forms sent while hub, Neo4j and departments are killed (default 10000).",
                "once 中在合一、Neo4j 与部门数据库被强制终止时提交的表单数（默认 10000）。"
            })
    private int submissions;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        Path directory = Directories.temporary();
        try {
            if (only == Bench.once) {
                OnceFigures figures =
                        new OnceBench(directory.resolve("once"), residents, seconds, submissions, this::say).run();
                output.print(figures, out -> OnceTable.print(figures, out));
                return 0;
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            if (runs(Bench.ingest)) {
                IngestBench.Result result = new IngestBench(directory.resolve("ingest"), rows, runs, this::say).run();
                figures.put("snapshot", result.snapshot());
                figures.put("stream", result.stream());
            }
            if (only == Bench.proof) {
                figures.put("proof", new ProofBench(directory.resolve("proof"), rows, runs, seconds, this::say).run());
            }
            if (runs(Bench.latency) || runs(Bench.query)) {
                asked(directory, figures);
            }
            output.print(figures, out -> print(figures, out));
        } finally {
            Directories.delete(directory);
        }
        return 0;
    }

    /** Both ask the same hub, one after the other. */
    private void asked(Path directory, Map<String, Object> figures) throws Exception {
        try (RunningCity city = RunningCity.start(directory.resolve("city"), residents)) {
            if (runs(Bench.latency)) {
                int idle = Math.min(MOST_IDLE_SECONDS, seconds);
                figures.put("latency", new LatencyBench(city, residents, seconds, idle, this::say).run());
            }
            if (runs(Bench.query)) {
                figures.put("shapes", new QueryBench(city, runs, seconds * 1_000L / 6, this::say).run());
            }
        }
    }

    @SuppressWarnings("NullAway") // null when the user names none
    private boolean runs(Bench bench) {
        return only == null || only == bench;
    }

    private void say(String line) {
        output.err().println(line);
        output.err().flush();
    }

    private void print(Map<String, Object> figures, java.io.PrintWriter out) {
        Table ingest = new Table("ingest", "rows/s", "by hand rows/s", "ratio", "Debezium alone rows/s");
        Table queries = new Table("query", "requests/s", "by hand /s", "ratio", "p50 ms", "p99 ms");
        figures.forEach((name, figure) -> {
            if (figure instanceof IngestFigures f) {
                ingest.add(
                        name,
                        Math.round(f.rowsPerSecond()),
                        Math.round(f.loaderRowsPerSecond()),
                        f.ratio(),
                        Math.round(f.debeziumRowsPerSecond()));
            } else if (figure instanceof LatencyFigures f) {
                out.println("commit to answer: p50 " + f.p50Ms() + " ms, p99 " + f.p99Ms() + " ms over " + f.changes()
                        + " changes; idle " + f.idleCpuPercent() + " % of a core");
            } else if (figure instanceof ProofFigures f) {
                out.println(
                        "comparing: " + f.databaseRatio() + " times a plain reading's processor time of the database; "
                                + f.ownerP99Ratio() + " times the p99 of its own statements; a row costs the hub "
                                + f.hubMicrosPerRow() + " µs, Neo4j " + f.neo4jMicrosPerRow() + " µs");
            } else if (figure instanceof List<?> shapes) {
                shapes.stream().map(ShapeFigures.class::cast).forEach(shape -> add(queries, shape));
            }
        });
        if (runs(Bench.ingest)) {
            out.println("the graphs of hub and hand-written loader were the same after each of " + runs + " runs");
            ingest.print(out);
        }
        if (runs(Bench.query)) {
            queries.print(out);
        }
    }

    private static void add(Table table, ShapeFigures s) {
        table.add(
                s.name(), Math.round(s.perSecond()), Math.round(s.driverPerSecond()), s.ratio(), s.p50Ms(), s.p99Ms());
    }
}
