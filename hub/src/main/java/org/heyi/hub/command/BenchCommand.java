package org.heyi.hub.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.heyi.hub.bench.Directories;
import org.heyi.hub.bench.IngestBench;
import org.heyi.hub.bench.IngestFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {"Measure this machine.", "在本机测量性能。"})
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Option(names = "--rows", defaultValue = "100000", paramLabel = "N")
    private long rows;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N")
    private int runs;

    @Override
    public Integer call() throws Exception {
        Path directory = Directories.temporary();
        try {
            IngestBench.Result result = new IngestBench(directory, rows, runs, line -> {
                        output.err().println(line);
                        output.err().flush();
                    })
                    .run();
            output.print(result, out -> {
                Table table = new Table("ingest", "rows/s", "loader rows/s", "ratio", "Debezium rows/s");
                add(table, "snapshot", result.snapshot());
                add(table, "stream", result.stream());
                table.print(out);
            });
        } finally {
            Directories.delete(directory);
        }
        return 0;
    }

    private static void add(Table table, String name, IngestFigures figures) {
        table.add(
                name,
                figures.rowsPerSecond(),
                figures.loaderRowsPerSecond(),
                figures.ratio(),
                figures.debeziumRowsPerSecond());
    }
}
