package org.heyi.hub.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = {"Rows that could not be mapped.", "未能映射的行。"},
        subcommands = {QuarantineCommand.List.class, QuarantineCommand.Show.class, QuarantineCommand.Replay.class})
final class QuarantineCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {"The rows in quarantine, with the reason.", "隔离的行及原因。"})
    static final class List implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Parameters(
                arity = "0..1",
                paramLabel = "SOURCE",
                description = {"Only of this source.", "仅此来源。"})
        private @Nullable String source;

        @Option(
                names = "--limit",
                defaultValue = "100",
                description = {"At most so many (default 100).", "最多条数（默认 100）。"})
        private int limit;

        @Override
        public Integer call() {
            Map<String, String> parameters = source == null
                    ? Map.of("limit", String.valueOf(limit))
                    : Map.of("limit", String.valueOf(limit), "source", source);
            JsonNode entries = data.hub().get("/operator/quarantine", parameters);
            output.print(entries, out -> {
                entries.forEach(e -> out.println(StatusCommand.text(e, "key") + "\n    " + reason(e)));
                out.println(entries.size() + " rows 行");
            });
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {"One row as its source has it.", "某一行在来源中的原样。"})
    static final class Show implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "KEY",
                description = {"As list prints it.", "list 所列的键。"})
        private String key = "";

        @Override
        public Integer call() {
            JsonNode entry = data.hub().get("/operator/quarantine/entry", Map.of("key", key));
            output.print(entry, out -> {
                out.println(reason(entry));
                out.println(StatusCommand.text(entry, "row"));
                out.println(StatusCommand.time(entry, "at"));
            });
            return 0;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {"Read the source's mappings again and map all its rows with them.", "重新读取该来源的映射，并重新映射其全部行。"})
    static final class Replay implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "SOURCE",
                description = {"The connector's folder.", "连接器目录名。"})
        private String source = "";

        @Override
        public Integer call() {
            JsonNode replayed = data.hub().post("/operator/quarantine/replay", Map.of("source", source));
            output.print(
                    replayed,
                    out -> out.println(source + ": a snapshot maps every row again, among them "
                            + StatusCommand.text(replayed, "quarantined")
                            + " from quarantine; heyi status shows how far it is 已开始重新映射"));
            return 0;
        }
    }

    private static String reason(JsonNode entry) {
        return StatusCommand.text(entry, Locale.getDefault().getLanguage().equals("zh") ? "reasonZh" : "reason");
    }
}
