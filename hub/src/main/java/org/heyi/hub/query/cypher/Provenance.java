package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.heyi.schema.EntityType;
import org.jspecify.annotations.Nullable;

/** Compiles what an entity's records say: {@code records} and {@code disputes}. */
final class Provenance {
    private final Compilation compilation;

    Provenance(Compilation compilation) {
        this.compilation = compilation;
    }

    Function<Cells, @Nullable Object> records(Site site, Selected field) {
        Object first = field.arguments().get("first");
        Parameters.Reference limit =
                compilation.pageSize(first == null ? (Object) 0 : first, field.key() + ".first", 0);
        int place = site.row().add(collect(site.variable(), List.of(), limit));
        Shape<RecordRow> shape = record(compilation.selections().of(field, "Record"), site.type());
        site.cost().add(bound -> 10.0 * bound.size(limit));
        return cells -> rows(cells, place).map(shape::make).toList();
    }

    Function<Cells, @Nullable Object> disputes(Site site, Selected field) {
        String disputed = Text.property(site.variable(), "_disputed");
        Selection selection = compilation.selections().of(field, "Dispute");
        if (selection.fields().stream().noneMatch(part -> part.name().equals("values"))) {
            return names(site, selection, disputed);
        }
        Parameters.Reference limit = compilation.pageSize(compilation.limits().pageSize(), field.key(), 0);
        int fields = site.row().add(disputed);
        int place = site.row().add(collect(site.variable(), List.of(disputed + " IS NOT NULL"), limit));
        Shape<Disputed> shape = dispute(selection, site.type());
        site.cost().add(100);
        return cells -> cells.rows(fields).stream()
                .map(String.class::cast)
                .sorted()
                .map(name -> Disputed.of(name, rows(cells, place).toList()))
                .map(shape::make)
                .toList();
    }

    /** Which fields are disputed stands on the entity: then no record is read. */
    private static Function<Cells, @Nullable Object> names(Site site, Selection selection, String disputed) {
        int fields = site.row().add(disputed);
        Shape<Disputed> shape = Shape.of(selection, part -> Disputed::field);
        site.cost().add(10);
        return cells -> cells.rows(fields).stream()
                .map(String.class::cast)
                .sorted()
                .map(name -> shape.make(Disputed.of(name, List.of())))
                .toList();
    }

    private String collect(String entity, List<String> conditions, Parameters.Reference limit) {
        String record = compilation.names().fresh();
        List<String> lines = new ArrayList<>();
        lines.add("MATCH " + Text.node(record, "Record") + "-[:" + Text.quote("OF") + "]->(" + entity + ")");
        conditions.forEach(condition -> lines.add("WHERE " + condition));
        lines.add("WITH " + record + " ORDER BY " + Text.property(record, "_key") + " LIMIT " + limit);
        lines.add("RETURN properties(" + record + ")");
        return Text.block("COLLECT", lines);
    }

    private Stream<RecordRow> rows(Cells cells, int place) {
        return cells.rows(place).stream()
                .map(Map.class::cast)
                .map(row -> RecordRow.of((Map<?, ?>) row, compilation.departments()));
    }

    private Shape<RecordRow> record(Selection selection, EntityType type) {
        return Shape.of(selection, field -> switch (field.name()) {
            case "department" -> RecordRow::department;
            case "source" -> RecordRow::source;
            case "table" -> RecordRow::table;
            case "key" -> RecordRow::key;
            case "committedAt" -> row -> row.text("_committedAt");
            case "updatedAt" -> row -> row.text("_updatedAt");
            case "transaction" -> row -> row.text("_transaction");
            default -> {
                Shape<Map.Entry<String, String>> value = value(field);
                yield row -> row.values(type).map(value::make).toList();
            }
        });
    }

    private Shape<Map.Entry<String, String>> value(Selected values) {
        return Shape.of(
                compilation.selections().of(values, "RecordValue"),
                field -> field.name().equals("field") ? Map.Entry::getKey : Map.Entry::getValue);
    }

    private Shape<Disputed> dispute(Selection selection, EntityType type) {
        return Shape.of(selection, field -> {
            if (field.name().equals("field")) {
                return Disputed::field;
            }
            Shape<Disputed.Claim> claim = claim(compilation.selections().of(field, "DisputedValue"), type);
            return disputed -> disputed.claims().stream().map(claim::make).toList();
        });
    }

    private Shape<Disputed.Claim> claim(Selection selection, EntityType type) {
        return Shape.of(selection, field -> switch (field.name()) {
            case "value" -> Disputed.Claim::value;
            case "departments" -> Disputed.Claim::departments;
            default -> {
                Shape<RecordRow> record = record(compilation.selections().of(field, "Record"), type);
                yield claim -> claim.records().stream().map(record::make).toList();
            }
        });
    }
}
