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
import org.heyi.connectors.record.Record;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Sends to quarantine what Neo4j's range indexes cannot hold (about 8 kB a key), so that one long value does not stop a source. */
final class IndexedValues {
    /** Of up to four bytes each, with room to spare. */
    private static final int MOST_CHARACTERS = 1_900;

    private final Map<String, Set<String>> indexed;

    IndexedValues(Ontology ontology) {
        this.indexed = ontology.entities().stream().collect(Collectors.toMap(type -> type.name(), type -> type.values()
                .filter(field -> field.isIdentifier() || field.searchable())
                .map(ValueField::name)
                .collect(Collectors.toSet())));
    }

    List<SourceChange> check(List<SourceChange> changes) {
        boolean fits =
                changes.stream().allMatch(change -> tooLong(change.change()).isEmpty());
        return fits ? changes : changes.stream().map(this::check).toList();
    }

    private SourceChange check(SourceChange change) {
        return tooLong(change.change())
                .<SourceChange>map(field -> quarantined(change, ((Change.Upsert) change.change()).record(), field))
                .orElse(change);
    }

    private Optional<String> tooLong(Change change) {
        if (!(change instanceof Change.Upsert upsert)) {
            return Optional.empty();
        }
        Record record = upsert.record();
        Set<String> fields = Objects.requireNonNull(indexed.get(record.type()));
        return record.values().entrySet().stream()
                .filter(value -> value.getValue() instanceof String text && text.length() > MOST_CHARACTERS)
                .map(Map.Entry::getKey)
                .filter(column -> fields.contains(column) || column.indexOf('.') > 0)
                .findFirst();
    }

    private static SourceChange quarantined(SourceChange change, Record record, String field) {
        Fault reason = Fault.of(
                FaultCode.VALUE_TOO_LONG, Place.of(record.key().text()), record.type() + "." + field, MOST_CHARACTERS);
        Change quarantine =
                new Change.Quarantine(record.key(), new HashMap<>(record.values()), reason, change.committedAt());
        return new SourceChange(quarantine, change.transaction(), change.committedAt());
    }
}
