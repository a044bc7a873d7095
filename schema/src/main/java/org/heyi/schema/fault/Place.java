package org.heyi.schema.fault;

/**
 * Where a fault is.
 *
 * @param name a file relative to the directory the user named ({@code police/resident.sql}), or a department, table or key
 * @param line from 1; 0 where the place is not a position in a text
 * @param column from 1; 0 where the place is not a position in a text
 */
public record Place(String name, int line, int column) {

    /** A place that is not a position in a text. */
    public static Place of(String name) {
        return new Place(name, 0, 0);
    }

    /** {@code file:line:column}, or the bare name. */
    @Override
    public String toString() {
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
