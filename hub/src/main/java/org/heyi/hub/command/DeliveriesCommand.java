package org.heyi.hub.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = {
            "What a department's system refuses of what is given back to it; heyi status shows how much.",
            "部门系统拒收的回写内容；heyi status 显示数量。"
        },
        subcommands = {DeliveriesCommand.Refused.class, DeliveriesCommand.Retry.class})
final class DeliveriesCommand {

    @Command(
            name = "refused",
            mixinStandardHelpOptions = true,
            description = {"The entities that a target refuses, with the reason.", "某去处拒收的实体及原因。"})
    static final class Refused implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "TARGET",
                description = {"As heyi status prints it: source/table.", "heyi status 所列的去处：来源/表。"})
        private String target = "";

        @Option(
                names = "--limit",
                defaultValue = "100",
                description = {"At most so many (default 100).", "最多条数（默认 100）。"})
        private int limit;

        @Override
        public Integer call() {
            Map<String, String> parameters = Map.of("target", target, "limit", String.valueOf(limit));
            JsonNode entries = data.hub().get("/operator/deliveries/aside", parameters);
            String reason = Locale.getDefault().getLanguage().equals("zh") ? "reasonZh" : "reason";
            output.print(entries, out -> {
                entries.forEach(
                        e -> out.println(StatusCommand.text(e, "entity") + "\n    " + StatusCommand.text(e, reason)));
                out.println(entries.size() + " entities refused 个被拒收的实体");
            });
            return 0;
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {"Deliver again what a target refused; says how many entities.", "重新送出曾被拒收的内容，并显示实体数。"})
    static final class Retry implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "TARGET",
                description = {"As heyi status prints it: source/table.", "heyi status 所列的去处：来源/表。"})
        private String target = "";

        @Override
        public Integer call() {
            JsonNode retried = data.hub().post("/operator/deliveries/retry", Map.of("target", target));
            output.print(
                    retried,
                    out -> out.println(target + ": " + StatusCommand.text(retried, "entities")
                            + " refused entities are delivered again; heyi status shows how it goes 个被拒收的实体将重新送出"));
            return 0;
        }
    }
}
