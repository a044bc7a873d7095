package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record.Reference;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what an entity shows among what its records say: by authority, then a correction before what it corrects, then the row's own time
 * of change (latest first, none last), then the record's key, so that the choice depends on the rows alone and not on the order in which they arrived. A record that says null
 * says nothing.
 */
final class GoldenValues {
    /** Property that lists the fields on which records disagree. */
    static final String DISPUTED = "_disputed";

    private final Map<String, String> departments;
    private final Function<Identifier, String> ids;

    /** {@code departments} by source; {@code ids} gives an identifier's entity id. */
    GoldenValues(Map<String, String> departments, Function<Identifier, String> ids) {
        this.departments = departments;
        this.ids = ids;
    }

    /** What the entity is to show: properties of its node. {@code edges} are its relations as they are to be. */
    Map<String, Object> properties(EntityType type, Collection<RecordState> records, Map<Edge, List<String>> edges) {
        Map<String, Object> golden = new HashMap<>();
        List<String> disputed = new ArrayList<>();
        Set<String> disputedRelations = new HashSet<>();
        edges.keySet().forEach(edge -> disputedRelations.add(edge.field()));
        for (Field field : type.fields()) {
            boolean agreed = field instanceof ValueField value
                    ? addValue(value, records, golden)
                    : !disputedRelations.contains(field.name());
            if (!agreed) {
                disputed.add(field.name());
            }
        }
        if (!disputed.isEmpty()) {
            golden.put(DISPUTED, disputed);
        }
        return golden;
    }

    /** The relations that lead away from the entity; {@code survivors} says where an id leads to. */
    Map<Edge, List<String>> edges(EntityType type, Collection<RecordState> records, UnaryOperator<String> survivors) {
        Map<Edge, List<String>> edges = new HashMap<>();
        for (Field field : type.fields()) {
            if (field instanceof RelationField relation && relation.isOut()) {
                Map<String, Set<String>> claims = new HashMap<>();
                String golden = claims(relation, records, survivors, claims);
                claims.forEach((target, keys) -> {
                    boolean shown = relation.many() || target.equals(golden);
                    Edge edge = shown ? Edge.of(relation.relationType(), target) : Edge.disputed(field.name(), target);
                    edges.put(edge, List.copyOf(keys));
                });
            }
        }
        return edges;
    }

    private @Nullable String claims(
            RelationField field,
            Collection<RecordState> records,
            UnaryOperator<String> survivors,
            Map<String, Set<String>> claims) {
        RecordState best = null;
        String golden = null;
        for (RecordState record : records) {
            for (Reference reference : record.references()) {
                if (reference.relation().equals(field.name())) {
                    String target = survivors.apply(ids.apply(reference.target()));
                    claims.computeIfAbsent(target, id -> new TreeSet<>()).add(record.key());
                    if (best == null || order(field).compare(record, best) < 0) {
                        best = record;
                        golden = target;
                    }
                }
            }
        }
        return golden;
    }

    /** The record whose word on the field goes before the others'; empty when none says anything. */
    Optional<RecordState> strongest(Field field, Stream<RecordState> records) {
        return records.filter(record -> Claim.of(field, record) != null).min(order(field));
    }

    /** The department that says what the record says. */
    String department(RecordState record) {
        return record.source().equals(CollectedSource.NAME)
                ? CollectedSource.department(record.key())
                : Objects.requireNonNullElse(departments.get(record.source()), record.source());
    }

    private boolean addValue(ValueField field, Collection<RecordState> records, Map<String, Object> golden) {
        RecordState best = null;
        boolean agreed = true;
        Object shown = null;
        for (RecordState record : records) {
            Object value = said(field, record);
            if (value != null) {
                agreed &= shown == null || shown.equals(value);
                if (best == null || order(field).compare(record, best) < 0) {
                    best = record;
                    shown = value;
                }
            }
        }
        if (shown != null) {
            golden.put(field.name(), shown);
        }
        return agreed;
    }

    static @Nullable Object said(ValueField field, RecordState record) {
        if (record.returned().contains(field.name())) {
            return null;
        }
        Object value = field.isIdentifier()
                ? identifier(field, record)
                : record.values().get(field.name());
        // Such a record was made when the field was not looked up; its row goes to quarantine when it is read next.
        return IndexedValues.isIndexed(field) && !IndexedValues.fits(value) ? null : value;
    }

    private static @Nullable Object identifier(ValueField field, RecordState record) {
        for (Identifier identifier : record.identifiers()) {
            if (identifier.field().equals(field.name())) {
                return identifier.value();
            }
        }
        return null;
    }

    private Comparator<RecordState> order(Field field) {
        return Comparator.<RecordState>comparingInt(record -> rank(field, record))
                .thenComparing(record -> record.correction() == null)
                .thenComparing(RecordState::updatedAt, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(RecordState::key);
    }

    private int rank(Field field, RecordState record) {
        int rank = field.authority().indexOf(department(record));
        return rank < 0 ? field.authority().size() : rank;
    }
}
