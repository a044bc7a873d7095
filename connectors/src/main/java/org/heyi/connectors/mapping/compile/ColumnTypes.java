package org.heyi.connectors.mapping.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.calcite.MappingSql;

/** The types that columns have in expressions. All are nullable: what a catalogue promises, a stream may break. */
final class ColumnTypes {
    private static final int MILLIS = 3;

    private ColumnTypes() {}

    /** By the columns' names, in the table's order. */
    static Map<String, RelDataType> of(Table table) {
        Map<String, RelDataType> types = new LinkedHashMap<>();
        for (Table.Column column : table.columns()) {
            types.put(column.name(), MappingSql.TYPES.createTypeWithNullability(bare(column.type()), true));
        }
        return types;
    }

    private static RelDataType bare(ColumnType type) {
        RelDataTypeFactory types = MappingSql.TYPES;
        return switch (type) {
            case TEXT -> types.createSqlType(SqlTypeName.VARCHAR);
            case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
            case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
            case DECIMAL -> MappingSql.decimal(types);
            case REAL -> types.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
            case DATE -> types.createSqlType(SqlTypeName.DATE);
            case TIME -> types.createSqlType(SqlTypeName.TIME, MILLIS);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> types.createSqlType(SqlTypeName.TIMESTAMP, MILLIS);
            case BINARY -> types.createSqlType(SqlTypeName.VARBINARY);
        };
    }
}
