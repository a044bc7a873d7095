package org.heyi.connectors.record;

/**
 * Names one record for good: the row of a source's table, and the statement that made it.
 *
 * @param source the connector's folder name
 * @param table as the source's catalogue has it; with its schema in front when that is not the source's default
 * @param statement the entity type's name; from the second statement of the same table and type on with {@code ~2}, {@code ~3} …
 * @param row the primary key's values as text, joined by {@code |}; a {@code |} or {@code \} inside a value has a {@code \} in front
 */
public record RecordKey(String source, String table, String statement, String row) {

    /** {@code source/table/statement/row}: unique in the graph. */
    public String text() {
        return tablePrefix(source, table) + statement + "/" + row;
    }

    /** What the texts of all of a table's record keys begin with. */
    public static String tablePrefix(String source, String table) {
        return source + "/" + table + "/";
    }
}
