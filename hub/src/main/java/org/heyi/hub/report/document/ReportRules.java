package org.heyi.hub.report.document;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.DocumentFiles.DocumentFile;
import org.heyi.hub.document.QueryCheck;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** What a report asks of a query: a list as its one root, a period, a name for each column. {@link ReportColumns} has the rules for fields. */
final class ReportRules {
    static final int MOST_COLUMNS = 150;
    private static final Set<String> PAGING = Set.of("first", "last", "after", "before");
    private final Ontology ontology;
    private final DocumentFile file;
    private final List<Fault> faults;

    ReportRules(Ontology ontology, DocumentFile file, List<Fault> faults) {
        this.ontology = ontology;
        this.file = file;
        this.faults = faults;
    }

    /** The report; empty when it has a fault. */
    Optional<Report> report(OperationDefinition operation, Bilingual title) {
        List<Directive> directives = operation.getDirectives("report");
        if (directives.isEmpty()) {
            add(FaultCode.REPORT_DIRECTIVE_MISSING, operation);
            return Optional.empty();
        }
        Directive directive = directives.get(0);
        Optional<Every> every = every(directive);
        List<Variable> variables = new ArrayList<>();
        operation.getVariableDefinitions().forEach(v -> variable(v).ifPresent(variables::add));
        Optional<Field> root = root(operation);
        int before = faults.size();
        List<Column> columns = root.map(this::columns).orElse(List.of());
        boolean complete = root.isPresent() && faults.size() == before;
        List<Column> named = named(directive, columns, complete);
        if (every.isEmpty() || root.isEmpty() || !faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Report(
                file.code(),
                file.connector().name(),
                file.connector().department(),
                file.name(),
                title,
                every.get(),
                file.connector().zone(),
                variables,
                named,
                root.get().getResultKey(),
                Page.query(operation, root.get()),
                file.connector().handover()));
    }

    private Optional<Every> every(Directive directive) {
        Optional<String> written = text(directive, "every");
        Optional<Every> every = written.flatMap(Every::of);
        if (written.isPresent() && every.isEmpty()) {
            add(FaultCode.REPORT_EVERY, directive, written.get());
        }
        return every;
    }

    private Optional<Field> root(OperationDefinition operation) {
        List<?> roots = operation.getSelectionSet().getSelections();
        if (roots.size() == 1
                && roots.get(0) instanceof Field root
                && type(root).isPresent()) {
            return Optional.of(root);
        }
        String lists = ontology.entities().stream().map(EntityType::plural).collect(Collectors.joining(", "));
        add(FaultCode.REPORT_ROOT, operation, lists);
        return Optional.empty();
    }

    private Optional<EntityType> type(Field root) {
        return ontology.entities().stream()
                .filter(type -> type.plural().equals(root.getName()))
                .findFirst();
    }

    private List<Column> columns(Field root) {
        root.getDirectives().forEach(d -> add(FaultCode.REPORT_NOT_PLAIN, d, "@" + d.getName()));
        for (Argument argument : root.getArguments()) {
            if (PAGING.contains(argument.getName())) {
                add(FaultCode.REPORT_PAGING, argument, argument.getName());
            }
        }
        List<Selection<?>> parts = new ArrayList<>();
        root.getSelectionSet().getSelections().forEach(parts::add);
        if (parts.size() == 1 && parts.get(0) instanceof Field nodes && isPlain(nodes, "nodes")) {
            return ReportColumns.of(nodes, type(root).orElseThrow(), ontology, this);
        }
        add(FaultCode.REPORT_ROWS, root, root.getName());
        return List.of();
    }

    private static boolean isPlain(Field field, String name) {
        return field.getName().equals(name)
                && field.getAlias() == null
                && field.getDirectives().isEmpty();
    }

    /** The columns under the department's names; where they are not complete, how many they are says nothing. */
    private List<Column> named(Directive directive, List<Column> columns, boolean complete) {
        List<String> names = names(directive);
        Set<String> known = new HashSet<>();
        names.stream()
                .filter(name -> name.isBlank() || !known.add(name))
                .forEach(name -> add(FaultCode.REPORT_COLUMN_NAME, directive, name));
        if (columns.size() > MOST_COLUMNS) {
            add(FaultCode.REPORT_COLUMNS_TOO_MANY, directive, columns.size(), MOST_COLUMNS);
        }
        if (complete && names.size() != columns.size()) {
            String paths = columns.stream().map(Column::name).collect(Collectors.joining(", "));
            add(FaultCode.REPORT_COLUMNS, directive, names.size(), columns.size(), paths);
        }
        if (names.size() != columns.size()) {
            return columns;
        }
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            named.add(new Column(names.get(i), column.fields(), column.path(), column.kind(), column.labels()));
        }
        return List.copyOf(named);
    }

    private static List<String> names(Directive directive) {
        List<String> names = new ArrayList<>();
        if (value(directive, "columns") instanceof ArrayValue array) {
            for (Value<?> value : array.getValues()) {
                names.add(value instanceof StringValue text ? String.valueOf(text.getValue()) : "");
            }
        }
        return names;
    }

    private Optional<Variable> variable(VariableDefinition definition) {
        String name = definition.getName();
        String type = typeName(definition.getType());
        List<Directive> ago = definition.getDirectives("ago");
        boolean isDay = type.equals("Date") || type.equals("DateTime");
        boolean isKnown = ago.isEmpty()
                ? name.equals(Variable.PERIOD) ? type.equals("String") : isEnd(name) && isDay
                : !name.equals(Variable.PERIOD) && !isEnd(name) && !name.startsWith("_") && isDay;
        if (!isKnown || definition.getDefaultValue() != null) {
            add(FaultCode.REPORT_VARIABLE, definition, name);
            return Optional.empty();
        }
        Period period = ago.isEmpty() ? null : period(ago.get(0)).orElse(null);
        return Optional.of(new Variable(name, type.equals("DateTime"), period));
    }

    private static boolean isEnd(String name) {
        return name.equals(Variable.FROM) || name.equals(Variable.TO);
    }

    private static String typeName(Type<?> type) {
        Type<?> bare = type instanceof NonNullType nonNull ? nonNull.getType() : type;
        return bare instanceof TypeName named ? named.getName() : "";
    }

    private Optional<Period> period(Directive ago) {
        String written = text(ago, "period").orElse("");
        try {
            return Optional.of(Period.parse(written));
        } catch (DateTimeParseException e) {
            add(FaultCode.REPORT_AGO, ago, written);
            return Optional.empty();
        }
    }

    private static Optional<String> text(Directive directive, String argument) {
        return value(directive, argument) instanceof StringValue text
                ? Optional.ofNullable(text.getValue())
                : Optional.empty();
    }

    private static @Nullable Value<?> value(Directive directive, String argument) {
        Argument found = directive.getArgument(argument);
        return found == null ? null : found.getValue();
    }

    void add(FaultCode code, Node<?> node, Object... arguments) {
        Place place = QueryCheck.place(file.name(), node.getSourceLocation());
        faults.add(Fault.of(code, place, arguments));
    }
}
