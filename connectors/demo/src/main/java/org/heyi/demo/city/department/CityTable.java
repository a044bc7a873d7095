package org.heyi.demo.city.department;

import java.io.IOException;
import java.util.List;

/**
 * A department's table and how its rows are made.
 *
 * @param columns in the table's order; the first is the primary key
 */
public record CityTable(String name, List<String> columns, Rows rows) {

    /** Makes the rows, one after another, the same ones each time. */
    public interface Rows {
        void send(RowSink sink) throws IOException;
    }

    static CityTable of(String name, String columns, Rows rows) {
        return new CityTable(name, List.of(columns.split(" ")), rows);
    }
}
