package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.hub.query.api.OrderDirection;
import org.jspecify.annotations.Nullable;

/** A total order of a type's entities: the fields asked for, then the id. */
record Order(List<OrderKey> keys) {

    /** The order of an {@code orderBy} argument; by id alone when it is absent. */
    static Order of(@Nullable Object orderBy) {
        List<OrderKey> keys = new ArrayList<>();
        if (orderBy instanceof List<?> steps) {
            steps.forEach(step -> add(keys, (Map<?, ?>) step));
        }
        if (keys.stream().noneMatch(OrderKey::isId)) {
            keys.add(new OrderKey("id", false, false));
        }
        return new Order(List.copyOf(keys));
    }

    /** After the id nothing is left to order, and a field counts where it stands first. */
    private static void add(List<OrderKey> keys, Map<?, ?> step) {
        step.forEach((field, direction) -> {
            boolean known =
                    keys.stream().anyMatch(key -> key.isId() || key.field().equals(field));
            if (!known) {
                keys.add(new OrderKey((String) field, direction == OrderDirection.DESC, false));
            }
        });
    }

    boolean isById() {
        return keys.get(0).isId();
    }

    Order reversed() {
        return new Order(keys.stream().map(OrderKey::reversed).toList());
    }

    /** Tells cursors of one order from those of another. */
    int signature() {
        return keys.stream()
                .map(key -> key.field() + (key.descending() ? "-" : "+"))
                .toList()
                .hashCode();
    }

    /** {@code present} are fields known to have a value; an index can then serve the order. */
    String clause(String variable, Set<String> present) {
        return keys.stream()
                .map(key -> key.clause(variable, present))
                .collect(Collectors.joining(", ", "ORDER BY ", ""));
    }

    /** The list of an entity's values that its cursor is made of. */
    String values(String variable) {
        return Text.list(
                keys.stream().map(k -> Text.property(variable, k.field())).toList());
    }

    /** What holds of the entities that come after a cursor, which has one parameter a key. */
    String after(String variable, List<Parameters.Reference> cursor, Set<String> present) {
        String condition = "";
        for (int i = keys.size() - 1; i >= 0; i--) {
            condition = keys.get(i).after(variable, cursor.get(i), present, condition);
        }
        return condition;
    }
}
