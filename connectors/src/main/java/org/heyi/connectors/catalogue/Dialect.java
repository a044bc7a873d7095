package org.heyi.connectors.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.heyi.connectors.mapping.Table.ColumnType;

/** How an engine names the types of its columns. What has no counterpart in standard SQL is text. */
enum Dialect {
    POSTGRESQL("udt_name", "character_maximum_length", "is_generated") {
        @Override
        String viewQuery() {
            return "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('v', 'm', 'f')";
        }

        @Override
        ColumnType columnType(String type, long length) {
            return switch (type) {
                case "bool" -> ColumnType.BOOLEAN;
                case "int2", "int4" -> ColumnType.INTEGER;
                case "int8", "oid" -> ColumnType.BIGINT;
                case "numeric", "money" -> ColumnType.DECIMAL;
                case "float4" -> ColumnType.REAL;
                case "float8" -> ColumnType.DOUBLE;
                case "date" -> ColumnType.DATE;
                case "time" -> ColumnType.TIME;
                case "timestamp" -> ColumnType.TIMESTAMP;
                case "timestamptz" -> ColumnType.TIMESTAMP_WITH_TIME_ZONE;
                case "bytea" -> ColumnType.BINARY;
                case "bit" -> length == 1 ? ColumnType.BOOLEAN : ColumnType.TEXT;
                default -> ColumnType.TEXT;
            };
        }
    },
    /** MySQL's, too. {@code tinyint(1)} is a whole number here as for Debezium, and {@code timestamp}, unlike {@code datetime}, has a time zone. */
    MARIADB("column_type", "numeric_precision", "extra") {
        @Override
        String viewQuery() {
            return "SELECT 1 FROM information_schema.tables"
                    + " WHERE table_schema = ? AND table_name = ? AND table_type LIKE '%VIEW'";
        }

        @Override
        ColumnType columnType(String type, long length) {
            String written = type.toLowerCase(Locale.ROOT);
            boolean unsigned = written.contains(" unsigned");
            return switch (written.replaceFirst("[^a-z0-9].*", "")) {
                case "tinyint",
                        "smallint",
                        "mediumint",
                        "year",
                        "int1",
                        "int2",
                        "int3",
                        "middleint",
                        "bool",
                        "boolean" -> ColumnType.INTEGER;
                case "int", "integer", "int4" -> unsigned ? ColumnType.BIGINT : ColumnType.INTEGER;
                case "bigint", "int8" -> unsigned ? ColumnType.DECIMAL : ColumnType.BIGINT;
                case "decimal", "dec", "fixed", "numeric", "number", "serial" -> ColumnType.DECIMAL;
                case "float", "float4" ->
                    length > FLOAT_BITS && written.indexOf(',') < 0 ? ColumnType.DOUBLE : ColumnType.REAL;
                case "double", "real", "float8" -> ColumnType.DOUBLE;
                case "date" -> ColumnType.DATE;
                case "time" -> ColumnType.TIME;
                case "datetime" -> ColumnType.TIMESTAMP;
                case "timestamp" -> ColumnType.TIMESTAMP_WITH_TIME_ZONE;
                case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector" -> ColumnType.BINARY;
                case "bit" -> length == 1 ? ColumnType.BOOLEAN : ColumnType.BINARY;
                default -> ColumnType.TEXT;
            };
        }
    };

    /** So many bits of precision has a {@code float} that is no {@code double}. */
    private static final int FLOAT_BITS = 24;

    private final String typeColumn;
    private final String lengthColumn;
    private final String generatedColumn;

    Dialect(String typeColumn, String lengthColumn, String generatedColumn) {
        this.typeColumn = typeColumn;
        this.lengthColumn = lengthColumn;
        this.generatedColumn = generatedColumn;
    }

    /** The column of {@code information_schema.columns} that {@link #columnType} reads. */
    String typeColumn() {
        return typeColumn;
    }

    /** The column of {@code information_schema.columns} with the length of a bit string. */
    String lengthColumn() {
        return lengthColumn;
    }

    /** Finds one row for a view, a materialised view or a foreign table of a schema and a name. */
    abstract String viewQuery();

    /** The column of {@code information_schema.columns} that {@link #generated} reads. */
    String generatedColumn() {
        return generatedColumn;
    }

    /** Whether the column is computed from others; {@code DEFAULT_GENERATED} is MySQL's word for a default that is an expression. */
    static boolean generated(String told) {
        return told.equals("ALWAYS") || told.matches("(?i).*\\b(VIRTUAL|STORED|PERSISTENT) GENERATED\\b.*");
    }

    /** {@code length} counts only for bit strings and floats. */
    abstract ColumnType columnType(String type, long length);

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return product.equals("PostgreSQL") ? POSTGRESQL : MARIADB;
    }
}
