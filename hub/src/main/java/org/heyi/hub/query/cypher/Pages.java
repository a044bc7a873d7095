package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles lists: one subquery for the page's rows, and one more for each figure about the whole that is asked for. */
final class Pages {
    private final Compilation compilation;
    private final Entities entities;

    Pages(Compilation compilation, Entities entities) {
        this.compilation = compilation;
        this.entities = entities;
    }

    /** The list {@code field} as columns of {@code site}'s row. */
    Function<Cells, @Nullable Object> column(PageSource source, Selected field, Site site) {
        compilation.requireDepth(field, site.depth());
        String variable = compilation.names().fresh();
        Conditions conditions = compilation
                .filters()
                .of(source.target(), variable, field.arguments().get("where"));
        PageArguments arguments = PageArguments.of(field, compilation);
        PageQuery query = new PageQuery(source, variable, conditions, narrow(source, field), arguments);
        Selection selection = compilation.selections().of(field, source.target().name() + "Connection");
        Page page = new Page(query, site, new Row(), new Cost.Sum(), overrun(selection, arguments.backward()));
        Parameters.Reference limit = compilation.pageSize(arguments.size(), field.key(), page.overrun() ? 1 : 0);
        Shape<Fetched> shape = Shape.of(selection, part -> part(page, part));
        site.cost().add(1);
        site.cost().add(bound -> bound.size(limit) * (1 + page.cost().of(bound)));
        boolean rowsAsked = selection.fields().stream().anyMatch(Pages::needsRows);
        int place = rowsAsked ? site.row().add(query.rows(limit, page.row(), compilation.names())) : -1;
        return cells -> {
            List<?> rows = place < 0 ? List.of() : cells.rows(place);
            int size = cells.bound().size(limit) - (page.overrun() ? 1 : 0);
            return shape.make(Fetched.of(cells, rows, size, arguments.backward()));
        };
    }

    private boolean narrow(PageSource source, Selected field) {
        return field.arguments().get("where") instanceof Map<?, ?> where
                && Selectivity.isHigh(compilation.ontology(), source.target(), where);
    }

    /**
     * A list under construction.
     *
     * @param site where the list stands
     * @param row what is returned of each entity of the page
     * @param cost of one entity of the page
     * @param overrun whether one row more than the page is read, to see whether something follows
     */
    private record Page(PageQuery query, Site site, Row row, Cost.Sum cost, boolean overrun) {}

    private static boolean needsRows(Selected part) {
        return part.name().equals("nodes")
                || part.name().equals("edges")
                || part.name().equals("pageInfo");
    }

    private boolean overrun(Selection selection, boolean backward) {
        String asked = backward ? "hasPreviousPage" : "hasNextPage";
        return selection.fields().stream()
                .filter(part -> part.name().equals("pageInfo"))
                .flatMap(part -> compilation.selections().of(part, "PageInfo").fields().stream())
                .anyMatch(flag -> flag.name().equals(asked));
    }

    private Function<Fetched, @Nullable Object> part(Page page, Selected part) {
        int depth = page.site().depth() + 1;
        compilation.requireDepth(part, depth);
        return switch (part.name()) {
            case "nodes" -> nodes(node(page, part, depth));
            case "edges" -> edges(page, part, depth);
            case "pageInfo" -> pageInfo(page, part);
            default -> totalCount(page);
        };
    }

    private static Function<Fetched, @Nullable Object> nodes(Function<Cells, Map<String, @Nullable Object>> node) {
        return fetched -> fetched.rows().stream().map(node).toList();
    }

    private Function<Fetched, @Nullable Object> edges(Page page, Selected part, int depth) {
        String type = page.query().source().target().name() + "Edge";
        Shape<Cells> edge = Shape.of(compilation.selections().of(part, type), field -> {
            page.cost().add(1);
            return field.name().equals("cursor") ? cursor(page) : node(page, field, depth + 1)::apply;
        });
        return fetched -> fetched.rows().stream().map(edge::make).toList();
    }

    private Function<Cells, Map<String, @Nullable Object>> node(Page page, Selected part, int depth) {
        Projection projection =
                entities.project(page.query().source().target(), page.query().variable(), part, depth);
        page.cost().add(projection.cost());
        int place = page.row().add(projection.row().toString());
        return cells -> projection.shape().make(cells.nested(cells.rows(place)));
    }

    private static Function<Cells, @Nullable Object> cursor(Page page) {
        Order order = page.query().arguments().order();
        int place = page.row().add(order.values(page.query().variable()));
        return cells -> Cursor.encode(order, cells.rows(place));
    }

    private static Function<Fetched, @Nullable Object> totalCount(Page page) {
        int place = page.site().row().add(page.query().count());
        return fetched -> fetched.parent().get(place);
    }

    private Function<Fetched, @Nullable Object> pageInfo(Page page, Selected part) {
        boolean backward = page.query().arguments().backward();
        Shape<Fetched> shape = Shape.of(compilation.selections().of(part, "PageInfo"), field -> switch (field.name()) {
            case "startCursor" -> end(cursor(page), true);
            case "endCursor" -> end(cursor(page), false);
            case "hasNextPage" -> more(!backward, outside(page, false));
            default -> more(backward, outside(page, true));
        });
        return shape::make;
    }

    private static Function<Fetched, @Nullable Object> end(Function<Cells, @Nullable Object> cursor, boolean start) {
        return fetched -> {
            List<Cells> rows = fetched.rows();
            return rows.isEmpty() ? null : cursor.apply(rows.get(start ? 0 : rows.size() - 1));
        };
    }

    /** Whether something lies beyond the page on one side: read past it, or on the far side of the cursor that bounds it. */
    private static Function<Fetched, @Nullable Object> more(boolean counted, int outside) {
        return fetched -> (counted && fetched.overrun())
                || (outside >= 0 && Boolean.TRUE.equals(fetched.parent().get(outside)));
    }

    /** The place that says whether something lies outside the cursor at the beginning or the end; -1 without a cursor. */
    private static int outside(Page page, boolean beginning) {
        PageArguments arguments = page.query().arguments();
        boolean bounded = !(beginning ? arguments.after() : arguments.before()).isEmpty();
        return bounded ? page.site().row().add(page.query().outside(beginning)) : -1;
    }

    /**
     * The rows of a page in the order of the answer.
     *
     * @param parent the row that the list belongs to
     * @param overrun whether there was a row beyond the page
     */
    private record Fetched(Cells parent, List<Cells> rows, boolean overrun) {
        static Fetched of(Cells parent, List<?> rows, int size, boolean backward) {
            List<Cells> page = new ArrayList<>(rows.size());
            int count = Math.min(size, rows.size());
            for (int i = 0; i < count; i++) {
                page.add(parent.nested(rows.get(backward ? count - 1 - i : i)));
            }
            return new Fetched(parent, page, rows.size() > size);
        }
    }
}
