package org.heyi.connectors.capture.database;

import java.util.regex.Pattern;
import org.heyi.connectors.mapping.Table.Column;

/** What to ask MariaDB and MySQL for, so that a column's value comes as it is: drivers, and servers in text, round or refuse some. */
final class BinlogColumns {
    private static final Pattern GEOMETRY =
            Pattern.compile("(?i)(geometry|point|linestring|polygon|multi\\w+|geometrycollection|geomcollection)\\b.*");

    private BinlogColumns() {}

    /** @param name of the column, quoted */
    static String expression(String name, Column column) {
        return switch (column.type()) {
            case DATE, TIME, TIMESTAMP -> "CAST(" + name + " AS CHAR)";
            // Whatever zone the session has, and also in the hour that its clocks show twice.
            case TIMESTAMP_WITH_TIME_ZONE -> "UNIX_TIMESTAMP(" + name + ")";
            case INTEGER -> column.sourceType().startsWith("year") ? "CAST(" + name + " AS CHAR)" : name;
            // As a float it would be written with six digits.
            case REAL -> "(" + name + " + 0e0)";
            case BOOLEAN -> "CAST(" + name + " AS UNSIGNED)";
            // Well-known binary, without the number of the reference system in front of it.
            case TEXT -> GEOMETRY.matcher(column.sourceType()).matches() ? "SUBSTR(HEX(" + name + "), 9)" : name;
            case BIGINT, DECIMAL, DOUBLE, BINARY -> name;
        };
    }
}
