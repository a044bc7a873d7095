package org.heyi.hub.command;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = {
            "For each type and field: who holds it, whose value wins, how many entities have one. * marks what is collected twice.",
            "每个类型与字段由谁持有、以谁为准、多少实体有值；* 表示重复采集。"
        })
final class CatalogCommand implements Callable<Integer> {
    private static final String QUERY =
            "{ catalog { type field departments authority entities withValue collectedTwice } }";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        JsonNode catalog = data.hub().query(QUERY).get("catalog");
        output.print(catalog, out -> {
            Table table = new Table("", "type", "field", "with value", "entities", "held by", "authority");
            catalog.forEach(e -> table.add(
                    e.get("collectedTwice").asBoolean() ? "*" : "",
                    StatusCommand.text(e, "type"),
                    StatusCommand.text(e, "field"),
                    StatusCommand.text(e, "withValue"),
                    StatusCommand.text(e, "entities"),
                    names(e.get("departments")),
                    names(e.get("authority"))));
            table.print(out);
        });
        return 0;
    }

    private static String names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
}
