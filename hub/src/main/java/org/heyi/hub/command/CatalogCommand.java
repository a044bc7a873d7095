package org.heyi.hub.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = {
            "For each type and field: who holds it, whose value wins, how complete, fresh and disputed it is, who uses it. "
                    + "* marks what is collected twice.",
            "每个类型与字段由谁持有、以谁为准、完整率、时效、争议与用途；* 表示重复采集。"
        })
final class CatalogCommand implements Callable<Integer> {
    /** What is printed. */
    enum Format {
        TABLE,
        JSON,
        DCAT
    }

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = {
                "table (default), json, or dcat: DCAT-AP as JSON-LD.",
                "table（默认）、json，或 dcat（DCAT-AP 的 JSON-LD）。"
            })
    private Format format = Format.TABLE;

    @Override
    public Integer call() {
        HubClient hub = data.hub();
        JsonNode catalog = hub.get(format == Format.DCAT ? "/catalog.jsonld" : "/catalog.json", Map.of());
        if (format == Format.TABLE) {
            output.print(catalog, out -> print(catalog, out));
        } else {
            output.out().println(catalog.toPrettyString());
            output.out().flush();
        }
        return 0;
    }

    private static void print(JsonNode catalog, PrintWriter out) {
        Table table = new Table(
                "",
                "type",
                "field",
                "with value",
                "entities",
                "complete",
                "fresh",
                "disputed",
                "held by",
                "authority",
                "forms",
                "reports");
        catalog.get("types").forEach(type -> type.get("fields")
                .forEach(field -> table.add(
                        field.get("departments").size() > 1 ? "*" : "",
                        StatusCommand.text(type, "name"),
                        StatusCommand.text(field, "name"),
                        StatusCommand.text(field, "withValue"),
                        StatusCommand.text(type, "entities"),
                        Percent.of(field.get("completeness")),
                        Percent.of(field.get("freshness")),
                        StatusCommand.text(field, "disputed"),
                        names(field.get("departments")),
                        names(field.get("authority")),
                        field.get("forms").size(),
                        field.get("reports").size())));
        table.print(out);
        out.println("counted at 统计时间 " + StatusCommand.time(catalog, "countedAt"));
    }

    private static String names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
}
