package org.heyi.connectors.capture.debezium;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Dates and timestamps of MariaDB and MySQL as text in ISO form, where Debezium by itself makes the first of January 1970 of a zero date: in columns that
 * are NOT NULL, and in those of type TIMESTAMP, which begins a second later. Here a zero date is null.
 */
public final class ZeroDates implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final Set<String> PLAIN = Set.of("DATE", "DATETIME");

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        if (type.equals("TIMESTAMP")) {
            registration.register(SchemaBuilder.string().optional(), ZeroDates::zoned);
        } else if (PLAIN.contains(type) && !column.isOptional()) {
            registration.register(SchemaBuilder.string().optional(), ZeroDates::plain);
        }
    }

    /** The snapshot reads timestamps through JDBC, in this process's time zone; the log has them in their own classes. */
    private static @Nullable String plain(@Nullable Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable String zoned(@Nullable Object value) {
        if (value instanceof Timestamp timestamp) {
            return text(timestamp.toInstant());
        }
        if (value instanceof OffsetDateTime time) {
            return text(time.toInstant());
        }
        if (value instanceof ZonedDateTime time) {
            return text(time.toInstant());
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable String text(Instant instant) {
        return instant.equals(Instant.EPOCH) ? null : instant.toString();
    }
}
