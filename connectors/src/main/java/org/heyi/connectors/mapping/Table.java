package org.heyi.connectors.mapping;

import java.util.List;

/**
 * A table as the source's catalogue has it.
 *
 * @param name as a mapping's FROM has it; with its schema in front when that is not the source's default
 * @param columns in the source's order
 * @param key names of the primary key's columns, in the key's order; empty when the table has none
 */
public record Table(String name, List<Column> columns, List<String> key) {

    /** A column, with its type in standard SQL's terms as precise as the catalogue tells. */
    public record Column(String name, ColumnType type, boolean nullable) {}

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
