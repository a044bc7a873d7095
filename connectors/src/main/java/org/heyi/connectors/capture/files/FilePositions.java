package org.heyi.connectors.capture.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A drop folder's position: which file each table was read from last. Used by one thread. */
final class FilePositions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final TreeMap<String, FileMark> read = new TreeMap<>();

    /** @param position what {@link #with} wrote; null before the first file */
    FilePositions(@Nullable String position) {
        if (position == null) {
            return;
        }
        try {
            read.putAll(JSON.readValue(position, new TypeReference<Map<String, FileMark>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a position: " + position, e);
        }
    }

    @Nullable
    FileMark of(String table) {
        return read.get(table);
    }

    /** The table has been read from {@code mark}, and the graph has it. */
    void committed(String table, FileMark mark) {
        read.put(table, mark);
    }

    /** The position when, besides all others, {@code table} has been read from {@code mark}; to be committed with the last of its rows. */
    String with(String table, FileMark mark) {
        TreeMap<String, FileMark> then = new TreeMap<>(read);
        then.put(table, mark);
        try {
            return JSON.writeValueAsString(then);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
