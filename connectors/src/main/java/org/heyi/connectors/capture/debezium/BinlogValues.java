package org.heyi.connectors.capture.debezium;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Values of MariaDB's and MySQL's log as {@link org.heyi.connectors.capture.database.JdbcRows} asks the server for them, where Debezium by
 * itself would make something else of them: a day of a zero date, the year 1900 of the year 0, nothing of a negative time.
 */
public final class BinlogValues implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final Map<String, Function<Object, @Nullable String>> TEXTS = Map.ofEntries(
            Map.entry("DATE", Object::toString),
            Map.entry("DATETIME", BinlogTexts::timestamp),
            Map.entry("TIMESTAMP", BinlogTexts::moment),
            Map.entry("TIME", BinlogTexts::time),
            Map.entry("YEAR", BinlogTexts::year),
            Map.entry("GEOMETRY", BinlogTexts::geometry),
            Map.entry("POINT", BinlogTexts::geometry),
            Map.entry("LINESTRING", BinlogTexts::geometry),
            Map.entry("POLYGON", BinlogTexts::geometry),
            Map.entry("MULTIPOINT", BinlogTexts::geometry),
            Map.entry("MULTILINESTRING", BinlogTexts::geometry),
            Map.entry("MULTIPOLYGON", BinlogTexts::geometry),
            Map.entry("GEOMETRYCOLLECTION", BinlogTexts::geometry),
            Map.entry("GEOMCOLLECTION", BinlogTexts::geometry));

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        String type = column.typeName().toUpperCase(Locale.ROOT).replaceFirst("[^A-Z0-9].*", "");
        if (type.equals("BIT")) {
            int bits = column.length().orElse(1);
            registration.register(
                    SchemaBuilder.bytes().optional(), value -> value == null ? null : Bits.of(value, bits));
            return;
        }
        if (type.equals("VECTOR")) {
            registration.register(SchemaBuilder.bytes().optional(), value -> value == null ? null : vector(value));
            return;
        }
        Function<Object, @Nullable String> text = TEXTS.get(type);
        if (text != null) {
            registration.register(SchemaBuilder.string().optional(), value -> value == null ? null : text.apply(value));
        }
    }

    /** The bytes that a query gives, which are the log's. */
    private static Object vector(Object value) {
        if (!(value instanceof float[] numbers)) {
            return value;
        }
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return bytes.array();
    }
}
