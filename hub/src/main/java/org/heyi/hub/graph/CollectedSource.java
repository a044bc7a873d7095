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

    /**
     * Names the record of one field of one entity as one department answered it. {@code column} is that of the record's value; where a field
     * leads to many, {@code =} and the value come behind it.
     */
    public static RecordKey key(String department, String type, String identifier, String value, String column) {
        String row = escape(identifier) + "|" + escape(LongKeys.part(value)) + "|" + escape(LongKeys.part(column));
        return new RecordKey(NAME, department, type, row);
    }

    /** The key of what another department says in the same place as the record of this key. */
    static RecordKey of(String department, String key) {
        String[] parts = key.split("/", 4);
        return new RecordKey(NAME, department, parts[2], parts[3]);
    }

    /** The column that the record of this key answers, as it was given to {@link #key} but for escapes. */
    static String column(String key) {
        int bar = key.lastIndexOf('|');
        while (bar > 0 && isEscaped(key, bar)) {
            bar = key.lastIndexOf('|', bar - 1);
        }
        return key.substring(bar + 1);
    }

    private static boolean isEscaped(String text, int at) {
        int before = at;
        while (before > 0 && text.charAt(before - 1) == '\\') {
            before--;
        }
        return (at - before) % 2 == 1;
    }

    /** The field of the identifier by which the record of this key names its entity. */
    static String identifier(String key) {
        String row = key.split("/", 4)[3];
        return row.substring(0, row.indexOf('|'));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|");
    }
}
