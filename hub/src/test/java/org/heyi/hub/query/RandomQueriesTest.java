package org.heyi.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.heyi.hub.query.RandomCity.Entity;
import org.heyi.hub.query.RandomFilter.Filter;
import org.heyi.hub.query.RandomFilter.Word;
import org.heyi.schema.EntityType;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random queries over a random city, held against what Java makes of them. {@code -Dheyi.seed} and {@code -Dheyi.queries} give other and
 * more queries.
 */
class RandomQueriesTest {
    private static final int QUERIES = Integer.getInteger("heyi.queries", 25);
    private TestCity api;

    @BeforeEach
    void city() {
        api = TestCity.empty();
    }

    @RepeatedTest(3)
    void every_page_holds_what_an_independent_reading_of_the_query_says(RepetitionInfo seed) {
        Random random = new Random(Integer.getInteger("heyi.seed", 0) + seed.getCurrentRepetition());
        RandomCity city = new RandomCity(random);
        city.write(api);
        for (int i = 0; i < QUERIES; i++) {
            check(random, city, i);
        }
    }

    private void check(Random random, RandomCity city, int number) {
        List<EntityType> types = TestCity.ONTOLOGY.entities();
        EntityType type = types.get(random.nextInt(types.size()));
        Filter filter = new RandomFilter(random, city).of(type, 2);
        List<Map<String, Object>> orderBy = new ArrayList<>();
        Comparator<Entity> order = order(random, type, orderBy);
        List<RelationField> lists = type.relations().filter(RelationField::many).toList();
        List<Entity> expected = new ArrayList<>(city.byType.get(type.name()).stream()
                .filter(filter.holds())
                .sorted(order)
                .toList());
        String what =
                "%d: %s %s %s".formatted(number, type.plural(), Literals.of(filter.where()), Literals.of(orderBy));
        boolean literals = random.nextBoolean();
        int size = 1 + random.nextInt(5);
        boolean backward = random.nextBoolean();
        walk(new Walk(type, filter, orderBy, literals, size, backward), expected, what);
        if (!lists.isEmpty()) {
            nested(random, city, lists.get(random.nextInt(lists.size())), what);
        }
    }

    private record Walk(
            EntityType type,
            Filter filter,
            List<Map<String, Object>> orderBy,
            boolean literals,
            int size,
            boolean backward) {}

    /** Follows the cursors from one end to the other. */
    private void walk(Walk walk, List<Entity> expected, String what) {
        String type = walk.type().name();
        String fields = "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } }";
        String bounds = walk.backward() ? "last: $size, before: $cursor" : "first: $size, after: $cursor";
        String query = walk.literals()
                ? "query($size: Int, $cursor: String) { list: %s(where: %s, orderBy: %s, %s) %s }"
                        .formatted(
                                walk.type().plural(),
                                Literals.of(walk.filter().where()),
                                Literals.of(walk.orderBy()),
                                bounds,
                                fields)
                : ("query($size: Int, $cursor: String, $where: %sWhere, $order: [%sOrder!]) "
                                + "{ list: %s(where: $where, orderBy: $order, %s) %s }")
                        .formatted(type, type, walk.type().plural(), bounds, fields);
        List<String> ids = expected.stream().map(Entity::id).toList();
        int taken = 0;
        Object cursor = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("size", walk.size());
            variables.put("cursor", cursor);
            if (!walk.literals()) {
                variables.put("where", Literals.plain(walk.filter().where()));
                variables.put("order", Literals.plain(walk.orderBy()));
            }
            Map<?, ?> list = (Map<?, ?>) api.data(query, variables).get("list");
            int from = walk.backward() ? Math.max(0, ids.size() - taken - walk.size()) : Math.min(taken, ids.size());
            int to = walk.backward() ? ids.size() - taken : Math.min(ids.size(), taken + walk.size());
            Map<?, ?> info = (Map<?, ?>) list.get("pageInfo");
            assertThat(list.get("nodes"))
                    .as(what)
                    .isEqualTo(ids.subList(from, to).stream()
                            .map(id -> Map.of("id", id))
                            .toList());
            assertThat(list.get("totalCount")).as(what).isEqualTo((long) ids.size());
            assertThat(info.get("hasNextPage")).as(what).isEqualTo(to < ids.size());
            assertThat(info.get("hasPreviousPage")).as(what).isEqualTo(from > 0);
            cursor = info.get(walk.backward() ? "startCursor" : "endCursor");
            taken += to - from;
        } while (taken < ids.size());
    }

    private void nested(Random random, RandomCity city, RelationField relation, String what) {
        EntityType target = TestCity.ONTOLOGY.entity(relation.target());
        Filter filter = new RandomFilter(random, city).of(target, 1);
        List<Map<String, Object>> orderBy = new ArrayList<>();
        Comparator<Entity> order = order(random, target, orderBy);
        EntityType owner = TestCity.ONTOLOGY.entities().stream()
                .filter(type -> type.fields().contains(relation))
                .findFirst()
                .orElseThrow();
        String query =
                "query($w: %sWhere) { list: %s(first: 100) { nodes { id list: %s(first: 2, where: $w, orderBy: %s) { totalCount nodes { id } } } } }"
                        .formatted(target.name(), owner.plural(), relation.name(), Literals.of(orderBy));
        Map<?, ?> list = (Map<?, ?>)
                api.data(query, Map.of("w", Literals.plain(filter.where()))).get("list");
        List<Map<String, Object>> expected = city.byType.get(owner.name()).stream()
                .sorted(Comparator.comparing(Entity::id))
                .map(entity -> {
                    List<Entity> related = entity.related().get(relation.name()).stream()
                            .filter(filter.holds())
                            .sorted(order)
                            .toList();
                    return Map.<String, Object>of(
                            "id", entity.id(),
                            "list",
                                    Map.of(
                                            "totalCount",
                                            (long) related.size(),
                                            "nodes",
                                            related.stream()
                                                    .limit(2)
                                                    .map(e -> Map.of("id", e.id()))
                                                    .toList()));
                })
                .toList();
        assertThat(list.get("nodes"))
                .as(what + " / " + Literals.of(filter.where()) + Literals.of(orderBy))
                .isEqualTo(expected);
    }

    private static Comparator<Entity> order(Random random, EntityType type, List<Map<String, Object>> orderBy) {
        List<String> fields =
                new ArrayList<>(type.values().map(ValueField::name).toList());
        fields.add("id");
        Collections.shuffle(fields, random);
        Comparator<Entity> order = (a, b) -> 0;
        for (String field : fields.subList(0, random.nextInt(3))) {
            boolean descending = random.nextBoolean();
            orderBy.add(Map.of(field, new Word(descending ? "DESC" : "ASC")));
            order = order.thenComparing(RandomFilter.order(field, descending));
        }
        return order.thenComparing(Entity::id);
    }
}
