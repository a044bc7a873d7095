package org.heyi.connectors.mapping.compile;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.schema.ValueKind;

/** Which types of expressions a department's column takes. */
final class ColumnAssignment {
    private ColumnAssignment() {}

    static boolean allowed(RelDataType type, ColumnType column) {
        return switch (column) {
            case TEXT -> Assignment.allowed(type, ValueKind.STRING);
            case BOOLEAN -> Assignment.allowed(type, ValueKind.BOOLEAN);
            case INTEGER, BIGINT -> Assignment.allowed(type, ValueKind.LONG);
            case DECIMAL, REAL, DOUBLE -> Assignment.allowed(type, ValueKind.FLOAT);
            case DATE -> Assignment.allowed(type, ValueKind.DATE);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Assignment.allowed(type, ValueKind.DATE_TIME);
            case TIME, BINARY -> false;
        };
    }

    static String advice(RelDataType type, ColumnType column) {
        if (type.getSqlTypeName() == SqlTypeName.BOOLEAN) {
            return column == ColumnType.TEXT ? "CASE WHEN … THEN '1' ELSE '0' END" : "CASE WHEN … THEN 1 ELSE 0 END";
        }
        return switch (column) {
            case TEXT -> "CAST(… AS VARCHAR)";
            case BOOLEAN -> "… = 1";
            case INTEGER, BIGINT -> "CAST(… AS BIGINT)";
            case DECIMAL, REAL, DOUBLE -> "CAST(… AS DOUBLE)";
            case DATE -> "CAST(… AS DATE)";
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "CAST(… AS TIMESTAMP)";
            case TIME, BINARY -> "…";
        };
    }

    /** A value as the column has it: moments of a column without a zone are told by the clocks of {@code zone}. */
    static Object value(Object value, ColumnType column, ZoneId zone) {
        if (column == ColumnType.TIMESTAMP && value instanceof OffsetDateTime moment) {
            return moment.atZoneSameInstant(zone).toLocalDateTime();
        }
        if (column == ColumnType.TIMESTAMP_WITH_TIME_ZONE && value instanceof LocalDateTime local) {
            return local.atZone(zone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
        }
        return column == ColumnType.TEXT ? value.toString() : value;
    }
}
