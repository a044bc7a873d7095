package org.heyi.connectors.capture.debezium;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.heyi.connectors.record.RecordKey;

/** Finds the row that a record's key names. */
final class RecordKeys {
    private RecordKeys() {}

    /** Each row once. */
    static Set<String> rows(String source, String table, Collection<String> keys) {
        String prefix = RecordKey.tablePrefix(source, table);
        Set<String> rows = new LinkedHashSet<>();
        keys.forEach(key -> rows.add(row(prefix, key)));
        return rows;
    }

    /** @param tablePrefix as {@link RecordKey#tablePrefix} */
    static String row(String tablePrefix, String key) {
        return key.substring(key.indexOf('/', tablePrefix.length()) + 1);
    }
}
