package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;

/**
 * The Cypher that counts one type. Rows: source and department (null for the entities themselves), how many there are, and for each field
 * how many have a value, how many of these were said since {@code $since}, and on how many records disagree.
 */
final class CatalogText {
    private final Ontology ontology;
    private final EntityType type;
    private final List<Field> fields;

    CatalogText(Ontology ontology, EntityType type) {
        this.ontology = ontology;
        this.type = type;
        this.fields = type.fields().stream()
                .filter(field -> !(field instanceof RelationField relation) || relation.isOut())
                .toList();
    }

    /** Those a department can state. */
    List<Field> fields() {
        return fields;
    }

    /** The parameter with the name of the field at {@code place}. */
    static String parameter(int place) {
        return "field" + place;
    }

    String all() {
        return ofEntities() + "\nUNION ALL\n" + ofRecords();
    }

    String ofEntities() {
        String said = Text.block(
                "COLLECT",
                List.of("MATCH (r:`Record`)-[:`OF`]->(n)", "WHERE r.`_updatedAt` >= $since", "RETURN properties(r)"));
        return "MATCH " + Text.node("n", type.name()) + "\nWITH n, " + said
                + " AS said\nRETURN null AS source, null AS department, count(n) AS total,\n"
                + each(place -> count(has(fields.get(place)))) + " AS counts,\n"
                + each(place -> count("any(r IN said WHERE " + says(fields.get(place)) + ")")) + " AS said,\n"
                + each(place -> count("$" + parameter(place) + " IN n.`_disputed`")) + " AS disputed";
    }

    private String ofRecords() {
        return "MATCH " + Text.node("n", type.name()) + "<-[:`OF`]-(r:`Record`)\n"
                + "WITH r, split(r.`_key`, '/') AS key\n"
                + "RETURN key[0] AS source, CASE key[0] WHEN $collected THEN key[1] END AS department, count(r) AS total,\n"
                + each(place -> "count(" + column(fields.get(place)) + ")") + " AS counts, [] AS said, [] AS disputed";
    }

    private String each(IntFunction<String> count) {
        return Text.list(new ArrayList<>(
                IntStream.range(0, fields.size()).mapToObj(count).toList()));
    }

    private static String count(String condition) {
        return "count(CASE WHEN " + condition + " THEN 1 END)";
    }

    private String has(Field field) {
        return field instanceof RelationField relation
                ? "EXISTS { " + Text.step("n", relation, Text.node("", relation.target())) + " }"
                : Text.property("n", field.name()) + " IS NOT NULL";
    }

    private String says(Field field) {
        return field instanceof RelationField
                ? column(field) + " IS NOT NULL"
                : column(field) + " = " + Text.property("n", field.name());
    }

    /** What a record says of a field; of a relation, by whichever identifier. */
    private String column(Field field) {
        if (field instanceof RelationField relation) {
            return ontology.entity(relation.target())
                    .identifiers()
                    .map(identifier -> Text.property("r", relation.name() + "." + identifier.name()))
                    .collect(Collectors.joining(", ", "coalesce(", ")"));
        }
        return Text.property("r", field.name());
    }
}
