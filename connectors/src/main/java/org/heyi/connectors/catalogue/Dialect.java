package org.heyi.connectors.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.heyi.connectors.mapping.Table.ColumnType;

/** How an engine names the types of its columns. What has no counterpart in standard SQL is text. */
enum Dialect {
    POSTGRESQL("udt_name", "character_maximum_length") {
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
                case "bytea", "varbit" -> ColumnType.BINARY;
                case "bit" -> bits(length);
                default -> ColumnType.TEXT;
            };
        }
    },
    /** MySQL's, too. {@code tinyint(1)} is a whole number here as for Debezium, and {@code timestamp}, unlike {@code datetime}, has a time zone. */
    MARIADB("column_type", "numeric_precision") {
        @Override
        ColumnType columnType(String type, long length) {
            String written = type.toLowerCase(Locale.ROOT);
            boolean unsigned = written.contains(" unsigned");
            return switch (written.replaceFirst("[^a-z0-9].*", "")) {
                case "tinyint", "smallint", "mediumint", "year" -> ColumnType.INTEGER;
                case "int" -> unsigned ? ColumnType.BIGINT : ColumnType.INTEGER;
                case "bigint" -> unsigned ? ColumnType.DECIMAL : ColumnType.BIGINT;
                case "decimal" -> ColumnType.DECIMAL;
                case "float" -> ColumnType.REAL;
                case "double" -> ColumnType.DOUBLE;
                case "date" -> ColumnType.DATE;
                case "time" -> ColumnType.TIME;
                case "datetime" -> ColumnType.TIMESTAMP;
                case "timestamp" -> ColumnType.TIMESTAMP_WITH_TIME_ZONE;
                case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> ColumnType.BINARY;
                case "bit" -> bits(length);
                default -> ColumnType.TEXT;
            };
        }
    };

    private final String typeColumn;
    private final String lengthColumn;

    Dialect(String typeColumn, String lengthColumn) {
        this.typeColumn = typeColumn;
        this.lengthColumn = lengthColumn;
    }

    /** The column of {@code information_schema.columns} that {@link #columnType} reads. */
    String typeColumn() {
        return typeColumn;
    }

    /** The column of {@code information_schema.columns} with the length of a bit string. */
    String lengthColumn() {
        return lengthColumn;
    }

    /** {@code length} counts only for bit strings. */
    abstract ColumnType columnType(String type, long length);

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return product.equals("PostgreSQL") ? POSTGRESQL : MARIADB;
    }

    private static ColumnType bits(long length) {
        return length == 1 ? ColumnType.BOOLEAN : ColumnType.BINARY;
    }
}
