package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The subqueries of one list: its rows, its total, and what lies outside its cursors.
 *
 * @param narrow whether an index serves the filter; the order's index is then of no use
 */
record PageQuery(PageSource source, String variable, Conditions conditions, boolean narrow, PageArguments arguments) {

    /** {@code COLLECT} of {@code row} for the entities of the page; backward pages come last row first. */
    String rows(Parameters.Reference limit, Row row, Names names) {
        List<String> lines = isServedByIndexOnValue() ? indexed(limit, names) : plain(limit);
        lines.add("RETURN " + row);
        return Text.block("COLLECT", lines);
    }

    /** {@code COUNT} of the entities on all pages. */
    String count() {
        List<String> lines = match(List.of());
        if (conditions.repeats) {
            lines.add("RETURN DISTINCT " + variable);
        }
        return Text.block("COUNT", lines);
    }

    /** {@code EXISTS} of something before the page's beginning cursor, or after its end cursor. */
    String outside(boolean beginning) {
        String inside = beginning ? after(conditions.present) : before();
        return Text.block("EXISTS", match(List.of("NOT coalesce(" + inside + ", false)")));
    }

    private List<String> plain(Parameters.Reference limit) {
        Order order = arguments.backward() ? arguments.order().reversed() : arguments.order();
        List<String> lines = inPage();
        String distinct = conditions.repeats ? "WITH DISTINCT " : "WITH ";
        lines.add(distinct + variable + " " + order.clause(variable, conditions.present) + " LIMIT " + limit);
        return lines;
    }

    private List<String> inPage() {
        List<String> bounds = new ArrayList<>();
        if (!arguments.after().isEmpty()) {
            bounds.add(after(conditions.present));
        }
        if (!arguments.before().isEmpty()) {
            bounds.add(before());
        }
        boolean byId = source.isAll() && arguments.order().isById() && !narrow;
        if (byId && bounds.isEmpty()) {
            bounds.add(Text.property(variable, "id") + " IS NOT NULL");
        }
        return conditions.lines(source.pattern(variable, byId || conditions.byId), bounds);
    }

    private boolean isServedByIndexOnValue() {
        Order order = arguments.order();
        boolean forward = !arguments.backward() && arguments.before().isEmpty();
        return source.isAll()
                && forward
                && !narrow
                && order.keys().size() == 2
                && !conditions.present.contains(order.keys().get(0).field())
                && source.target()
                        .value(order.keys().get(0).field())
                        .filter(Selectivity::isIndexed)
                        .isPresent();
    }

    /** Indexes hold no nulls: first the entities with a value, in the index's order; the others only if these do not fill the page. */
    private List<String> indexed(Parameters.Reference limit, Names names) {
        OrderKey key = arguments.order().keys().get(0);
        OrderKey ties = arguments.order().keys().get(1);
        String value = Text.property(variable, key.field());
        String found = names.fresh();
        List<String> having = new ArrayList<>(List.of(value + " IS NOT NULL"));
        List<String> lacking = new ArrayList<>(List.of(value + " IS NULL"));
        if (!arguments.after().isEmpty()) {
            having.add(after(Set.of(key.field())));
            lacking.add("(" + arguments.after().get(0) + " IS NOT NULL OR "
                    + ties.after(variable, arguments.after().get(1), Set.of(), "") + ")");
        }
        List<String> first = match(having);
        first.add(
                "WITH " + variable + " " + arguments.order().clause(variable, Set.of(key.field())) + " LIMIT " + limit);
        first.add("RETURN collect(" + variable + ") AS " + found);
        List<String> both = new ArrayList<>();
        both.add("UNWIND " + found + " AS " + variable);
        both.add("RETURN " + variable);
        both.add("UNION ALL");
        // A WHERE here would be tested after all entities of the type were looked at; an UNWIND of nothing ends it
        // before.
        both.add("UNWIND CASE WHEN size(" + found + ") < " + limit + " THEN [0] ELSE [] END AS " + names.fresh());
        both.addAll(match(lacking));
        both.add("WITH " + variable + " ORDER BY " + ties.clause(variable, Set.of()) + " LIMIT " + limit);
        both.add("RETURN " + variable);
        List<String> lines = new ArrayList<>();
        lines.add(Text.block("CALL ()", first));
        lines.add(Text.block("CALL (" + found + ")", both));
        lines.add("WITH " + variable + " " + arguments.order().clause(variable, Set.of()) + " LIMIT " + limit);
        return lines;
    }

    private List<String> match(List<String> more) {
        return conditions.lines(source.pattern(variable, conditions.byId), more);
    }

    private String after(Set<String> present) {
        return arguments.order().after(variable, arguments.after(), present);
    }

    private String before() {
        return arguments.order().reversed().after(variable, arguments.before(), conditions.present);
    }
}
