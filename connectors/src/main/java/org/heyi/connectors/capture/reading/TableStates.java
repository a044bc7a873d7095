package org.heyi.connectors.capture.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** The states of a source's tables, by name, as text and back. */
public final class TableStates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TableStates() {}

    /** Reads what {@link #json} wrote. */
    public static Map<String, TableState> parse(String json) {
        try {
            return new TreeMap<>(JSON.readValue(json, new TypeReference<Map<String, TableState>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not states of tables: " + json, e);
        }
    }

    /** One line of text. */
    public static String json(Map<String, TableState> states) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(states));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
