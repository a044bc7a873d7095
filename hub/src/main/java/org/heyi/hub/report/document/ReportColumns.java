package org.heyi.hub.report.document;

import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.SchemaField;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** Reads what a report shows of a row: values, of the row's entity or of what single relations lead to, and how many a list has. */
final class ReportColumns {
    private static final Set<String> NO_VALUES = Set.of("id", "records", "disputes", "__typename");
    private final Ontology ontology;
    private final ReportRules rules;
    private final List<Column> columns = new ArrayList<>();

    private ReportColumns(Ontology ontology, ReportRules rules) {
        this.ontology = ontology;
        this.rules = rules;
    }

    /** The columns in order, named by their paths; {@code rules} takes the faults. */
    static List<Column> of(Field nodes, EntityType type, Ontology ontology, ReportRules rules) {
        ReportColumns columns = new ReportColumns(ontology, rules);
        columns.add(nodes, type, List.of(), List.of());
        return columns.columns;
    }

    private void add(Field object, EntityType type, List<SchemaField> way, List<String> path) {
        Set<String> keys = new HashSet<>();
        for (Field field : fields(object.getSelectionSet())) {
            List<String> inner = new ArrayList<>(path);
            inner.add(field.getResultKey());
            if (!keys.add(field.getResultKey())) {
                rules.add(FaultCode.REPORT_FIELD_TWICE, field, String.join(".", inner));
            }
            List<SchemaField> fields = new ArrayList<>(way);
            fields.add(new SchemaField(type.name(), field.getName()));
            column(field, type, fields, inner);
        }
    }

    /** The plain fields of a selection; what else is in it is told. */
    List<Field> fields(@Nullable SelectionSet set) {
        List<Field> fields = new ArrayList<>();
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                if (selection instanceof Field field) {
                    field.getDirectives().forEach(directive -> notPlain(directive, AstPrinter.printAst(directive)));
                    fields.add(field);
                } else {
                    notPlain(selection, "the fragment");
                }
            }
        }
        return fields;
    }

    private void notPlain(Node<?> node, String what) {
        rules.add(FaultCode.REPORT_NOT_PLAIN, node, what);
    }

    private void column(Field field, EntityType type, List<SchemaField> fields, List<String> path) {
        Optional<ValueField> value = type.value(field.getName());
        Optional<RelationField> relation = type.relation(field.getName());
        if (value.isPresent()) {
            columns.add(
                    new Column(String.join(".", path), fields, path, value.get().kind(), labels(value.get())));
        } else if (relation.isPresent() && relation.get().many()) {
            count(field, fields, path);
        } else if (relation.isPresent()) {
            add(field, ontology.entity(relation.get().target()), fields, path);
        } else if (NO_VALUES.contains(field.getName())) {
            rules.add(FaultCode.REPORT_NOT_A_COLUMN, field, String.join(".", path));
        } else {
            unknown(field, type);
        }
    }

    private void count(Field list, List<SchemaField> counted, List<String> path) {
        for (Field part : fields(list.getSelectionSet())) {
            List<String> inner = new ArrayList<>(path);
            inner.add(part.getResultKey());
            if (part.getName().equals("totalCount")) {
                columns.add(new Column(String.join(".", inner), counted, inner, ValueKind.LONG, Map.of()));
            } else {
                rules.add(FaultCode.REPORT_NOT_A_COLUMN, part, String.join(".", inner));
            }
        }
    }

    private void unknown(Field field, EntityType type) {
        List<String> names =
                type.fields().stream().map(org.heyi.schema.Field::name).toList();
        String near = DidYouMean.among(names, field.getName());
        rules.add(FaultCode.REPORT_FIELD_UNKNOWN, field, field.getName(), type.name(), near);
    }

    private Map<String, String> labels(ValueField field) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (field.kind() == ValueKind.ENUM) {
            ontology.enumType(field.type())
                    .values()
                    .forEach(value -> labels.put(
                            value.name(),
                            Bilingual.of(value.description(), value.name()).zh()));
        }
        return labels;
    }
}
