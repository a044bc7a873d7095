package org.heyi.hub.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.heyi.hub.query.RandomCity.Entity;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;

/** Makes filters at random, each as the API takes it and as a predicate in Java. */
final class RandomFilter {
    private final Random random;
    private final RandomCity city;

    /** A {@code where}, and what it means. Enum values are {@link Word}s. */
    record Filter(Map<String, Object> where, Predicate<Entity> holds) {}

    /** A word of GraphQL that is written without quotes. */
    record Word(String name) {}

    RandomFilter(Random random, RandomCity city) {
        this.random = random;
        this.city = city;
    }

    Filter of(EntityType type, int depth) {
        Map<String, Object> where = new LinkedHashMap<>();
        List<Predicate<Entity>> all = new ArrayList<>();
        int keys = random.nextInt(3);
        for (int i = 0; i < keys; i++) {
            add(type, depth, where, all);
        }
        return new Filter(where, entity -> all.stream().allMatch(p -> p.test(entity)));
    }

    private void add(EntityType type, int depth, Map<String, Object> where, List<Predicate<Entity>> all) {
        int kind = depth > 0 ? random.nextInt(6) : 5;
        if (kind == 0 && !where.containsKey("not")) {
            Filter inner = of(type, depth - 1);
            where.put("not", inner.where());
            all.add(inner.holds().negate());
        } else if (kind <= 2 && !where.containsKey(kind == 1 ? "and" : "or")) {
            List<Filter> inner = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                inner.add(of(type, depth - 1));
            }
            where.put(
                    kind == 1 ? "and" : "or", inner.stream().map(Filter::where).toList());
            all.add(entity -> kind == 1
                    ? inner.stream().allMatch(f -> f.holds().test(entity))
                    : inner.stream().anyMatch(f -> f.holds().test(entity)));
        } else {
            field(type, depth, where, all);
        }
    }

    private void field(EntityType type, int depth, Map<String, Object> where, List<Predicate<Entity>> all) {
        Field field = type.fields().get(random.nextInt(type.fields().size()));
        if (where.containsKey(field.name())) {
            return;
        }
        if (field instanceof RelationField relation) {
            if (depth > 0) {
                relation(relation, depth, where, all);
            }
            return;
        }
        ValueField value = (ValueField) field;
        Object operand = city.value(value);
        String operator = operator(value.kind());
        Object second = city.value(value);
        where.put(field.name(), Map.of(operator, json(value, operator, operand, second)));
        all.add(entity -> compare(operator, entity.values().get(field.name()), operand, second));
    }

    private void relation(RelationField relation, int depth, Map<String, Object> where, List<Predicate<Entity>> all) {
        Filter inner = of(TestCity.ONTOLOGY.entity(relation.target()), depth - 1);
        String operator = relation.many()
                ? List.of("some", "none", "all").get(random.nextInt(3))
                : List.of("is", "isNull").get(random.nextInt(2));
        boolean absent = random.nextBoolean();
        where.put(relation.name(), Map.of(operator, operator.equals("isNull") ? absent : inner.where()));
        all.add(entity -> {
            List<Entity> related = entity.related().get(relation.name());
            return switch (operator) {
                case "some", "is" -> related.stream().anyMatch(inner.holds());
                case "none" -> related.stream().noneMatch(inner.holds());
                case "all" -> related.stream().allMatch(inner.holds());
                default -> related.isEmpty() == absent;
            };
        });
    }

    private String operator(ValueKind kind) {
        List<String> operators =
                switch (kind) {
                    case ID -> List.of("eq", "in", "startsWith", "isNull");
                    case STRING -> List.of("eq", "in", "lt", "lte", "gt", "gte", "startsWith", "contains", "isNull");
                    case BOOLEAN -> List.of("eq", "isNull");
                    case ENUM -> List.of("eq", "in", "isNull");
                    default -> List.of("eq", "in", "lt", "lte", "gt", "gte", "isNull");
                };
        return operators.get(random.nextInt(operators.size()));
    }

    private static Object json(ValueField field, String operator, Object operand, Object second) {
        return switch (operator) {
            case "isNull" -> operand.hashCode() % 2 == 0;
            case "in" -> List.of(json(field, operand), json(field, second));
            default -> json(field, operand);
        };
    }

    private static Object json(ValueField field, Object value) {
        return switch (field.kind()) {
            case ENUM -> new Word((String) value);
            case DATE, DATE_TIME -> value.toString();
            default -> value;
        };
    }

    private static boolean compare(String operator, Object value, Object operand, Object second) {
        if (operator.equals("isNull")) {
            return (value == null) == (operand.hashCode() % 2 == 0);
        }
        if (value == null) {
            return false;
        }
        int order = compare(value, operand);
        return switch (operator) {
            case "eq" -> order == 0;
            case "in" -> order == 0 || compare(value, second) == 0;
            case "lt" -> order < 0;
            case "lte" -> order <= 0;
            case "gt" -> order > 0;
            case "gte" -> order >= 0;
            case "startsWith" -> ((String) value).startsWith((String) operand);
            default -> ((String) value).contains((String) operand);
        };
    }

    /** Texts by code point, everything else as Java orders it. */
    @SuppressWarnings("unchecked")
    static int compare(Object a, Object b) {
        if (a instanceof String text) {
            int[] left = text.codePoints().toArray();
            int[] right = ((String) b).codePoints().toArray();
            return java.util.Arrays.compare(left, right);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    static Comparator<Entity> order(String field, boolean descending) {
        Comparator<Object> values = descending ? (a, b) -> compare(b, a) : RandomFilter::compare;
        return Comparator.comparing(
                entity -> field.equals("id") ? entity.id() : entity.values().get(field), Comparator.nullsLast(values));
    }
}
