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
            "Read every row of the departments' tables and compare with the graph. Exit code 3 when they differ, 1 when a table could not be compared.",
            "重新读取部门表中的每一行并与图比较；有差异时退出码为 3，有表无法比对时为 1。"
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
            Table table = new Table("source", "table", "rows", "missing", "extra", "different", "");
            results.forEach(r -> table.add(
                    StatusCommand.text(r, "source"),
                    StatusCommand.text(r, "table"),
                    StatusCommand.text(r, "rows"),
                    StatusCommand.text(r, "missing"),
                    StatusCommand.text(r, "extra"),
                    StatusCommand.text(r, "different"),
                    said(r)));
            table.print(out);
            results.forEach(r -> r.get("keys").properties().forEach(kind -> kind.getValue()
                    .forEach(key -> out.println("  " + kind.getKey() + "  " + key.asString()))));
            if (results.valueStream().allMatch(ReconcileCommand::wasCompared)) {
                out.println(differences(results) + " differences 处差异"
                        + (repair && differences(results) > 0 ? ", put right 已修复" : ""));
            }
        });
        return exitCode(results);
    }

    private static boolean wasCompared(JsonNode result) {
        return result.get("fault").isNull();
    }

    private static String said(JsonNode result) {
        if (!wasCompared(result)) {
            return "could not be compared 无法比对";
        }
        return result.get("repaired").asBoolean() ? "put right 已修复" : "";
    }

    private int exitCode(JsonNode results) {
        String language = Locale.getDefault().getLanguage().equals("zh") ? "faultZh" : "fault";
        boolean failed = false;
        for (JsonNode result : results) {
            if (!wasCompared(result)) {
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
                .mapToLong(r -> r.get("missing").asLong(0)
                        + r.get("extra").asLong(0)
                        + r.get("different").asLong(0))
                .sum();
    }
}
