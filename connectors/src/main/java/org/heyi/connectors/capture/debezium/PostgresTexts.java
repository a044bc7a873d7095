package org.heyi.connectors.capture.debezium;

import io.debezium.connector.postgresql.UnchangedToastedReplicationMessageColumn;
import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** Every column of PostgreSQL as the text that the server sent, and in the event's schema the name of its type. */
public final class PostgresTexts implements CustomConverter<SchemaBuilder, RelationalColumn> {
    /** Names the column's type in the event's schema. */
    static final String TYPE = "heyi.postgresql.type";

    /** The types that are read as something else than text, by the number that each has in every server. */
    private static final Map<Integer, String> TYPES = Map.ofEntries(
            Map.entry(16, "bool"),
            Map.entry(17, "bytea"),
            Map.entry(20, "int8"),
            Map.entry(21, "int2"),
            Map.entry(23, "int4"),
            Map.entry(26, "oid"),
            Map.entry(700, "float4"),
            Map.entry(701, "float8"),
            Map.entry(790, "money"),
            Map.entry(1042, "bpchar"),
            Map.entry(1082, "date"),
            Map.entry(1083, "time"),
            Map.entry(1114, "timestamp"),
            Map.entry(1184, "timestamptz"),
            Map.entry(1560, "bit"),
            Map.entry(1700, "numeric"));

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        String type = TYPES.getOrDefault(column.nativeType(), column.typeName());
        registration.register(SchemaBuilder.string().optional().parameter(TYPE, type), PostgresTexts::text);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        return UnchangedToastedReplicationMessageColumn.isUnchangedToastedValue(value)
                ? EngineProperties.UNTOUCHED
                : ofDriver(value);
    }

    /** What is not from the log, but from a query or a column's default, has the driver's classes. */
    private static String ofDriver(Object value) {
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Timestamp time) {
            return time.toInstant() + "";
        }
        try {
            return value instanceof SQLXML xml ? xml.getString() : value.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
