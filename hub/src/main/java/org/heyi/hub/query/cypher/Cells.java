package org.heyi.hub.query.cypher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the answer: a list whose places the plan knows. */
record Cells(List<?> values, Bound bound) {

    @Nullable
    Object get(int index) {
        return values.get(index);
    }

    /** The list of rows in a place. */
    List<?> rows(int index) {
        Object value = values.get(index);
        return value instanceof List<?> list ? list : List.of();
    }

    /** The nested row in a place. */
    Cells nested(Object row) {
        return new Cells((List<?>) row, bound);
    }
}
