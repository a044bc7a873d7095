package org.heyi.hub.report.run;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a table's rows, one at a time, and keeps none of them in memory. */
interface TableWriter extends AutoCloseable {

    /** The row's values in order of the columns, each as JSON has it. */
    void row(List<@Nullable Object> values) throws IOException;

    /** Ends the table. The stream beneath stays open. */
    @Override
    void close() throws IOException;
}
