package org.heyi.hub.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;

/** Queries worth trying first, made from the ontology so that they fit whatever city the hub serves. */
final class Examples {
    private static final int FIELDS = 5;

    private Examples() {}

    /** Each with a {@code query}, as GraphiQL takes its tabs. */
    static List<Map<String, String>> of(Ontology ontology) {
        List<String> queries = new ArrayList<>();
        if (!ontology.entities().isEmpty()) {
            EntityType first = ontology.entities().get(0);
            queries.add(list(ontology, first));
            queries.add(provenance(first));
        }
        queries.add(overview());
        return queries.stream().map(query -> Map.of("query", query)).toList();
    }

    private static String list(Ontology ontology, EntityType type) {
        Optional<RelationField> one =
                type.relations().filter(relation -> !relation.many()).findFirst();
        String related = one.map(relation ->
                        "\n      %s { id %s }".formatted(relation.name(), values(ontology.entity(relation.target()))))
                .orElse("");
        return """
                # The first ten, with what they lead to. 前十个实体及其关联
                query List {
                  %s(first: 10) {
                    totalCount
                    nodes {
                      id %s%s
                    }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """.formatted(type.plural(), values(type), related);
    }

    private static String provenance(EntityType type) {
        return """
                # Who says what: every record behind an entity. 数据来源与争议
                query Provenance {
                  %s(first: 3) {
                    nodes {
                      id %s
                      records { department source table key committedAt values { field value } }
                      disputes { field values { value departments } }
                    }
                  }
                }
                """.formatted(type.plural(), values(type));
    }

    private static String overview() {
        return """
                # How the sources are doing, and what is collected twice. 数据源状态与数据目录
                query Overview {
                  sources { source department state lagSeconds rows rowsPerSecond quarantined lastFault { messageZh message } }
                  catalog { type field departments authority withValue entities collectedTwice }
                }
                """;
    }

    private static String values(EntityType type) {
        return type.values().limit(FIELDS).map(ValueField::name).collect(Collectors.joining(" "));
    }
}
