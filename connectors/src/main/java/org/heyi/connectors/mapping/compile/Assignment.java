package org.heyi.connectors.mapping.compile;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.schema.ValueKind;

/** Which types of expressions a field takes, and what to write for one that it does not take. */
final class Assignment {
    private static final List<SqlTypeName> TEXT_OR_WHOLE = Stream.of(SqlTypeName.CHAR_TYPES, SqlTypeName.INT_TYPES)
            .flatMap(Collection::stream)
            .toList();

    private Assignment() {}

    static boolean allowed(RelDataType type, ValueKind kind) {
        SqlTypeName name = type.getSqlTypeName();
        return name == SqlTypeName.NULL || taken(kind).contains(name);
    }

    private static Collection<SqlTypeName> taken(ValueKind kind) {
        return switch (kind) {
            case ID, STRING -> TEXT_OR_WHOLE;
            case ENUM -> SqlTypeName.CHAR_TYPES;
            case INT, LONG -> SqlTypeName.INT_TYPES;
            case FLOAT -> SqlTypeName.NUMERIC_TYPES;
            case BOOLEAN -> SqlTypeName.BOOLEAN_TYPES;
            case DATE -> List.of(SqlTypeName.DATE);
            case DATE_TIME -> List.of(SqlTypeName.TIMESTAMP);
        };
    }

    static String advice(RelDataType type, ValueKind kind) {
        boolean text = SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName());
        return switch (kind) {
            case ID, STRING, ENUM -> "CAST(… AS VARCHAR)";
            case INT -> "CAST(… AS INTEGER)";
            case LONG -> "CAST(… AS BIGINT)";
            case FLOAT -> "CAST(… AS DOUBLE)";
            case BOOLEAN -> text ? "… = '1'" : "… = 1";
            case DATE -> text ? "DATE_OF(…, 'yyyy-MM-dd')" : "CAST(… AS DATE)";
            case DATE_TIME -> text ? "TIMESTAMP_OF(…, 'yyyy-MM-dd HH:mm:ss')" : "CAST(… AS TIMESTAMP)";
        };
    }
}
