package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.heyi.schema.EntityType;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** Compiles what is selected of an entity. */
final class Entities {
    private final Compilation compilation;
    private final Pages pages;
    private final Provenance provenance;

    Entities(Compilation compilation) {
        this.compilation = compilation;
        this.pages = new Pages(compilation, this);
        this.provenance = new Provenance(compilation);
    }

    /** The projection of the entity {@code variable}, selected by {@code parent} on level {@code depth}. */
    Projection project(EntityType type, String variable, Selected parent, int depth) {
        compilation.requireDepth(parent, depth);
        Site site = new Site(type, variable, new Row(), new Cost.Sum(), depth + 1);
        Selection selection = compilation.selections().of(parent, type.name());
        Shape<Cells> shape = Shape.of(selection, field -> column(site, field));
        site.cost().add(selection.fields().size());
        return new Projection(site.row(), shape, site.cost());
    }

    Pages pages() {
        return pages;
    }

    private Function<Cells, @Nullable Object> column(Site site, Selected field) {
        compilation.requireDepth(field, site.depth());
        return switch (field.name()) {
            case "id" -> id(site);
            case "records" -> provenance.records(site, field);
            case "disputes" -> provenance.disputes(site, field);
            default ->
                site.type()
                        .relation(field.name())
                        .map(relation -> related(site, field, relation))
                        .orElseGet(() ->
                                value(site, site.type().value(field.name()).orElseThrow()));
        };
    }

    private static Function<Cells, @Nullable Object> id(Site site) {
        int place = site.row().add(Text.property(site.variable(), "id"));
        return cells -> cells.get(place);
    }

    private Function<Cells, @Nullable Object> related(Site site, Selected field, RelationField relation) {
        if (relation.many()) {
            return pages.column(PageSource.related(compilation.ontology(), site.variable(), relation), field, site);
        }
        return one(site, field, relation);
    }

    private static Function<Cells, @Nullable Object> value(Site site, ValueField value) {
        int place = site.row().add(Text.property(site.variable(), value.name()));
        return Leaf.of(value.kind(), place);
    }

    private Function<Cells, @Nullable Object> one(Site site, Selected field, RelationField relation) {
        String other = compilation.names().fresh();
        EntityType target = compilation.ontology().entity(relation.target());
        Projection projection = project(target, other, field, site.depth());
        site.cost().add(projection.cost());
        List<String> lines = new ArrayList<>();
        lines.add("MATCH " + Text.step(site.variable(), relation, Text.node(other, relation.target())));
        lines.add("WITH " + other + (relation.isOut() ? "" : " ORDER BY " + Text.property(other, "id")) + " LIMIT 1");
        lines.add("RETURN " + projection.row());
        int place = site.row().add(Text.block("COLLECT", lines));
        return cells -> {
            List<?> rows = cells.rows(place);
            return rows.isEmpty() ? null : projection.shape().make(cells.nested(rows.get(0)));
        };
    }
}
