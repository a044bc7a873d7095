package org.heyi.hub.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;

/** Entities as the graph has them inside a transaction, each found by the key of a record that speaks of it. */
final class SpokenOf {
    private final GoldenValues goldenValues;
    private final Agreement agreement;
    private final Map<String, EntityState> byRecord = new HashMap<>();

    SpokenOf(
            GraphTransaction transaction,
            Ontology ontology,
            Map<String, String> departments,
            IdCache ids,
            Collection<String> keys) {
        Neighbourhood neighbourhood = new Neighbourhood();
        NeighbourhoodReader reader = new NeighbourhoodReader(new RecordStates(ontology), key -> false);
        reader.addByRecord(transaction, neighbourhood, Set.copyOf(keys));
        Set<String> targets = new HashSet<>();
        for (EntityState entity : neighbourhood.entities().values()) {
            entity.records().forEach((key, record) -> {
                byRecord.put(key, entity);
                record.references().forEach(reference -> targets.add(ids.apply(reference.target())));
            });
        }
        reader.addSurvivors(transaction, neighbourhood, targets);
        this.goldenValues = new GoldenValues(departments, ids);
        this.agreement = new Agreement(ids, id -> Objects.requireNonNullElse(neighbourhood.survivor(id), id));
    }

    /** Empty when no entity has such a record. */
    Optional<EntityState> entity(String key) {
        return Optional.ofNullable(byRecord.get(key));
    }

    Agreement agreement() {
        return agreement;
    }

    String department(RecordState record) {
        return goldenValues.department(record);
    }

    /** The record whose word on the field goes before the others'. */
    Optional<RecordState> strongest(Field field, Stream<RecordState> records) {
        return goldenValues.strongest(field, records);
    }

    /** Whether the department says anything of the field. */
    boolean speaks(EntityState entity, Field field, String department) {
        return entity.records().values().stream()
                .anyMatch(record -> department(record).equals(department) && Claim.of(field, record) != null);
    }

    /** What the department's own rows say of the field; empty when nothing. */
    Optional<Claim> row(EntityState entity, Field field, String department) {
        Stream<RecordState> rows = entity.records().values().stream()
                .filter(record -> !record.source().equals(CollectedSource.NAME))
                .filter(record -> department(record).equals(department));
        return strongest(field, rows).map(record -> Objects.requireNonNull(Claim.of(field, record)));
    }
}
