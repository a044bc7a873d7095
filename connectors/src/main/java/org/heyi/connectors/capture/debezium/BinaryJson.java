package org.heyi.connectors.capture.debezium;

import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** MySQL's JSON, which its log holds in binary form, as the text that a query gives; MariaDB's is text everywhere. */
public final class BinaryJson implements CustomConverter<SchemaBuilder, RelationalColumn> {

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        if (column.typeName().equalsIgnoreCase("JSON")) {
            registration.register(SchemaBuilder.string().optional(), BinaryJson::text);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof byte[] binary)) {
            return value == null ? null : value.toString();
        }
        JsonText text = new JsonText();
        try {
            JsonBinary.parse(binary, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
