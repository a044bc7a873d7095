package org.heyi.connectors.capture.statement;

import java.util.Set;
import org.heyi.connectors.capture.database.TableId;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does to a table without writing rows to the log.
 *
 * @param table as the statement names it, with the session's database where it names none
 * @param other the table's new name when it was renamed; null otherwise
 * @param columns whose values or types may be others now; empty when {@code kind} is another
 */
public record TableEffect(
        TableId table, Kind kind, @Nullable TableId other, Set<String> columns) {
    /** What it does. */
    public enum Kind {
        /** Other rows may be in the table, or it is another table by the same name. */
        ROWS,
        /** All rows went at once. */
        TRUNCATED,
        /** The table is there no more. */
        DROPPED,
        /** The table has another name, and no other has taken its name in the same statement. */
        RENAMED,
        /** Columns came, went or changed. */
        COLUMNS,
        /** Foreign keys came or went. */
        FOREIGN_KEYS
    }

    static TableEffect of(Kind kind, TableId table) {
        return new TableEffect(table, kind, null, Set.of());
    }

    static TableEffect renamed(TableId table, TableId to) {
        return new TableEffect(table, Kind.RENAMED, to, Set.of());
    }

    static TableEffect columns(TableId table, Set<String> columns) {
        return new TableEffect(table, Kind.COLUMNS, null, columns);
    }
}
