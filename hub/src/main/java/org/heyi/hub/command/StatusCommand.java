package org.heyi.hub.command;

import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.schema.fault.FaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "How each source, what is given back to departments, and reports that are late are doing. Exit code 1 when one has stopped.",
            "各来源、回写与迟延报表的状态；有停止者时退出码为 1。"
        })
final class StatusCommand implements Callable<Integer> {
    private static final String QUERY = """
            { sources { source department state lagSeconds lagBytes rows rowsPerSecond snapshotRows snapshotTotal
              quarantined lastFault { code place message messageZh }
              tables { table reading provenAt differences stopped fault { code place message messageZh } } }
              deliveries { target department state waiting aside lastDeliveredAt
                lastFault { code place message messageZh } }
              reports { code handedOverTo waiting lastHandedOverAt lastFault { code place message messageZh } } }
            """;

    /** Asked by itself, since only the graph knows: what the hub knows is told also while the graph is away. */
    private static final String WAITING = "{ correctionsWaiting { department open overdue } }";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        HubClient hub = data.hub();
        ObjectNode answer = (ObjectNode) hub.query(QUERY);
        Optional<FaultException> graphAway = addWaiting(hub, answer);
        JsonNode sources = answer.get("sources");
        JsonNode deliveries = answer.get("deliveries");
        output.print(answer, out -> {
            Table table =
                    new Table("source", "state", "lag s", "lag bytes", "rows", "rows/s", "quarantined", "last error");
            sources.forEach(s -> table.add(
                    text(s, "source"),
                    text(s, "state"),
                    text(s, "lagSeconds"),
                    text(s, "lagBytes"),
                    text(s, "rows"),
                    Math.round(s.get("rowsPerSecond").asDouble()),
                    text(s, "quarantined"),
                    fault(s.get("lastFault"))));
            table.print(out);
            printTables(sources, out);
            printWaiting(answer.path("correctionsWaiting"), out);
            if (!deliveries.isEmpty()) {
                out.println();
                printDeliveries(deliveries, out);
            }
            printReports(answer.get("reports"), out);
        });
        if (graphAway.isPresent()) {
            throw graphAway.get();
        }
        boolean stopped = Stream.concat(sources.valueStream(), deliveries.valueStream())
                .anyMatch(s -> text(s, "state").equals("STOPPED"));
        return stopped ? Heyi.FAILED : 0;
    }

    /** Those that are followed without a fault need no attention. */
    private static void printTables(JsonNode sources, PrintWriter out) {
        Table table = new Table("table", "state", "last compared", "differed", "error");
        boolean any = false;
        for (JsonNode source : sources) {
            for (JsonNode t : source.get("tables")) {
                boolean stopped = t.get("stopped").asBoolean();
                boolean reading = t.get("reading").asBoolean();
                if (stopped || reading || !t.get("fault").isNull()) {
                    any = true;
                    table.add(
                            text(source, "source") + "/" + text(t, "table"),
                            stopped ? "STOPPED" : reading ? "READING" : "FOLLOWED",
                            time(t, "provenAt"),
                            text(t, "differences"),
                            fault(t.get("fault")));
                }
            }
        }
        if (any) {
            out.println();
            table.print(out);
        }
    }

    /** Adds the corrections that wait to the answer, or gives why they cannot be told. */
    private static Optional<FaultException> addWaiting(HubClient hub, ObjectNode answer) {
        try {
            answer.setAll((ObjectNode) hub.query(WAITING));
            return Optional.empty();
        } catch (FaultException e) {
            return Optional.of(e);
        }
    }

    private static void printWaiting(JsonNode waiting, PrintWriter out) {
        if (!waiting.isEmpty()) {
            Table table = new Table("corrections waiting for", "open", "overdue");
            waiting.forEach(w -> table.add(text(w, "department"), text(w, "open"), text(w, "overdue")));
            out.println();
            table.print(out);
        }
    }

    private static void printDeliveries(JsonNode deliveries, PrintWriter out) {
        Table table = new Table("delivered to", "state", "waiting", "aside", "last delivered", "last error");
        deliveries.forEach(d -> table.add(
                text(d, "target"),
                text(d, "state"),
                text(d, "waiting"),
                text(d, "aside"),
                time(d, "lastDeliveredAt"),
                fault(d.get("lastFault"))));
        table.print(out);
    }

    /** Those that are in time need no attention. */
    private static void printReports(JsonNode reports, PrintWriter out) {
        Table table = new Table("report", "handed over to", "waiting", "last handed over", "last error");
        List<JsonNode> late = reports.valueStream()
                .filter(r -> !r.get("lastFault").isNull() || !r.get("waiting").isEmpty())
                .toList();
        late.forEach(r -> table.add(
                text(r, "code"),
                text(r, "handedOverTo"),
                list(r.get("waiting")),
                time(r, "lastHandedOverAt"),
                fault(r.get("lastFault"))));
        if (!late.isEmpty()) {
            out.println();
            table.print(out);
        }
    }

    static String list(JsonNode texts) {
        return texts.isEmpty()
                ? "-"
                : texts.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    static String fault(JsonNode fault) {
        if (fault.isNull()) {
            return "-";
        }
        String message = Locale.getDefault().getLanguage().equals("zh") ? "messageZh" : "message";
        return text(fault, "place") + ": " + text(fault, message) + " [" + text(fault, "code") + "]";
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? "-" : value.asString();
    }

    /** To the second, in UTC. */
    static String time(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull()
                ? "-"
                : OffsetDateTime.parse(value.asString())
                        .toInstant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }
}
