package org.heyi.connectors.mapping.compile;

import java.util.List;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.schema.EntityType;
import org.heyi.schema.ValueKind;

/** An entity type as expressions see it: a table with a column for each field that holds a value. */
final class EntityColumns {
    private EntityColumns() {}

    static Table of(EntityType type) {
        List<Column> columns = type.values()
                .map(field -> new Column(field.name(), column(field.kind()), true))
                .toList();
        return new Table(type.name(), columns, List.of());
    }

    private static ColumnType column(ValueKind kind) {
        return switch (kind) {
            case ID, STRING, ENUM -> ColumnType.TEXT;
            case INT -> ColumnType.INTEGER;
            case LONG -> ColumnType.BIGINT;
            case FLOAT -> ColumnType.DOUBLE;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case DATE -> ColumnType.DATE;
            case DATE_TIME -> ColumnType.TIMESTAMP_WITH_TIME_ZONE;
        };
    }
}
