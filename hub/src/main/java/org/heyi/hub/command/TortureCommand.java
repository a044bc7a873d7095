package org.heyi.hub.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.heyi.hub.torture.Torture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        description = {
            "Change rows at random, kill and cut at random, and compare the graph at the end with the rows. Exit code 3 when they differ.",
            "随机改数据、随机杀进程与断连接，最后将图与各部门数据比对；有差异时退出码为 3。"
        })
final class TortureCommand implements Callable<Integer> {
    private static final int SECONDS_OF_MINUTE = 60;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = {"The same seed makes the same changes and disturbances (default 1).", "同一种子产生同样的改动与干扰（默认 1）。"
            })
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "2",
            description = {"How long, before everything comes to rest (default 2).", "收尾前持续的分钟数（默认 2）。"})
    private double minutes;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {"An empty directory for all files (default: a temporary one).", "存放全部文件的空目录（默认为临时目录）。"})
    private @Nullable Path data;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Path directory = data == null ? Files.createTempDirectory("heyi-torture") : data;
        Duration time = Duration.ofSeconds(Math.round(minutes * SECONDS_OF_MINUTE));
        List<String> differences = Torture.run(seed, time, directory, output.isJson() ? output.err() : output.out());
        output.print(differences, out -> out.println(differences.size() + " differences"));
        return differences.isEmpty() ? 0 : Heyi.DIFFERENT;
    }
}
