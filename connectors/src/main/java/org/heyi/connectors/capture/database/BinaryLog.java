package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of a server's binary log, as they are at one moment.
 *
 * @param sizes name to bytes, oldest first
 */
record BinaryLog(Map<String, Long> sizes) {

    static BinaryLog read(Connection connection) throws SQLException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW BINARY LOGS")) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new BinaryLog(sizes);
    }

    boolean isEmpty() {
        return sizes.isEmpty();
    }

    boolean contains(String file) {
        return sizes.containsKey(file);
    }

    String oldest() {
        return sizes.keySet().iterator().next();
    }

    /** Whether the log ends before the position, so that it cannot be the one that was read up to there. */
    boolean endsBefore(LogPosition position) {
        String file = position.text("file");
        return sizes.keySet().stream().allMatch(known -> known.compareTo(file) < 0)
                || sizes.getOrDefault(file, Long.MAX_VALUE) < position.number("pos");
    }

    /** Bytes written after the position; null when its file is not there. */
    @Nullable
    Long bytesAfter(LogPosition position) {
        String file = position.text("file");
        if (!contains(file)) {
            return null;
        }
        long later = sizes.entrySet().stream()
                .dropWhile(entry -> !entry.getKey().equals(file))
                .collect(Collectors.summingLong(Map.Entry::getValue));
        return Math.max(0, later - position.number("pos"));
    }
}
