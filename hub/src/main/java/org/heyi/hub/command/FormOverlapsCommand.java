package org.heyi.hub.command;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "overlaps",
        mixinStandardHelpOptions = true,
        description = {
            "Which forms ask for the same fields, and the fewest forms that would cover the fields of all.",
            "哪些表单询问相同字段，以及覆盖全部字段所需的最少表单。"
        })
final class FormOverlapsCommand implements Callable<Integer> {
    private static final String QUERY = """
            query($minShare: Float!) {
              formOverlaps(minShare: $minShare) {
                pairs { first { code department } second { code department } shareOfFirst shareOfSecond fields { type field } }
                groups { forms { code } common { type field } cover { forms { code } fields exact } }
                cover { forms { code } fields exact }
              }
            }
            """;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--min-share",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = {
                "Smallest share of a form's fields that counts, 0 to 1 (default: 0.5).",
                "最小重复比例，0 到 1（默认 0.5）。"
            })
    private double minShare;

    @Override
    public Integer call() {
        JsonNode overlaps =
                data.hub().query(QUERY, Map.of("minShare", minShare)).get("formOverlaps");
        output.print(overlaps, out -> {
            Table table = new Table("form", "share", "other form", "share", "fields");
            overlaps.get("pairs")
                    .forEach(pair -> table.add(
                            pair.at("/first/code").asString(),
                            Percent.of(pair.get("shareOfFirst")),
                            pair.at("/second/code").asString(),
                            Percent.of(pair.get("shareOfSecond")),
                            pair.get("fields").size()));
            table.print(out);
            overlaps.get("groups").forEach(group -> {
                out.println();
                out.println("group 一组: " + codes(group));
                out.println("  all ask 都问: " + fields(group.get("common")));
                out.println("  " + cover(group.get("cover")));
            });
            out.println();
            out.println("all forms 全部表单: " + cover(overlaps.get("cover")));
        });
        return 0;
    }

    private static String cover(JsonNode cover) {
        String how = cover.get("exact").asBoolean() ? "fewest 最少" : "few, not proven fewest 较少（未证明最少）";
        return cover.get("fields").asString() + " fields 个字段 ← " + how + ": " + codes(cover);
    }

    private static String codes(JsonNode node) {
        return node.get("forms")
                .valueStream()
                .map(form -> form.get("code").asString())
                .collect(Collectors.joining(", "));
    }

    static String fields(JsonNode fields) {
        return fields.valueStream()
                .map(field ->
                        field.get("type").asString() + "." + field.get("field").asString())
                .collect(Collectors.joining(", "));
    }
}
