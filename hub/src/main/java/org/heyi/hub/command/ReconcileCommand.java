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
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Map every row of the departments' tables and compare with the graph. Exit code 3 when they differ.",
            "重新映射部门表中的每一行并与图比较；有差异时退出码为 3。"
        })
final class ReconcileCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(
            arity = "0..1",
            paramLabel = "DEPARTMENT",
            description = {"Only of this department.", "仅此部门。"})
    private @Nullable String department;

    @Option(
            names = "--repair",
            description = {"Put right what differs.", "修复差异。"})
    private boolean repair;

    @Override
    public Integer call() {
        Map<String, String> parameters = department == null
                ? Map.of("repair", String.valueOf(repair))
                : Map.of("repair", String.valueOf(repair), "department", department);
        JsonNode results = data.hub().post("/operator/reconcile", parameters);
        output.print(results, out -> {
            Table table = new Table("source", "records", "missing", "extra", "different");
            results.forEach(r -> table.add(
                    StatusCommand.text(r, "source"),
                    StatusCommand.text(r, "records"),
                    StatusCommand.text(r, "missing"),
                    StatusCommand.text(r, "extra"),
                    StatusCommand.text(r, "different")));
            table.print(out);
            results.forEach(r -> r.get("keys").properties().forEach(kind -> kind.getValue()
                    .forEach(key -> out.println("  " + kind.getKey() + "  " + key.asString()))));
            out.println(differences(results) + " differences 处差异" + (repair ? ", put right 已修复" : ""));
        });
        return exitCode(results);
    }

    private int exitCode(JsonNode results) {
        String language = Locale.getDefault().getLanguage().equals("zh") ? "faultZh" : "fault";
        boolean failed = false;
        for (JsonNode result : results) {
            if (!result.get("fault").isNull()) {
                output.err().println(StatusCommand.text(result, language));
                failed = true;
            }
        }
        if (failed) {
            return Heyi.FAILED;
        }
        return differences(results) > 0 && !repair ? Heyi.DIFFERENT : 0;
    }

    private static long differences(JsonNode results) {
        return results.valueStream()
                .mapToLong(r -> r.get("missing").asLong()
                        + r.get("extra").asLong()
                        + r.get("different").asLong())
                .sum();
    }
}
