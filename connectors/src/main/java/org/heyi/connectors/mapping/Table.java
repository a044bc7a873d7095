package org.heyi.connectors.mapping;

import java.util.List;

/**
 * A table as the source's catalogue has it.
 *
 * @param name as a mapping's FROM has it; with its schema in front when that is not the source's default
 * @param columns in the source's order; empty when the source's user may not read it
 * @param key names of the primary key's columns, in the key's order; empty when the table has none
 * @param view whether it shows rows that are stored elsewhere, and change without its log
 */
public record Table(String name, List<Column> columns, List<String> key, boolean view) {
    /** One that stores its rows. */
    public Table(String name, List<Column> columns, List<String> key) {
        this(name, columns, key, false);
    }

    /**
     * A column, with its type in standard SQL's terms as precise as the catalogue tells.
     *
     * @param sourceType the source's own name of the type, such as {@code bpchar} or {@code binary(3)}; empty where it does not matter
     * @param generated whether the database computes it from other columns
     */
    public record Column(String name, ColumnType type, boolean nullable, String sourceType, boolean generated) {
        public Column(String name, ColumnType type, boolean nullable) {
            this(name, type, nullable, "", false);
        }

        public Column ofSourceType(String other) {
            return new Column(name, type, nullable, other, generated);
        }
    }

    /** What a mapping can do with a column; {@link Row} says which Java class each has. */
    public enum ColumnType {
        TEXT,
        BOOLEAN,
        INTEGER,
        BIGINT,
        DECIMAL,
        REAL,
        DOUBLE,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_WITH_TIME_ZONE,
        BINARY
    }
}
