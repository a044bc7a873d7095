package org.heyi.hub.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.heyi.hub.server.ReportApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {"Tables that departments get every day, week, month, quarter or year.", "按日、周、月、季、年生成的报表。"},
        subcommands = {ReportCommand.List.class, ReportCommand.Run.class})
final class ReportCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "The reports there are, the periods that were kept, and what is still to be handed over.",
                "全部报表、已保存的期次及待送达的期次。"
            })
    static final class List implements Callable<Integer> {
        private static final int KEPT_SHOWN = 3;
        private static final String QUERY = """
                { reports { code department title titleZh every columns nextAt kept handedOverTo waiting lastHandedOverAt
                  lastFault { code place message messageZh } } }
                """;

        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Override
        public Integer call() {
            JsonNode reports = data.hub().query(QUERY).get("reports");
            output.print(reports, out -> {
                Table table =
                        new Table("code", "title", "every", "next", "kept", "handed over to", "waiting", "last error");
                reports.forEach(report -> table.add(
                        StatusCommand.text(report, "code"),
                        StatusCommand.text(report, "titleZh"),
                        StatusCommand.text(report, "every"),
                        StatusCommand.text(report, "nextAt"),
                        latest(report.get("kept")),
                        StatusCommand.text(report, "handedOverTo"),
                        StatusCommand.list(report.get("waiting")),
                        StatusCommand.fault(report.get("lastFault"))));
                table.print(out);
            });
            return 0;
        }
    }

    private static String latest(JsonNode kept) {
        String shown = kept.valueStream()
                .limit(List.KEPT_SHOWN)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
        return kept.size() > List.KEPT_SHOWN ? shown + ", …" : shown;
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Write a report into a file. One of a period that is over is made once; later runs give the same bytes.",
                "生成报表文件。已结束的期次只生成一次，以后得到相同内容。"
            })
    static final class Run implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "CODE",
                description = {"As list prints it.", "list 所列的代码。"})
        private String code = "";

        @Option(
                names = "--period",
                paramLabel = "PERIOD",
                description = {
                    "Such as 2026-10, 2026-W44, 2026-Q4 or 2026 (default: the latest that is over).",
                    "期次，如 2026-10、2026-W44、2026-Q4、2026（默认最近结束的一期）。"
                })
        private @Nullable String period;

        @Option(
                names = "--format",
                defaultValue = "xlsx",
                description = {"xlsx (default), csv or json.", "xlsx（默认）、csv 或 json。"})
        private String format = "";

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = {"The file to write (default: CODE.FORMAT here).", "输出文件（默认当前目录下 CODE.FORMAT）。"})
        private @Nullable Path file;

        @Override
        public Integer call() {
            Map<String, String> parameters = new HashMap<>();
            if (period != null) {
                parameters.put("period", period);
            }
            String name = code + "." + format;
            Path target = (file == null ? Path.of(name) : file).toAbsolutePath();
            HubClient.Download written = data.hub().download("/reports/" + encoded(name), parameters, target);
            Map<String, String> told = Map.of(
                    "file", target.toString(),
                    "rows", header(written, ReportApi.ROWS),
                    "sha256", header(written, ReportApi.SHA256),
                    "madeAt", header(written, ReportApi.MADE_AT));
            output.print(
                    told,
                    out -> out.println(target + ": " + told.get("rows") + " rows 行, as of 数据时间 " + told.get("madeAt")
                            + ", SHA-256 " + told.get("sha256")));
            return 0;
        }

        private static String encoded(String name) {
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        }

        private static String header(HubClient.Download written, String name) {
            return written.headers().firstValue(name).orElse("");
        }
    }
}
