package org.heyi.demo.city.department;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a table's rows go. */
public interface RowSink {

    /**
     * @param mentions whom the row speaks of; at least one
     * @param values in the order of the table's columns: text, numbers, booleans, days, moments without a zone, or null
     */
    void row(List<Mention> mentions, @Nullable Object... values) throws IOException;
}
