package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;

/** A row of a statement under construction: expressions whose places the readers remember. */
final class Row {
    private final List<String> expressions = new ArrayList<>();

    /** Returns the place in which the value will be found; the same expression is sent once. */
    int add(String expression) {
        int known = expressions.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        expressions.add(expression);
        return expressions.size() - 1;
    }

    @Override
    public String toString() {
        return Text.list(expressions);
    }
}
