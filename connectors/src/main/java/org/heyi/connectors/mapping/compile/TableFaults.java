package org.heyi.connectors.mapping.compile;

import java.util.Collection;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Why a statement's table cannot be worked with. */
final class TableFaults {
    private TableFaults() {}

    /**
     * @param table as the catalogue has it; null when it has none of that name
     * @param known names of all the source's tables
     * @return null when the table is there and may be read
     */
    static @Nullable Fault of(Place place, String name, @Nullable Table table, Collection<String> known) {
        if (table == null) {
            return known.isEmpty()
                    ? Fault.of(FaultCode.NO_TABLE_SEEN, place, name)
                    : Fault.of(FaultCode.UNKNOWN_TABLE, place, name, DidYouMean.among(known, name));
        }
        return table.columns().isEmpty() && !table.view() ? Fault.of(FaultCode.TABLE_HIDDEN, place, name) : null;
    }
}
