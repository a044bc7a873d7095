package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statement that makes new entities of one kind, each with its record and relations. For many rows it names each property: so Neo4j
 * looks the names up once and not for each row, at the price of one plan for each set of names. For a few rows one plan must do for all.
 */
final class Creation {
    private static final int MANY = 200;

    private final List<NewEntity> entities;
    private final StringBuilder cypher = new StringBuilder("UNWIND $rows AS row");

    private Creation(List<NewEntity> entities) {
        this.entities = entities;
    }

    /** Its one parameter, {@code rows}, are the entities' {@link NewEntity#row rows}. */
    static String statement(NewEntity.Kind kind, List<NewEntity> entities) {
        return new Creation(entities).statement(kind);
    }

    private String statement(NewEntity.Kind kind) {
        for (int i = 0; i < kind.edges().size(); i++) {
            cypher.append(" MATCH (t%1$d:Entity {id: row.targets[%1$d]})".formatted(i));
        }
        create("e", ":Entity:" + Names.quote(kind.type()), "golden", NewEntity::golden);
        if (kind.hasRecord()) {
            create("r", ":Record", "record", NewEntity::record);
            cypher.append(" CREATE (r)-[:OF]->(e)");
        }
        for (int i = 0; i < kind.edges().size(); i++) {
            cypher.append(" CREATE (e)-[:%2$s {records: row.supports[%1$d]}]->(t%1$d)"
                    .formatted(i, Names.quote(kind.edges().get(i))));
        }
        return cypher.toString();
    }

    private void create(
            String variable, String labels, String map, Function<NewEntity, Map<String, Object>> properties) {
        cypher.append(" CREATE (").append(variable).append(labels);
        if (entities.size() < MANY) {
            cypher.append(") SET %s = row.%s".formatted(variable, map));
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        entities.forEach(entity -> names.addAll(properties.apply(entity).keySet()));
        cypher.append(names.stream()
                .map(Names::quote)
                .map(name -> name + ": row." + map + "." + name)
                .collect(Collectors.joining(", ", " {", "})")));
    }
}
