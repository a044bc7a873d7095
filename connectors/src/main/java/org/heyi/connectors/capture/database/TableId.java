package org.heyi.connectors.capture.database;

/**
 * The full name of a table.
 *
 * @param schema schema in PostgreSQL, database in MariaDB and MySQL
 * @param table name inside of it
 */
public record TableId(String schema, String table) {

    /** @param name as a mapping has it: with its schema in front when that is not {@code defaultSchema} */
    static TableId of(String name, String defaultSchema) {
        int dot = name.indexOf('.');
        return dot < 0
                ? new TableId(defaultSchema, name)
                : new TableId(name.substring(0, dot), name.substring(dot + 1));
    }
}
