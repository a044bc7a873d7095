package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** Makes record states of what a source says and of what the graph holds, and back. */
final class RecordStates {
    /** Property with the record's key. */
    static final String KEY = "_key";

    /** Property with the id of the snapshot that saw the row last. */
    static final String SEEN = "_seen";

    private static final String TYPE = "_type";
    private static final String UPDATED_AT = "_updatedAt";
    private static final String COMMITTED_AT = "_committedAt";
    private static final String TRANSACTION = "_transaction";
    private static final String CORRECTION = "_correction";

    /** Property that lists the columns whose values the hub wrote to the row itself. */
    static final String RETURNED = "_returned";

    private final Ontology ontology;

    RecordStates(Ontology ontology) {
        this.ontology = ontology;
    }

    /**
     * The record as it is after a change.
     *
     * @param now what the graph has of it
     * @param whole whether the row says all columns; else what the graph has holds for those that the change left untouched
     * @param stamp of the reading that saw the row; null keeps the last one
     * @param recognised those of the columns whose values are what the hub wrote
     */
    RecordState of(
            Record record,
            Batch.SourceChange change,
            @Nullable RecordState now,
            boolean whole,
            @Nullable String stamp,
            Set<String> recognised) {
        RecordState before = whole ? null : now;
        Map<String, Object> values = before == null ? new HashMap<>() : new HashMap<>(before.values());
        record.values().forEach((column, value) -> {
            if (value == null) {
                values.remove(column);
            } else {
                values.put(column, value);
            }
        });
        Set<String> returned = new TreeSet<>(recognised);
        if (before != null) {
            before.returned().stream()
                    .filter(column -> !record.values().containsKey(column))
                    .forEach(returned::add);
        }
        boolean complete = before == null || before.values().keySet().stream().allMatch(record.values()::containsKey);
        return new RecordState(
                record.key().text(),
                record.key().source(),
                record.type(),
                values,
                complete ? record.identifiers() : identifiers(record.type(), values),
                own(complete ? record.references() : references(record.type(), values), returned),
                record.updatedAt(),
                change.committedAt().atOffset(ZoneOffset.UTC),
                change.transaction(),
                stamp == null && now != null ? now.seen() : stamp,
                now == null ? null : now.correction(),
                returned);
    }

    /** The record that a node's properties hold. */
    RecordState of(Map<String, Object> properties) {
        Map<String, Object> values = new HashMap<>();
        properties.forEach((name, value) -> {
            if (!name.startsWith("_")) {
                values.put(name, value(value));
            }
        });
        String key = text(properties, KEY);
        String type = text(properties, TYPE);
        Set<String> returned = properties.get(RETURNED) instanceof List<?> columns
                ? columns.stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
        boolean known = ontology.find(type).isPresent();
        return new RecordState(
                key,
                key.substring(0, key.indexOf('/')),
                type,
                values,
                known ? identifiers(type, values) : List.of(),
                known ? own(references(type, values), returned) : List.of(),
                time(properties, UPDATED_AT),
                Objects.requireNonNull(time(properties, COMMITTED_AT)),
                (String) properties.get(TRANSACTION),
                (String) properties.get(SEEN),
                (Long) properties.get(CORRECTION),
                returned);
    }

    /** A value of a node as records hold it: moments in UTC. */
    static Object value(Object property) {
        return property instanceof ZonedDateTime time ? utc(time) : property;
    }

    /** The properties that the record's node is to have. */
    static Map<String, Object> properties(RecordState record) {
        Map<String, Object> properties = new HashMap<>(record.values());
        properties.put(KEY, record.key());
        properties.put(TYPE, record.type());
        properties.put(COMMITTED_AT, record.committedAt());
        putIfPresent(properties, UPDATED_AT, record.updatedAt());
        putIfPresent(properties, TRANSACTION, record.transaction());
        putIfPresent(properties, SEEN, record.seen());
        putIfPresent(properties, CORRECTION, record.correction());
        if (!record.returned().isEmpty()) {
            properties.put(RETURNED, List.copyOf(record.returned()));
        }
        return properties;
    }

    private static void putIfPresent(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static List<Record.Reference> own(List<Record.Reference> references, Set<String> returned) {
        return references.stream()
                .filter(reference -> !returned.contains(
                        reference.relation() + "." + reference.target().field()))
                .toList();
    }

    private List<Identifier> identifiers(String type, Map<String, Object> values) {
        List<Identifier> found = new ArrayList<>();
        ontology.entity(type).identifiers().forEach(field -> identifier(type, field, values.get(field.name()))
                .ifPresent(found::add));
        return found;
    }

    private List<Record.Reference> references(String type, Map<String, Object> values) {
        EntityType entity = ontology.entity(type);
        List<Record.Reference> found = new ArrayList<>();
        values.forEach((column, value) -> {
            int dot = column.indexOf('.');
            if (dot > 0) {
                entity.relation(column.substring(0, dot))
                        .flatMap(relation -> reference(relation, column.substring(dot + 1), value))
                        .ifPresent(found::add);
            }
        });
        return found;
    }

    private Optional<Record.Reference> reference(RelationField relation, String field, Object value) {
        return ontology.entity(relation.target())
                .value(field)
                .flatMap(identifier -> identifier(relation.target(), identifier, value))
                .map(target -> new Record.Reference(relation.name(), target));
    }

    private static Optional<Identifier> identifier(String type, ValueField field, @Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        return field.identifier()
                .flatMap(format -> format.normalise(value.toString()))
                .map(written -> new Identifier(type, field.name(), written));
    }

    /** The values of a record, with identifiers as they are written now; what is none any more stays as it is. */
    Map<String, @Nullable Object> normalised(RecordState record) {
        Map<String, @Nullable Object> values = new HashMap<>(record.values());
        identifiers(record.type(), record.values())
                .forEach(identifier -> values.put(identifier.field(), identifier.value()));
        references(record.type(), record.values())
                .forEach(reference -> values.put(
                        reference.relation() + "." + reference.target().field(),
                        reference.target().value()));
        return values;
    }

    private static String text(Map<String, Object> properties, String name) {
        return (String) Objects.requireNonNull(properties.get(name), name);
    }

    private static @Nullable OffsetDateTime time(Map<String, Object> properties, String name) {
        return properties.get(name) instanceof ZonedDateTime time ? utc(time) : null;
    }

    private static OffsetDateTime utc(ZonedDateTime time) {
        return time.withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime();
    }
}
