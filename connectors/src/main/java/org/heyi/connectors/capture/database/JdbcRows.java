package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** Reads rows of a table through JDBC as capturing its log would give them. */
public final class JdbcRows {
    private static final int FETCH_SIZE = 2_000;

    private JdbcRows() {}

    /**
     * Gives each row of the mapping's table, at most {@code limit}, in no order, with bounded memory; what the mapping does not use is
     * {@link Row#UNTOUCHED}. Leaves the connection without auto-commit.
     */
    public static void read(
            SourceDatabase database, Connection connection, TableMapping mapping, long limit, Consumer<Row> consumer)
            throws SQLException {
        connection.setAutoCommit(false);
        Table table = mapping.table();
        List<Column> columns = columns(mapping);
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(FETCH_SIZE);
            query.setMaxRows(limit > Integer.MAX_VALUE ? 0 : (int) limit);
            String sql = "SELECT " + columns(database, columns) + " FROM " + database.quote(database.id(table.name()));
            try (ResultSet rows = query.executeQuery(sql)) {
                while (rows.next()) {
                    consumer.accept(row(rows, table, columns));
                }
            }
        }
        connection.rollback();
    }

    /** The columns that a mapping uses, in the table's order. */
    public static List<Column> columns(TableMapping mapping) {
        return mapping.table().columns().stream()
                .filter(column -> mapping.columns().contains(column.name()))
                .toList();
    }

    /** What follows SELECT, so that {@link #value} can read these columns, which are in the table's order. */
    public static String columns(SourceDatabase database, Collection<Column> columns) {
        boolean postgres = database.address().postgres();
        return columns.stream()
                .map(column -> {
                    String name = database.quote(column.name());
                    return postgres ? name : BinlogColumns.expression(name, column);
                })
                .collect(Collectors.joining(", "));
    }

    /** The row at which {@code rows} is, which has what {@link #columns} asks for {@code columns}; what is not among them is untouched. */
    public static Row row(ResultSet rows, Table table, List<Column> columns) throws SQLException {
        @Nullable Object[] values = new Object[table.columns().size()];
        Arrays.fill(values, Row.UNTOUCHED);
        int next = 0;
        for (int i = 0; i < values.length && next < columns.size(); i++) {
            Column column = columns.get(next);
            if (table.columns().get(i).name().equals(column.name())) {
                next++;
                values[i] = value(rows, next, column);
            }
        }
        return new Row(values);
    }

    /** The value at a place, from 1, in the class that {@link Row} says; never fails for what the value is. */
    public static @Nullable Object value(ResultSet row, int place, Column column) throws SQLException {
        return column.type() == ColumnType.BINARY
                ? row.getBytes(place)
                : SourceText.value(row.getString(place), column);
    }
}
