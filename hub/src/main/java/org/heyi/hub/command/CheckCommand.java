package org.heyi.hub.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.heyi.connectors.Connector;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.SourceRows;
import org.heyi.hub.server.Departments;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Report everything that is wrong with schema, connectors, mappings, forms, reports and deliveries.",
            "报告模式、连接器、映射、表单、报表与回写中的全部错误。"
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final CityOption city = new CityOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--with-sources",
            description = {"Also compile mappings and deliveries against the real columns.", "并与真实的列核对。"})
    private boolean withSources;

    @Override
    public Integer call() {
        // A variable that is not set stands for itself, so that all that needs no source is checked without it.
        Departments departments = city.read(name -> Objects.requireNonNullElse(System.getenv(name), "${" + name + "}"));
        List<Fault> faults = new ArrayList<>(departments.faults());
        List<Fault> warnings = new ArrayList<>();
        List<Fault> unset = city.read().faults().stream()
                .filter(fault -> fault.code() == FaultCode.VARIABLE_UNSET)
                .toList();
        if (withSources) {
            faults.addAll(unset);
            departments.connectors().stream()
                    .filter(connector -> unset.stream()
                            .noneMatch(fault -> fault.place().name().startsWith(connector.name() + "/")))
                    .forEach(connector -> checkSource(connector, departments, faults, warnings));
            Ontology ontology = departments.ontology();
            if (ontology != null) {
                departments
                        .routes()
                        .forEach(route -> faults.addAll(route.checkTable(ontology, departments.functions())));
            }
        }
        List<Fault> distinct = faults.stream().distinct().toList();
        List<Map<String, Object>> listed = new ArrayList<>();
        distinct.forEach(fault -> listed.add(json(fault, "fault")));
        warnings.forEach(warning -> listed.add(json(warning, "note")));
        output.print(listed, out -> {
            distinct.forEach(fault -> out.println(fault.line(Locale.getDefault())));
            warnings.forEach(warning -> out.println("note 提示: " + warning.line(Locale.getDefault())));
            if (!withSources) {
                String passwords = unset.isEmpty() ? "" : " (" + unset.size() + " variables not set 个变量未设置)";
                out.println(
                        "the sources themselves were not asked; do so with 未连接数据源本身，如需连接请用 --with-sources" + passwords);
            }
            out.println(departments.connectors().size() + " connectors 个连接器, "
                    + departments.forms().forms().size() + " forms 份表单, "
                    + departments.reports().reports().size() + " reports 份报表, "
                    + departments.routes().size() + " deliveries 项回写, " + distinct.size() + " faults 处错误");
        });
        return distinct.isEmpty() ? 0 : Heyi.FAILED;
    }

    private static void checkSource(
            Connector connector, Departments departments, List<Fault> faults, List<Fault> warnings) {
        Mappings mappings = departments.mappings().get(connector.name());
        if (mappings == null) {
            return;
        }
        try (SourceRows rows = SourceRows.open(connector)) {
            List<Table> tables = rows.tables(mappings.tables());
            warnings.addAll(rows.warnings());
            // Of the others compiling tells what is wrong.
            List<Table> readable = tables.stream()
                    .filter(table -> !table.view() && !table.columns().isEmpty())
                    .toList();
            collect(faults, () -> faults.addAll(rows.refused(readable)));
            collect(faults, () -> new ConnectorMappings(mappings, departments.functions(), connector.zone())
                    .compile(tables, rows.names()));
        } catch (FaultException e) {
            faults.addAll(e.faults());
        }
    }

    private static void collect(List<Fault> faults, Runnable check) {
        try {
            check.run();
        } catch (FaultException e) {
            faults.addAll(e.faults());
        }
    }

    private static Map<String, Object> json(Fault fault, String severity) {
        return Map.of(
                "severity", severity,
                "code", fault.code().id(),
                "file", fault.place().name(),
                "line", fault.place().line(),
                "column", fault.place().column(),
                "message", Objects.requireNonNull(fault.message(Locale.ENGLISH)),
                "messageZh", fault.message(Locale.CHINESE));
    }
}
