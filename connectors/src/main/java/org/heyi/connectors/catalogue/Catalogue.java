package org.heyi.connectors.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL, MariaDB or MySQL database says of its tables. A table outside the default schema (a database, in MariaDB and MySQL) has its
 * schema in front of its name, with a dot between.
 */
public final class Catalogue {
    private static final String PUBLIC = "public";
    private static final String MONEY = "money";

    private Catalogue() {}

    /**
     * Those of {@code names} that exist, in the order asked for. One that may not be read has no columns in PostgreSQL, and does not exist in
     * MariaDB and MySQL.
     *
     * @param defaultSchema where names without a schema are; null for {@code public}, or the database that a connection to MariaDB or MySQL is on
     */
    public static List<Table> tables(Connection connection, @Nullable String defaultSchema, Collection<String> names)
            throws SQLException {
        Dialect dialect = Dialect.of(connection);
        String schema = defaultSchema(connection, dialect, defaultSchema);
        List<Table> tables = new ArrayList<>();
        for (String name : names) {
            table(connection, dialect, schema, name).ifPresent(tables::add);
        }
        return tables;
    }

    /** Names of the default schema's tables, sorted; without views. */
    public static List<String> names(Connection connection, @Nullable String defaultSchema) throws SQLException {
        String schema = defaultSchema(connection, Dialect.of(connection), defaultSchema);
        String sql = "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY table_name";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    /** As {@link #names}, and those of all other schemas that the user may see, with their schemas in front: to offer when one is not known. */
    public static List<String> allNames(Connection connection, @Nullable String defaultSchema) throws SQLException {
        String schema = defaultSchema(connection, Dialect.of(connection), defaultSchema);
        String sql = "SELECT table_schema, table_name FROM information_schema.tables"
                + " WHERE table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema NOT IN"
                + " ('information_schema', 'pg_catalog', 'mysql', 'performance_schema', 'sys')"
                + " ORDER BY table_schema, table_name";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                boolean own = rows.getString(1).equals(schema);
                names.add((own ? "" : rows.getString(1) + ".") + rows.getString(2));
            }
            return names;
        }
    }

    /** Whether the catalogue has the table although it shows no columns of it. */
    private static boolean isThere(Connection connection, Dialect dialect, String schema, String table)
            throws SQLException {
        if (dialect != Dialect.POSTGRESQL) {
            return false;
        }
        String sql = "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean isView(Connection connection, Dialect dialect, String schema, String table)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(dialect.viewQuery())) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String defaultSchema(Connection connection, Dialect dialect, @Nullable String given)
            throws SQLException {
        if (given != null) {
            return given;
        }
        return dialect == Dialect.POSTGRESQL ? PUBLIC : connection.getCatalog();
    }

    private static Optional<Table> table(Connection connection, Dialect dialect, String defaultSchema, String name)
            throws SQLException {
        int dot = name.indexOf('.');
        String schema = dot < 0 ? defaultSchema : name.substring(0, dot);
        String table = name.substring(dot + 1);
        List<Column> columns = columns(connection, dialect, schema, table);
        boolean view = isView(connection, dialect, schema, table);
        return columns.isEmpty() && !view && !isThere(connection, dialect, schema, table)
                ? Optional.empty()
                : Optional.of(new Table(name, columns, key(connection, dialect, schema, table), view));
    }

    private static List<Column> columns(Connection connection, Dialect dialect, String schema, String table)
            throws SQLException {
        String sql = "SELECT table_name, column_name, is_nullable, " + dialect.lengthColumn() + ", "
                + dialect.typeColumn() + ", " + dialect.generatedColumn()
                + " FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, table);
            List<Column> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    // MariaDB and MySQL compare names here without regard to case.
                    if (rows.getString(1).equals(table)) {
                        columns.add(column(dialect, rows));
                    }
                }
            }
            return withDecimals(connection, columns);
        }
    }

    private static Column column(Dialect dialect, ResultSet row) throws SQLException {
        boolean nullable = row.getString(3).equals("YES");
        String type = row.getString(5);
        boolean generated = Dialect.generated(Objects.requireNonNullElse(row.getString(6), ""));
        return new Column(row.getString(2), dialect.columnType(type, row.getLong(4)), nullable, type, generated);
    }

    /** How many decimals the database counts money with, which depends on its currency. */
    private static List<Column> withDecimals(Connection connection, List<Column> columns) throws SQLException {
        if (columns.stream().noneMatch(column -> column.sourceType().equals(MONEY))) {
            return columns;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT scale(0::money::numeric)")) {
            row.next();
            String counted = MONEY + "(" + row.getInt(1) + ")";
            return columns.stream()
                    .map(column -> column.sourceType().equals(MONEY) ? column.ofSourceType(counted) : column)
                    .toList();
        }
    }

    /** The column as it is when its type has this name, as a log tells it: {@code int4}, {@code int unsigned}. */
    public static Column column(boolean postgres, String name, String type, long length) {
        Dialect dialect = postgres ? Dialect.POSTGRESQL : Dialect.MARIADB;
        return new Column(name, dialect.columnType(type, length), true, type, false);
    }

    /** Through JDBC: PostgreSQL's information_schema hides the keys of tables that one may only read. */
    private static List<String> key(Connection connection, Dialect dialect, String schema, String table)
            throws SQLException {
        boolean schemas = dialect == Dialect.POSTGRESQL;
        TreeMap<Short, String> columns = new TreeMap<>();
        try (ResultSet rows =
                connection.getMetaData().getPrimaryKeys(schemas ? null : schema, schemas ? schema : null, table)) {
            while (rows.next()) {
                columns.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }
}
