package org.heyi.connectors.capture.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A place in a database's log between two transactions, in the terms of Debezium's offsets.
 *
 * @param offset names to texts and whole numbers
 */
public record LogPosition(Map<String, Object> offset) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LogPosition {
        offset = new TreeMap<>(offset);
    }

    /** Reads what {@link #json()} wrote. */
    public static LogPosition parse(String json) {
        try {
            return new LogPosition(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a position: " + json, e);
        }
    }

    /** The position as one line of text. */
    public String json() {
        try {
            return JSON.writeValueAsString(offset);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    /** 0 when there is none of that name. */
    public long number(String name) {
        return offset.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** Empty when there is none of that name. */
    public String text(String name) {
        return Objects.toString(offset.get(name), "");
    }
}
