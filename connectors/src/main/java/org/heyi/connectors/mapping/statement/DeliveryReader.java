package org.heyi.connectors.mapping.statement;

import static org.heyi.connectors.mapping.statement.MappingParser.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.CalciteSqlDialect;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryStatement.Column;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Reads the statements that fill a department's tables. Thread-safe. */
public final class DeliveryReader {
    /** Folder of a connector in which they stand. */
    public static final String FOLDER = "out";

    private final FunctionLibrary functions;

    public DeliveryReader(FunctionLibrary functions) {
        this.functions = functions;
    }

    /** The statements of one connector, and everything that is wrong with how they are written. */
    public record Deliveries(List<DeliveryStatement> statements, List<Fault> faults) {}

    /** Those of {@code out/*.sql} in the connector's folder, files in order of name; none where there is no such folder. */
    public Deliveries read(String source, Path connector) {
        Reading reading = new Reading(source);
        Path folder = connector.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new Deliveries(List.of(), List.of());
        }
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
            for (Path file : files) {
                reading.file(source + "/" + FOLDER + "/" + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            reading.faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(source + "/" + FOLDER), e.toString()));
        }
        return reading.result();
    }

    /** As {@link #read}, of one text. {@code file} is how faults name it. */
    public Deliveries parse(String source, String file, String sql) {
        Reading reading = new Reading(source);
        reading.file(file, sql);
        return reading.result();
    }

    /** The statements of one connector, as they are found. */
    private final class Reading {
        private final String source;
        private final List<DeliveryStatement> statements = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, String> fileOfTable = new HashMap<>();

        Reading(String source) {
            this.source = source;
        }

        Deliveries result() {
            return new Deliveries(List.copyOf(statements), Mappings.inOrder(faults));
        }

        void file(String file, String sql) {
            String text = sql.startsWith("\uFEFF") ? " " + sql.substring(1) : sql;
            for (String statement : SqlFile.statements(text)) {
                MappingParser.parse(file, statement, faults).ifPresent(insert -> Shape.of(file, insert, faults)
                        .ifPresent(shape -> statements.add(statement(file, insert, shape))));
            }
        }

        private DeliveryStatement statement(String file, SqlInsert insert, Shape shape) {
            String table = table(shape.type());
            String other = fileOfTable.putIfAbsent(table, file);
            if (other != null) {
                faults.add(Fault.of(FaultCode.DELIVERY_TABLE_TWICE, place(file, shape.type()), table, other));
            }
            SqlNode where = shape.select().getWhere();
            return new DeliveryStatement(
                    source,
                    table,
                    place(file, shape.type()),
                    new From(file, String.join(".", shape.table().names), shape.alias()),
                    place(file, shape.table()),
                    columns(file, shape),
                    where == null ? null : expression(file, where),
                    insert.toSqlString(CalciteSqlDialect.DEFAULT).getSql());
        }

        /** The connector's own name may stand in front, to say whose table it is. */
        private String table(SqlIdentifier written) {
            List<String> names = written.names;
            boolean own = names.size() > 1 && names.get(0).equals(source);
            return String.join(".", own ? names.subList(1, names.size()) : names);
        }

        private List<Column> columns(String file, Shape shape) {
            List<SqlNode> expressions = shape.select().getSelectList().getList();
            if (shape.columns().size() != expressions.size()) {
                Place place = place(file, shape.select());
                int columns = shape.columns().size();
                faults.add(Fault.of(FaultCode.DELIVERY_COLUMN_COUNT, place, columns, expressions.size()));
            }
            Set<String> seen = new HashSet<>();
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < Math.min(shape.columns().size(), expressions.size()); i++) {
                SqlIdentifier written = (SqlIdentifier) shape.columns().get(i);
                Place place = place(file, written);
                if (!seen.add(written.toString())) {
                    faults.add(Fault.of(FaultCode.DELIVERY_COLUMN_TWICE, place, written));
                }
                columns.add(new Column(written.toString(), place, expression(file, expressions.get(i))));
            }
            return List.copyOf(columns);
        }

        private Expression expression(String file, SqlNode written) {
            SqlNode node = MappingParser.withoutAlias(written);
            int before = faults.size();
            node.accept(new ExpressionCheck(file, functions, faults));
            return new Expression(node, place(file, node), faults.size() == before);
        }
    }
}
