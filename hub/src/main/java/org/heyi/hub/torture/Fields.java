package org.heyi.hub.torture;

import java.util.List;
import java.util.Map;

/** What the oracle knows of the schema, written once more by hand. */
final class Fields {
    /** Fields of values, in the schema's order; the relations stand behind them. */
    static final Map<String, List<String>> VALUES = Map.of(
            "Person", List.of("ident", "fileNumber", "name", "phone", "note", "motto", "bornOn"),
            "Building", List.of("code", "oldCode", "address", "storeys"),
            "Pair", List.of("number", "here", "there"),
            "Mass", List.of("number", "content"),
            "Entry", List.of("number", "content", "under"));

    static final Map<String, List<String>> RELATIONS = Map.of("Person", List.of("livesIn", "owns"));
    static final Map<String, String> RELATION_TYPES = Map.of("livesIn", "LIVES_IN", "owns", "OWNS");
    static final Map<String, List<String>> AUTHORITY = Map.of(
            "Person.name", List.of("register", "clinic"),
            "Person.livesIn", List.of("estate", "clinic"),
            "Building.address", List.of("estate"));
    private static final Map<String, List<String>> IDENTIFIERS = Map.of(
            "Person", List.of("ident", "fileNumber"),
            "Building", List.of("code", "oldCode"),
            "Pair", List.of("number"),
            "Mass", List.of("number"),
            "Entry", List.of("number"));

    private Fields() {}

    static List<String> identifiers(String type) {
        return IDENTIFIERS.getOrDefault(type, List.of());
    }

    /** Whether the column holds an identifier: of the type itself, or of a building that it refers to. */
    static boolean isIdentifier(String type, String column) {
        return column.indexOf('.') > 0 || identifiers(type).contains(column);
    }
}
