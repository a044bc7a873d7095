package org.heyi.demo.city.load;

import java.io.IOException;
import java.sql.SQLException;
import org.heyi.demo.city.department.CityTable;
import org.jspecify.annotations.Nullable;

/** Fills tables of one department's system. */
public interface Loader extends AutoCloseable {

    /** What a table takes. */
    interface RowWriter {
        void row(@Nullable Object[] values) throws IOException;
    }

    /** Rows on their way into one table. */
    interface Filling {
        void fill(RowWriter writer) throws IOException;
    }

    /** Creates the empty tables, in place of any that an interrupted start has left. */
    void create() throws IOException, SQLException;

    /** Lets {@code filling} write the table's rows, and makes them lasting. */
    void fill(CityTable table, Filling filling) throws IOException, SQLException;

    /** Lets the system take stock of what it holds. */
    void finish() throws IOException, SQLException;

    @Override
    void close() throws SQLException;
}
