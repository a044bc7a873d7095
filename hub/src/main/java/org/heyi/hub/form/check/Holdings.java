package org.heyi.hub.form.check;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.query.api.CatalogEntry;
import org.heyi.hub.query.execution.CountedCatalog;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.jspecify.annotations.Nullable;

/** What is held of each field, as one check sees it: counts of a type are asked for once for each period. */
final class Holdings {
    static final Period YEAR = Period.ofYears(1);

    private final Ontology ontology;
    private final CountedCatalog catalog;
    private final OffsetDateTime now;
    private final Map<SchemaField, CatalogEntry> entries;
    private final Map<String, Map<String, Long>> said = new HashMap<>();

    Holdings(Ontology ontology, CountedCatalog catalog, Clock clock) {
        this.ontology = ontology;
        this.catalog = catalog;
        this.now = OffsetDateTime.now(clock);
        this.entries = catalog.counts().entries().stream()
                .collect(Collectors.toMap(entry -> new SchemaField(entry.type(), entry.field()), entry -> entry));
    }

    /**
     * What is held of a field.
     *
     * @param completeness share of the type's entities that have a value
     * @param freshness share of these values that was said within the period
     * @param onlyAnswered whether no department's own system gives it
     */
    record Holding(
            List<String> departments,
            List<String> authority,
            double completeness,
            double freshness,
            boolean onlyAnswered) {
        private static final double HALF = 0.5;

        /** {@code mustBeFresh}: whether old values do not count. */
        boolean isHeld(boolean mustBeFresh) {
            return completeness > 0 && (!onlyAnswered || completeness >= HALF) && (!mustBeFresh || freshness >= HALF);
        }
    }

    /** Null when it is no field that departments state. */
    @Nullable
    Holding of(SchemaField field, Period period) {
        CatalogEntry entry = stated(field).map(entries::get).orElse(null);
        if (entry == null) {
            return null;
        }
        return new Holding(
                entry.departments(),
                entry.authority(),
                share(entry.withValue(), entry.entities()),
                share(saidWithin(entry, period), entry.withValue()),
                entry.onlyAnswered());
    }

    /** The same relation may be declared on both types; it is counted on the one that states it. */
    private Optional<SchemaField> stated(SchemaField field) {
        Optional<RelationField> relation = ontology.entity(field.type()).relation(field.field());
        if (relation.isEmpty() || relation.get().isOut()) {
            return Optional.of(field);
        }
        return relation.get()
                .inverse()
                .map(inverse -> new SchemaField(relation.get().target(), inverse));
    }

    private long saidWithin(CatalogEntry entry, Period period) {
        if (period.equals(YEAR)) {
            return entry.saidWithinYear();
        }
        return said.computeIfAbsent(
                        entry.type() + " " + period,
                        any -> catalog.saidSince(ontology.entity(entry.type()), now.minus(period)))
                .getOrDefault(entry.field(), 0L);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
