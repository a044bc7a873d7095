package org.heyi.connectors.capture.debezium;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table.Column;
import org.jspecify.annotations.Nullable;

/** A column as an event of the log describes it. */
final class EventColumns {
    /** Debezium's names of what it says of a column's type in its source. */
    private static final String TYPE = "__debezium.source.column.type";

    private static final String LENGTH = "__debezium.source.column.length";

    private EventColumns() {}

    static Column of(Field field) {
        Map<String, String> told = Objects.requireNonNullElse(field.schema().parameters(), Map.of());
        String postgres = told.get(PostgresTexts.TYPE);
        long length = length(told.get(LENGTH));
        if (postgres != null) {
            return Catalogue.column(true, field.name(), postgres, length);
        }
        String type = Objects.requireNonNullElse(told.get(TYPE), "").toLowerCase(Locale.ROOT);
        return Catalogue.column(false, field.name(), length < 0 ? type : withLength(type, length), length);
    }

    /** {@code INT UNSIGNED} of length 11 is {@code int(11) unsigned} in the catalogue. */
    private static String withLength(String type, long length) {
        int blank = type.indexOf(' ');
        String name = blank < 0 ? type : type.substring(0, blank);
        return name + "(" + length + ")" + type.substring(name.length());
    }

    private static long length(@Nullable String told) {
        return told == null ? -1 : Long.parseLong(told);
    }
}
