package org.heyi.hub.query.cypher;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.function.Function;
import org.heyi.schema.ValueKind;
import org.jspecify.annotations.Nullable;

/** How single values leave the graph. */
final class Leaf {
    private Leaf() {}

    /** Reads the value in a place of the row as JSON has it. */
    static Function<Cells, @Nullable Object> of(ValueKind kind, int place) {
        return switch (kind) {
            case DATE, DATE_TIME -> cells -> text(cells.get(place));
            default -> cells -> cells.get(place);
        };
    }

    /** A value as text: moments in UTC, everything else as Java writes it. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof ZonedDateTime moment) {
            return moment.toInstant().toString();
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant().toString();
        }
        return value == null ? null : value.toString();
    }
}
