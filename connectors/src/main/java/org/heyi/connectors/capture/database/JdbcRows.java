package org.heyi.connectors.capture.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.jspecify.annotations.Nullable;

/** Reads rows of a table through JDBC as capturing its log would give them. */
public final class JdbcRows {
    private static final int FETCH_SIZE = 2_000;

    private JdbcRows() {}

    /** Gives each row of the table, at most {@code limit}, in no order, with bounded memory. Leaves the connection without auto-commit. */
    public static void read(
            SourceDatabase database, Connection connection, Table table, long limit, Consumer<Row> consumer)
            throws SQLException {
        connection.setAutoCommit(false);
        String columns = table.columns().stream()
                .map(column -> database.quote(column.name()))
                .collect(Collectors.joining(", "));
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(FETCH_SIZE);
            query.setMaxRows(limit > Integer.MAX_VALUE ? 0 : (int) limit);
            String sql = "SELECT " + columns + " FROM " + database.quote(database.id(table.name()));
            try (ResultSet rows = query.executeQuery(sql)) {
                while (rows.next()) {
                    consumer.accept(row(rows, table));
                }
            }
        }
        connection.rollback();
    }

    private static Row row(ResultSet rows, Table table) throws SQLException {
        @Nullable Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(rows, i + 1, table.columns().get(i).type());
        }
        return new Row(values);
    }

    /** The value of a column, from 1, in the class that {@link Row} says; infinite dates and times are null, as are times that no clock shows. */
    public static @Nullable Object value(ResultSet row, int column, ColumnType type) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case BOOLEAN -> row.getObject(column, Boolean.class);
            case INTEGER -> row.getObject(column, Integer.class);
            case BIGINT -> row.getObject(column, Long.class);
            case DECIMAL -> row.getObject(column, BigDecimal.class);
            case REAL -> row.getObject(column, Float.class);
            case DOUBLE -> row.getObject(column, Double.class);
            case DATE -> finite(row.getObject(column, LocalDate.class), LocalDate.MIN, LocalDate.MAX);
            case TIME -> time(row.getString(column));
            case TIMESTAMP -> finite(row.getObject(column, LocalDateTime.class), LocalDateTime.MIN, LocalDateTime.MAX);
            case TIMESTAMP_WITH_TIME_ZONE -> utc(row.getObject(column, OffsetDateTime.class));
            case BINARY -> row.getBytes(column);
        };
    }

    /** From text: some drivers refuse a time of day that no clock shows, others make another one of it. */
    private static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException noTimeOfDay) {
            return null;
        }
    }

    private static <T> @Nullable T finite(@Nullable T value, T least, T greatest) {
        return least.equals(value) || greatest.equals(value) ? null : value;
    }

    private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime time) {
        OffsetDateTime known = finite(time, OffsetDateTime.MIN, OffsetDateTime.MAX);
        return known == null ? null : known.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
