package org.heyi.connectors.mapping.statement;

import static org.heyi.connectors.mapping.statement.MappingParser.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.CalciteSqlDialect;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.connectors.mapping.statement.Statement.Output;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Reads mapping files and checks them against the ontology: everything that can be known without the source. Thread-safe. */
public final class MappingReader {
    private final Ontology ontology;
    private final FunctionLibrary functions;

    public MappingReader(Ontology ontology, FunctionLibrary functions) {
        this.ontology = ontology;
        this.functions = functions;
    }

    /** The statements of all {@code *.sql} files in {@code folder}, files in order of name, and everything that is wrong with them. */
    public Mappings read(String source, Path folder) {
        Reading reading = new Reading();
        for (Path path : files(source, folder, reading.faults)) {
            String file = source + "/" + path.getFileName();
            try {
                reading.file(file, Files.readString(path));
            } catch (IOException e) {
                reading.faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(file), e.toString()));
            }
        }
        return new Mappings(source, reading.statements, reading.faults, ontology);
    }

    /** As {@link #read}, of one text. {@code file} is how faults and statements name it. */
    public Mappings parse(String source, String file, String sql) {
        Reading reading = new Reading();
        reading.file(file, sql);
        return new Mappings(source, reading.statements, reading.faults, ontology);
    }

    private static List<Path> files(String source, Path folder, List<Fault> faults) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(p -> p.getFileName().toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(p -> p.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(source), e.toString()));
            return List.of();
        }
    }

    /** The statements of one connector, as they are found. */
    private final class Reading {
        private final List<Statement> statements = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, Integer> count = new HashMap<>();

        void file(String file, String sql) {
            String text = sql.startsWith("\uFEFF") ? " " + sql.substring(1) : sql;
            for (String statement : SqlFile.statements(text)) {
                Optional<SqlInsert> insert = MappingParser.parse(file, statement, faults);
                insert.flatMap(i -> Shape.of(file, i, faults).map(s -> statement(file, i, s)))
                        .ifPresent(statements::add);
            }
        }

        private Statement statement(String file, SqlInsert insert, Shape shape) {
            Optional<EntityType> type = type(file, shape.type());
            String typeName = shape.type().toString();
            String table = String.join(".", shape.table().names);
            int number = count.merge(table + "\0" + typeName, 1, Integer::sum);
            SqlNode where = shape.select().getWhere();
            return new Statement(
                    file,
                    typeName,
                    number == 1 ? typeName : typeName + "~" + number,
                    table,
                    shape.alias(),
                    place(file, shape.table()),
                    outputs(file, shape, type),
                    where == null ? null : expression(file, where),
                    insert.toSqlString(CalciteSqlDialect.DEFAULT).getSql());
        }

        private Optional<EntityType> type(String file, SqlIdentifier written) {
            Optional<EntityType> type = ontology.find(written.toString());
            if (type.isEmpty()) {
                List<String> names =
                        ontology.entities().stream().map(EntityType::name).toList();
                faults.add(Fault.of(
                        FaultCode.UNKNOWN_ENTITY_TYPE,
                        place(file, written),
                        written,
                        DidYouMean.among(names, written.toString())));
            }
            return type;
        }

        private List<Output> outputs(String file, Shape shape, Optional<EntityType> type) {
            List<SqlNode> columns = shape.columns();
            List<SqlNode> expressions = shape.select().getSelectList().getList();
            if (columns.size() != expressions.size()) {
                faults.add(Fault.of(
                        FaultCode.COLUMN_COUNT, place(file, shape.select()), columns.size(), expressions.size()));
            }
            Optional<TargetCheck> targets = type.map(t -> new TargetCheck(ontology, t, faults));
            List<Output> outputs = new ArrayList<>();
            for (int i = 0; i < Math.max(columns.size(), expressions.size()); i++) {
                String column = i < columns.size() ? String.join(".", ((SqlIdentifier) columns.get(i)).names) : "";
                Target target = i < columns.size() && targets.isPresent()
                        ? targets.get().target(column, place(file, columns.get(i)))
                        : new Target.Unknown();
                if (i < expressions.size()) {
                    outputs.add(output(file, column, target, expressions.get(i), columns.size() == expressions.size()));
                }
            }
            return List.copyOf(outputs);
        }

        private Output output(String file, String column, Target target, SqlNode written, boolean paired) {
            SqlNode expression = MappingParser.withoutAlias(written);
            if (paired && target instanceof Target.Value value && value.field().kind() == ValueKind.ENUM) {
                new EnumLiterals(file, ontology.enumType(value.field().type()), faults).check(expression);
            }
            return new Output(column, paired ? target : new Target.Unknown(), expression(file, expression));
        }

        private Expression expression(String file, SqlNode node) {
            int before = faults.size();
            node.accept(new ExpressionCheck(file, functions, faults));
            return new Expression(node, place(file, node), faults.size() == before);
        }
    }
}
