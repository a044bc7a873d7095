package org.heyi.hub.form.document;

import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;

/**
 * Selects beside what a form shows of each entity what is known about it: its id, identifiers, records and disputes, under names with
 * {@code _} in front, which no field has; of the subject also the areas it lies in ({@link AreaBeside}).
 */
public final class Beside {
    public static final String ID = "_id";
    public static final String RECORDS = "_records";
    public static final String DISPUTES = "_disputes";

    private static final String KNOWN = """
            {
              _id: id
              _disputes: disputes { field }
              _records: records(first: %d) { department source table updatedAt committedAt values { field value } }
              %s
            }
            """;
    /** Of one entity, by key. Entities of a list have fewer, since what a query may ask for is limited. */
    private static final int RECORDS_OF_ONE = 200;

    private static final int RECORDS_IN_LIST = 30;

    private Beside() {}

    /** The name under which an identifier is selected beside. */
    public static String identifier(ValueField identifier) {
        return "_" + identifier.name();
    }

    static String query(OperationDefinition operation, EntityType type, Ontology ontology) {
        Field root = (Field) operation.getSelectionSet().getSelections().get(0);
        List<Selection<?>> selections =
                new ArrayList<>(FormItems.selections(entity(root.getSelectionSet(), type, ontology, RECORDS_OF_ONE)));
        String areas = AreaBeside.selections(ontology, type);
        if (!areas.isEmpty()) {
            selections.addAll(parsed("{ " + areas + " }"));
        }
        Field with = with(root, SelectionSet.newSelectionSet(selections).build());
        return AstPrinter.printAst(operation.transform(builder -> builder.directives(List.of())
                .selectionSet(SelectionSet.newSelectionSet().selection(with).build())));
    }

    private static SelectionSet entity(SelectionSet shown, EntityType type, Ontology ontology, int records) {
        List<Selection<?>> selections = known(type, records);
        for (Selection<?> selection : FormItems.selections(shown)) {
            Field field = (Field) selection;
            Optional<RelationField> relation = type.relation(field.getName());
            selections.add(relation.map(r -> related(field, r, ontology, records))
                    .orElseGet(() -> field.transform(builder -> builder.directives(List.of()))));
        }
        return SelectionSet.newSelectionSet(selections).build();
    }

    private static Field related(Field field, RelationField relation, Ontology ontology, int records) {
        EntityType target = ontology.entity(relation.target());
        if (!relation.many()) {
            return with(field, entity(field.getSelectionSet(), target, ontology, records));
        }
        Field nodes = (Field) field.getSelectionSet().getSelections().get(0);
        Field with = with(nodes, entity(nodes.getSelectionSet(), target, ontology, RECORDS_IN_LIST));
        return with(field, SelectionSet.newSelectionSet().selection(with).build());
    }

    private static Field with(Field field, SelectionSet selections) {
        return field.transform(builder -> builder.directives(List.of()).selectionSet(selections));
    }

    private static List<Selection<?>> known(EntityType type, int records) {
        String identifiers = type.identifiers()
                .map(field -> identifier(field) + ": " + field.name())
                .collect(Collectors.joining("\n"));
        return parsed(KNOWN.formatted(records, identifiers));
    }

    private static List<Selection<?>> parsed(String selections) {
        OperationDefinition operation =
                (OperationDefinition) Parser.parse(selections).getDefinitions().get(0);
        return FormItems.selections(operation.getSelectionSet());
    }
}
