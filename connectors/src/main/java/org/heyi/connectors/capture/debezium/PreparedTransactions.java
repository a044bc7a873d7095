package org.heyi.connectors.capture.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.TableId;

/**
 * The prepared transactions (XA) that have neither been committed nor rolled back, with the tables whose rows they changed. Kept with the
 * position in the log, so that it holds for it after a restart as well. Used by one thread.
 */
public final class PreparedTransactions {
    /** Under which they stand in the position. */
    private static final String KEY = "xa";

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Set<TableId>> open = new TreeMap<>();

    /** Those that were open at the position. */
    public static PreparedTransactions at(LogPosition position) {
        PreparedTransactions transactions = new PreparedTransactions();
        String text = position.text(KEY);
        if (text.isEmpty()) {
            return transactions;
        }
        try {
            Map<String, List<List<String>>> kept =
                    JSON.readValue(text, new TypeReference<Map<String, List<List<String>>>>() {});
            kept.forEach((xid, tables) -> {
                Set<TableId> ids = new LinkedHashSet<>();
                tables.forEach(table -> ids.add(new TableId(table.get(0), table.get(1))));
                transactions.open.put(xid, ids);
            });
            return transactions;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no prepared transactions: " + text, e);
        }
    }

    /** The position with what is open at it. */
    public LogPosition in(LogPosition position) {
        Map<String, Object> offset = new TreeMap<>(position.offset());
        offset.remove(KEY);
        if (!open.isEmpty()) {
            offset.put(KEY, json());
        }
        return new LogPosition(offset);
    }

    private String json() {
        Map<String, List<List<String>>> kept = new TreeMap<>();
        open.forEach((xid, tables) -> {
            List<List<String>> names = new ArrayList<>();
            tables.forEach(table -> names.add(List.of(table.schema(), table.table())));
            kept.put(xid, names);
        });
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    void prepared(String xid, Set<TableId> tables) {
        open.put(xid, new LinkedHashSet<>(tables));
    }

    /**
     * The transaction has ended.
     *
     * @param all tables that it may have changed when it was prepared before the log was followed
     * @return those whose rows it changed
     */
    Set<TableId> decided(String xid, boolean committed, Set<TableId> all) {
        Set<TableId> tables = open.remove(xid);
        if (tables != null) {
            return tables;
        }
        return committed ? all : Set.of();
    }
}
