package org.heyi.connectors.capture.debezium;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Dates and timestamps of MariaDB columns that are NOT NULL, as text in ISO form. By itself Debezium makes the first of January 1970 of a zero
 * date in such a column, which cannot be told from the real one; here it is null.
 */
public final class ZeroDates implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final Set<String> TYPES = Set.of("DATE", "DATETIME", "TIMESTAMP");

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        if (TYPES.contains(type) && !column.isOptional()) {
            boolean zoned = type.equals("TIMESTAMP");
            registration.register(SchemaBuilder.string().optional(), value -> text(value, zoned));
        }
    }

    /** The snapshot reads timestamps through JDBC, in this process's time zone; the log has them in their own classes. */
    private static @Nullable String text(@Nullable Object value, boolean zoned) {
        if (value instanceof Timestamp timestamp) {
            return zoned
                    ? timestamp.toInstant().toString()
                    : timestamp.toLocalDateTime().toString();
        }
        return value == null ? null : value.toString();
    }
}
