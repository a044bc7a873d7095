package org.heyi.connectors.capture.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;

/**
 * SQL over a table's key. The server itself writes the key's values as text and reads them back, so that none is altered on the way.
 *
 * @param columns the key's columns, quoted
 * @param shown for each the expression of its value as text; empty where the columns themselves come as that text
 * @param given for each the expression of a value that was shown, with one parameter
 * @param asked for each the expression of a value as record keys have it, with one parameter
 * @param ordered for each the expression that ranges go by
 * @param pairs whether the engine finds the next range quickest by comparing whole keys
 */
record KeySql(
        List<String> columns,
        List<String> shown,
        List<String> given,
        List<String> asked,
        List<String> ordered,
        boolean pairs) {

    static KeySql of(SourceDatabase database, Connection connection, Table table) throws SQLException {
        return database.address().postgres() ? postgres(database, table) : binlog(database, connection, table);
    }

    private static KeySql postgres(SourceDatabase database, Table table) {
        List<String> columns = table.key().stream().map(database::quote).toList();
        List<String> asked = table.key().stream()
                .map(name -> type(table, name) == ColumnType.BINARY ? "decode(?, 'hex')" : "?")
                .toList();
        return new KeySql(columns, List.of(), Collections.nCopies(columns.size(), "?"), asked, columns, true);
    }

    private static KeySql binlog(SourceDatabase database, Connection connection, Table table) throws SQLException {
        Map<String, String> types = types(connection, database.id(table.name()));
        List<String> columns = table.key().stream().map(database::quote).toList();
        List<String> shown = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        List<String> ordered = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String type = types.getOrDefault(table.key().get(i), "");
            boolean listed = type.equals("enum") || type.equals("set");
            // An enum's values are ordered by their place in its list, but compared with a text as texts.
            ordered.add(listed || type.equals("bit") ? column + " + 0" : column);
            shown.add(shown(column, type));
            given.add(given(type));
            asked.add(listed ? "?" : given(type));
        }
        return new KeySql(columns, shown, given, asked, ordered, false);
    }

    private static String shown(String column, String type) {
        return switch (type) {
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> "HEX(" + column + ")";
            case "enum", "set", "bit" -> "CAST(" + column + " + 0 AS CHAR)";
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> column;
            case "float" -> "CAST(CAST(" + column + " AS DOUBLE) AS CHAR)";
            default -> "CAST(" + column + " AS CHAR)";
        };
    }

    private static String given(String type) {
        return switch (type) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "decimal", "enum", "set", "bit" ->
                "CAST(? AS DECIMAL(65,30))";
            case "float", "double" -> "CAST(? AS DOUBLE)";
            case "date" -> "CAST(? AS DATE)";
            case "time" -> "CAST(? AS TIME(6))";
            case "datetime", "timestamp" -> "CAST(? AS DATETIME(6))";
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> "UNHEX(?)";
            default -> "?";
        };
    }

    private static Map<String, String> types(Connection connection, TableId table) throws SQLException {
        String sql = "SELECT column_name, data_type FROM information_schema.columns"
                + " WHERE table_schema = ? AND table_name = ?";
        Map<String, String> types = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.schema());
            query.setString(2, table.table());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2).toLowerCase(Locale.ROOT));
                }
            }
        }
        return types;
    }

    private static ColumnType type(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .findFirst()
                .orElse(ColumnType.TEXT);
    }

    String order() {
        return String.join(", ", ordered);
    }

    /** Holds for rows behind a key; {@link #behindParameters} are its parameters. */
    String behind() {
        if (pairs || columns.size() == 1) {
            return "(" + String.join(", ", ordered) + ") > (" + String.join(", ", given) + ")";
        }
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            StringBuilder way = new StringBuilder();
            for (int before = 0; before < i; before++) {
                way.append(ordered.get(before))
                        .append(" = ")
                        .append(given.get(before))
                        .append(" AND ");
            }
            ways.add("(" + way + ordered.get(i) + " > " + given.get(i) + ")");
        }
        return ordered.get(0) + " >= " + given.get(0) + " AND (" + String.join(" OR ", ways) + ")";
    }

    /** The parameters of {@link #behind} for a key as it was shown. */
    List<String> behindParameters(List<String> key) {
        if (pairs || columns.size() == 1) {
            return key;
        }
        List<String> parameters = new ArrayList<>(List.of(key.get(0)));
        for (int i = 0; i < key.size(); i++) {
            parameters.addAll(key.subList(0, i + 1));
        }
        return parameters;
    }

    /** Holds for one row, by its key's values as record keys have them. */
    String is() {
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            equal.add(columns.get(i) + " = " + asked.get(i));
        }
        return equal.stream().collect(Collectors.joining(" AND ", "(", ")"));
    }
}
