package org.heyi.demo.city.department;

/**
 * Truth about a row: whom or what it speaks of.
 *
 * @param column the column that names it
 * @param kind what it is
 * @param index which one of the city's
 */
public record Mention(String column, Kind kind, long index) {

    /** What the city has by index. */
    public enum Kind {
        PERSON,
        HOUSEHOLD,
        PLACE,
        BUILDING,
        DWELLING,
        ENTERPRISE,
        ORGANISATION,
        CERTIFICATE,
        PROJECT,
        DEPARTMENT,
        MATTER_TYPE,
        MATTER,
        GRID_CELL,
        GRID_POST
    }
}
