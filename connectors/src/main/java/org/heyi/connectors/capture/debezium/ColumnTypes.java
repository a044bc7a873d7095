package org.heyi.connectors.capture.debezium;

import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.heyi.connectors.mapping.Table.ColumnType;

/** The type of a column that appeared while the source was followed, from how Debezium describes its values. */
final class ColumnTypes {
    private ColumnTypes() {}

    static ColumnType of(Schema schema) {
        return switch (Objects.requireNonNullElse(schema.name(), "")) {
            case "io.debezium.time.Date" -> ColumnType.DATE;
            case "io.debezium.time.Time", "io.debezium.time.MicroTime", "io.debezium.time.NanoTime" -> ColumnType.TIME;
            case "io.debezium.time.Timestamp", "io.debezium.time.MicroTimestamp", "io.debezium.time.NanoTimestamp" ->
                ColumnType.TIMESTAMP;
            case "io.debezium.time.ZonedTimestamp" -> ColumnType.TIMESTAMP_WITH_TIME_ZONE;
            case "org.apache.kafka.connect.data.Decimal", "io.debezium.data.VariableScaleDecimal" -> ColumnType.DECIMAL;
            default -> ofPlain(schema);
        };
    }

    private static ColumnType ofPlain(Schema schema) {
        return switch (schema.type()) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case INT8, INT16, INT32 -> ColumnType.INTEGER;
            case INT64 -> ColumnType.BIGINT;
            case FLOAT32 -> ColumnType.REAL;
            case FLOAT64 -> ColumnType.DOUBLE;
            case BYTES -> ColumnType.BINARY;
            default -> ColumnType.TEXT;
        };
    }
}
