package org.heyi.hub.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.heyi.connectors.Connector;
import org.heyi.connectors.mapping.Preview;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.SourceRows;
import org.heyi.hub.server.Departments;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Run a mapping on its source and show rows beside the records they become. Writes nothing.",
            "在来源上运行映射，并列显示行与其成为的记录；不写入任何内容。"
        })
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private final CityOption city = new CityOption();

    @Mixin
    private final DemoEnvironment environment = new DemoEnvironment();

    @Mixin
    private final Output output = new Output();

    @Parameters(
            paramLabel = "FILE",
            description = {"Such as police/resident.sql.", "例如 police/resident.sql。"})
    private String file = "";

    @Option(
            names = "--limit",
            defaultValue = "10",
            description = {"Rows of each table (default 10).", "每张表的行数（默认 10）。"})
    private int limit;

    @Override
    public Integer call() {
        Departments departments = Departments.read(city.schema(), city.connectors(), environment::get);
        if (departments.ontology() == null) {
            throw new FaultException(departments.schemaFaults());
        }
        Connector connector = connector(departments);
        Mappings mappings = departments.readMappings(connector).ofFile(file);
        if (mappings.statements().isEmpty() && mappings.faults().isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.NO_SUCH_MAPPING, Place.of(file)));
        }
        List<String> kinds = new ArrayList<>();
        List<Preview> previews = previews(departments, connector, mappings, kinds);
        output.print(previews.stream().map(PreviewCommand::json).toList(), out -> {
            kinds.forEach(kind -> out.println("# " + kind));
            previews.forEach(p -> print(p, out));
        });
        return 0;
    }

    private Connector connector(Departments departments) {
        String folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
        return departments.connectors().stream()
                .filter(c -> c.name().equals(folder))
                .findFirst()
                .orElseThrow(() -> {
                    List<Fault> faults = departments.connectorFaults().stream()
                            .filter(fault -> fault.place().name().startsWith(folder + "/"))
                            .toList();
                    Fault none = Fault.of(FaultCode.NO_SUCH_MAPPING, Place.of(file));
                    return faults.isEmpty() ? new FaultException(none) : new FaultException(faults);
                });
    }

    /** @param kinds takes as what the tables are read */
    private List<Preview> previews(
            Departments departments, Connector connector, Mappings mappings, List<String> kinds) {
        List<Preview> previews = new ArrayList<>();
        try (SourceRows source = SourceRows.open(connector)) {
            ConnectorMappings compiled = new ConnectorMappings(mappings, departments.functions(), connector.zone());
            for (TableMapping mapping : compiled.compile(source.tables(mappings.tables()), source.names())) {
                source.kind(mapping.table()).ifPresent(kinds::add);
                List<Row> rows = new ArrayList<>();
                source.read(mapping, limit, rows::add);
                previews.addAll(Preview.of(mapping, rows, Instant.now()));
            }
        }
        return previews;
    }

    private static void print(Preview preview, PrintWriter out) {
        out.println(preview.row());
        for (Change change : preview.changes()) {
            out.println("  -> " + describe(change));
        }
    }

    private static String describe(Change change) {
        if (change instanceof Change.Upsert upsert) {
            return upsert.record().type() + " " + upsert.record().values();
        }
        if (change instanceof Change.Quarantine quarantine) {
            return "quarantine 隔离: " + quarantine.reason().line(Locale.getDefault());
        }
        return "no record (WHERE) 不产生记录";
    }

    private static Map<String, Object> json(Preview preview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", preview.row());
        json.put(
                "records",
                preview.changes().stream().map(PreviewCommand::record).toList());
        return json;
    }

    private static Map<String, @Nullable Object> record(Change change) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        if (change instanceof Change.Upsert upsert) {
            record.put("type", upsert.record().type());
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            upsert.record()
                    .values()
                    .forEach((column, value) -> values.put(column, value == null ? null : value.toString()));
            record.put("values", values);
        } else {
            record.put("none", describe(change));
        }
        return record;
    }
}
