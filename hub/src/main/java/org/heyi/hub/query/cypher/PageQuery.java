package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;

/** The subqueries of one list: its rows, its total, and what lies outside its cursors. */
record PageQuery(PageSource source, String variable, Conditions conditions, PageArguments arguments) {

    /** {@code COLLECT} of {@code row} for the entities of the page; backward pages come last row first. */
    String rows(Parameters.Reference limit, Row row) {
        Order order = arguments.backward() ? arguments.order().reversed() : arguments.order();
        List<String> lines = lines(bounds());
        String distinct = conditions.repeats ? "WITH DISTINCT " : "WITH ";
        lines.add(distinct + variable + " " + order.clause(variable, conditions.present) + " LIMIT " + limit);
        lines.add("RETURN " + row);
        return Text.block("COLLECT", lines);
    }

    /** {@code COUNT} of the entities on all pages. */
    String count() {
        List<String> lines = conditions.lines(source.pattern(variable, conditions.byId), List.of());
        if (conditions.repeats) {
            lines.add("RETURN DISTINCT " + variable);
        }
        return Text.block("COUNT", lines);
    }

    /** {@code EXISTS} of something before the page's beginning cursor, or after its end cursor. */
    String outside(boolean beginning) {
        String inside = beginning ? after() : before();
        return Text.block(
                "EXISTS",
                conditions.lines(
                        source.pattern(variable, conditions.byId), List.of("NOT coalesce(" + inside + ", false)")));
    }

    private List<String> lines(List<String> bounds) {
        boolean scan = source.isAll() && arguments.order().isById() && conditions.steps.isEmpty();
        List<String> more = new ArrayList<>(bounds);
        if (scan && bounds.isEmpty()) {
            more.add(Text.property(variable, "id") + " IS NOT NULL");
        }
        return conditions.lines(source.pattern(variable, scan || conditions.byId), more);
    }

    private List<String> bounds() {
        List<String> bounds = new ArrayList<>();
        if (!arguments.after().isEmpty()) {
            bounds.add(after());
        }
        if (!arguments.before().isEmpty()) {
            bounds.add(before());
        }
        return bounds;
    }

    private String after() {
        return arguments.order().after(variable, arguments.after(), conditions.present);
    }

    private String before() {
        return arguments.order().reversed().after(variable, arguments.before(), conditions.present);
    }
}
