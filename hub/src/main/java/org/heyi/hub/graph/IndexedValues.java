package org.heyi.hub.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Sends to quarantine what Neo4j's range indexes cannot hold (about 8 kB a key), so that one long value does not stop a source; whether it came
 * with the change or was there before it.
 */
final class IndexedValues {
    /** Of up to four bytes each, with room to spare. */
    static final int MOST_CHARACTERS = 1_900;

    private final Map<String, Set<String>> indexed;

    IndexedValues(Ontology ontology) {
        this.indexed = ontology.entities().stream().collect(Collectors.toMap(type -> type.name(), type -> type.values()
                .filter(IndexedValues::isIndexed)
                .map(ValueField::name)
                .collect(Collectors.toSet())));
    }

    static boolean isIndexed(ValueField field) {
        return field.isIdentifier() || field.searchable();
    }

    /** Whether an index can hold it. */
    static boolean fits(@Nullable Object value) {
        return !(value instanceof String text) || text.length() <= MOST_CHARACTERS;
    }

    List<SourceChange> check(List<SourceChange> changes) {
        boolean fits =
                changes.stream().allMatch(change -> tooLong(change.change()).isEmpty());
        return fits ? changes : changes.stream().map(this::check).toList();
    }

    SourceChange check(SourceChange change) {
        return tooLong(change.change())
                .<SourceChange>map(field -> {
                    Change.Upsert upsert = (Change.Upsert) change.change();
                    return quarantined(
                            change,
                            upsert.record().key(),
                            upsert.record().type(),
                            upsert.record().values(),
                            field);
                })
                .orElse(change);
    }

    /** The row in quarantine, when something is too long that its record held before the change and the change left as it was. */
    Optional<SourceChange> check(SourceChange change, RecordState after) {
        if (!(change.change() instanceof Change.Upsert upsert)
                || upsert.record().values().keySet().containsAll(after.values().keySet())) {
            return Optional.empty();
        }
        return tooLong(after.type(), after.values())
                .map(field -> quarantined(change, upsert.record().key(), after.type(), after.values(), field));
    }

    private Optional<String> tooLong(Change change) {
        return change instanceof Change.Upsert upsert
                ? tooLong(upsert.record().type(), upsert.record().values())
                : Optional.empty();
    }

    private Optional<String> tooLong(String type, Map<String, ? extends @Nullable Object> values) {
        Set<String> fields = Objects.requireNonNull(indexed.get(type));
        return values.entrySet().stream()
                .filter(value -> !fits(value.getValue()))
                .map(Map.Entry::getKey)
                .filter(column -> fields.contains(column) || column.indexOf('.') > 0)
                .findFirst();
    }

    private static SourceChange quarantined(
            SourceChange change,
            RecordKey key,
            String type,
            Map<String, ? extends @Nullable Object> values,
            String field) {
        Fault reason = Fault.of(FaultCode.VALUE_TOO_LONG, Place.of(key.text()), type + "." + field, MOST_CHARACTERS);
        Change quarantine = new Change.Quarantine(key, new HashMap<>(values), reason, change.committedAt());
        return new SourceChange(quarantine, change.transaction(), change.committedAt());
    }
}
