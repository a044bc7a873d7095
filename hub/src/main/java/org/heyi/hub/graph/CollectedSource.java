package org.heyi.hub.graph;

import org.heyi.connectors.record.RecordKey;

/** The hub's own source: what was answered in forms. Its tables are the departments that answered. */
public final class CollectedSource {
    public static final String NAME = "collected";

    private CollectedSource() {}

    /** The department whose answer has the record key {@code key}. */
    static String department(String key) {
        int table = NAME.length() + 1;
        return key.substring(table, key.indexOf('/', table));
    }

    /** Names the record of one field of one entity as one department answered it. */
    public static RecordKey key(String department, String type, String identifier, String value, String column) {
        String row = escape(identifier) + "|" + escape(value) + "|" + escape(column);
        return new RecordKey(NAME, department, type, row);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|");
    }
}
