package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement that makes new entities of one kind, each with its record and relations, and its parameter {@code rows}. For many entities
 * the rows are lists and the statement names each property: then no name is sent and looked up again for each row, and a value that the
 * entity shares with its record is sent once. That takes a plan for each set of names, so for a few entities the rows have maps.
 */
final class Creation {
    private static final int MANY = 200;

    private final NewEntity.Kind kind;
    private final List<NewEntity> entities;
    private final List<Function<NewEntity, @Nullable Object>> columns = new ArrayList<>();
    private final StringBuilder cypher = new StringBuilder("UNWIND $rows AS row");

    private Creation(NewEntity.Kind kind, List<NewEntity> entities) {
        this.kind = kind;
        this.entities = entities;
    }

    static Creation of(NewEntity.Kind kind, List<NewEntity> entities) {
        Creation creation = new Creation(kind, entities);
        creation.compose(entities.size() >= MANY);
        return creation;
    }

    String statement() {
        return cypher.toString();
    }

    List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>(entities.size());
        for (NewEntity entity : entities) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            columns.forEach(column -> row.add(column.apply(entity)));
            rows.add(row);
        }
        return rows;
    }

    private void compose(boolean many) {
        for (int i = 0; i < kind.links().size(); i++) {
            int link = i;
            String target = column(entity -> entity.links().get(link).target());
            cypher.append(" MATCH (t%d:Entity {id: %s})".formatted(i, target));
        }
        Map<String, String> shared = new HashMap<>();
        create("e", ":Entity:" + Names.quote(kind.type()), NewEntity::golden, many, shared);
        if (kind.hasRecord()) {
            create("r", ":Record", NewEntity::record, many, shared);
            cypher.append(" CREATE (r)-[:OF]->(e)");
        }
        for (int i = 0; i < kind.links().size(); i++) {
            int link = i;
            String type = Names.quote(kind.links().get(i));
            String records = column(entity -> entity.links().get(link).records());
            cypher.append(" CREATE (e)-[:%s {records: %s}]->(t%d)".formatted(type, records, i));
        }
    }

    /** {@code shared} are the columns of values that the entity and its record have in common. */
    private void create(
            String variable,
            String labels,
            Function<NewEntity, Map<String, Object>> properties,
            boolean many,
            Map<String, String> shared) {
        cypher.append(" CREATE (").append(variable).append(labels);
        if (!many) {
            cypher.append(") SET %s = %s".formatted(variable, column(properties::apply)));
            return;
        }
        Set<String> names = new HashSet<>();
        entities.forEach(entity -> names.addAll(properties.apply(entity).keySet()));
        cypher.append(names.stream()
                .sorted()
                .map(name -> Names.quote(name) + ": " + property(name, properties, shared))
                .collect(Collectors.joining(", ", " {", "})")));
    }

    private String property(
            String name, Function<NewEntity, Map<String, Object>> properties, Map<String, String> shared) {
        String known = shared.get(name);
        if (known != null) {
            return known;
        }
        String column = column(entity -> properties.apply(entity).get(name));
        if (entities.stream().allMatch(entity -> isShared(name, entity))) {
            shared.put(name, column);
        }
        return column;
    }

    private static boolean isShared(String name, NewEntity entity) {
        return Objects.equals(entity.golden().get(name), entity.record().get(name));
    }

    private String column(Function<NewEntity, @Nullable Object> value) {
        columns.add(value);
        return "row[" + (columns.size() - 1) + "]";
    }
}
