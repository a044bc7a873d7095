package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement that makes new entities of one kind, each with its record and relations, and its parameters. For many entities the rows are
 * lists and the statement names each property: then no name is sent and looked up again for each row, a value that the entity shares with
 * its record is sent once, what the batch says of all its records is sent once for all, and what many of them lead to is looked up once.
 * That takes a plan for each set of names, so for a few entities the rows have maps.
 */
final class Creation {
    private static final int MANY = 200;
    private static final int NONE = -1;

    private final NewEntity.Kind kind;
    private final List<NewEntity> entities;
    private final boolean many;
    private final int grouping;
    private final List<Function<NewEntity, @Nullable Object>> columns = new ArrayList<>();
    private final Map<String, Object> common = new HashMap<>();
    private final StringBuilder cypher = new StringBuilder();

    private Creation(NewEntity.Kind kind, List<NewEntity> entities) {
        this.kind = kind;
        this.entities = entities;
        this.many = entities.size() >= MANY;
        this.grouping = many ? linkWithFewestTargets() : NONE;
    }

    static Creation of(NewEntity.Kind kind, List<NewEntity> entities) {
        Creation creation = new Creation(kind, entities);
        creation.compose();
        return creation;
    }

    String statement() {
        return cypher.toString();
    }

    /** {@code rows}, by the target of one of their relations when there are many, and {@code common}, what is the same in all of them. */
    Map<String, Object> parameters() {
        return Map.of("rows", grouping == NONE ? rows(entities) : groups(), "common", common);
    }

    private List<List<Object>> groups() {
        Map<String, List<NewEntity>> byTarget = entities.stream()
                .collect(Collectors.groupingBy(
                        entity -> target(entity, grouping), LinkedHashMap::new, Collectors.toList()));
        List<List<Object>> groups = new ArrayList<>(byTarget.size());
        byTarget.forEach((target, some) -> groups.add(List.of(target, rows(some))));
        return groups;
    }

    private List<List<@Nullable Object>> rows(List<NewEntity> some) {
        List<List<@Nullable Object>> rows = new ArrayList<>(some.size());
        for (NewEntity entity : some) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            columns.forEach(column -> row.add(column.apply(entity)));
            rows.add(row);
        }
        return rows;
    }

    private int linkWithFewestTargets() {
        int fewest = NONE;
        long targets = Long.MAX_VALUE;
        for (int i = 0; i < kind.links().size(); i++) {
            int link = i;
            long some = entities.stream()
                    .map(entity -> target(entity, link))
                    .distinct()
                    .count();
            if (some < targets) {
                fewest = i;
                targets = some;
            }
        }
        return fewest;
    }

    private static String target(NewEntity entity, int link) {
        return entity.links().get(link).target();
    }

    private void compose() {
        if (grouping == NONE) {
            cypher.append("UNWIND $rows AS row");
        } else {
            cypher.append("UNWIND $rows AS of MATCH (t%d:Entity {id: of[0]}) UNWIND of[1] AS row".formatted(grouping));
        }
        for (int i = 0; i < kind.links().size(); i++) {
            int link = i;
            if (i != grouping) {
                cypher.append(" MATCH (t%d:Entity {id: %s})".formatted(i, column(entity -> target(entity, link))));
            }
        }
        Map<String, String> known = new HashMap<>();
        create("e", ":Entity:" + Names.quote(kind.type()), NewEntity::golden, known);
        if (kind.hasRecord()) {
            create("r", ":Record", NewEntity::record, known);
            cypher.append(" CREATE (r)-[:OF]->(e)");
        }
        for (int i = 0; i < kind.links().size(); i++) {
            String type = Names.quote(kind.links().get(i));
            cypher.append(" CREATE (e)-[:%s {records: %s}]->(t%d)".formatted(type, supporting(i, known), i));
        }
    }

    /** The keys of the records that support a relation; mostly that is the new record alone. */
    private String supporting(int link, Map<String, String> known) {
        String key = known.get(RecordStates.KEY);
        boolean itsOwn = key != null
                && entities.stream().allMatch(entity -> entity.links()
                        .get(link)
                        .records()
                        .equals(List.of(Objects.requireNonNull(entity.record().get(RecordStates.KEY)))));
        return itsOwn
                ? "[" + key + "]"
                : column(entity -> entity.links().get(link).records());
    }

    /** {@code known} are the expressions of values that the entity and its record have in common, and of the record's key. */
    private void create(
            String variable,
            String labels,
            Function<NewEntity, Map<String, Object>> properties,
            Map<String, String> known) {
        cypher.append(" CREATE (").append(variable).append(labels);
        if (!many) {
            cypher.append(") SET %s = %s".formatted(variable, column(properties::apply)));
            return;
        }
        Set<String> names = new HashSet<>();
        entities.forEach(entity -> names.addAll(properties.apply(entity).keySet()));
        cypher.append(names.stream()
                .sorted()
                .map(name -> Names.quote(name) + ": " + property(name, properties, known))
                .collect(Collectors.joining(", ", " {", "})")));
    }

    private String property(
            String name, Function<NewEntity, Map<String, Object>> properties, Map<String, String> known) {
        String expression = known.get(name);
        if (expression != null) {
            return expression;
        }
        Object first = properties.apply(entities.get(0)).get(name);
        // Only what the batch says of its records: of any other value it changes from batch to batch, and with it the
        // plan.
        if (first != null
                && name.startsWith("_")
                && entities.stream()
                        .allMatch(
                                entity -> first.equals(properties.apply(entity).get(name)))) {
            common.put(name, first);
            return "$common." + Names.quote(name);
        }
        String column = column(entity -> properties.apply(entity).get(name));
        if (name.equals(RecordStates.KEY) || entities.stream().allMatch(entity -> isShared(name, entity))) {
            known.put(name, column);
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
