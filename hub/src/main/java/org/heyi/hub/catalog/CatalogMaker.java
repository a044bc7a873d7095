package org.heyi.hub.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.query.api.CatalogCounts;
import org.heyi.hub.query.api.CatalogEntry;
import org.heyi.hub.query.execution.CountedCatalog;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** Makes the catalogue from what was counted in the graph, and from what schema, forms and reports say. Thread-safe. */
public final class CatalogMaker {
    private final Ontology ontology;
    private final FieldUses forms;
    private final FieldUses reports;
    private final CountedCatalog counted;

    public CatalogMaker(Ontology ontology, Forms forms, Reports reports, CountedCatalog counted) {
        this.ontology = ontology;
        this.forms = FieldUses.of(forms);
        this.reports = FieldUses.of(reports);
        this.counted = counted;
    }

    /** As old as the counts are. */
    public DataCatalog catalog() {
        CatalogCounts counts = counted.counts();
        Map<String, List<CatalogEntry>> entries =
                counts.entries().stream().collect(Collectors.groupingBy(CatalogEntry::type));
        List<CatalogType> types = ontology.entities().stream()
                .map(type -> type(type, entries.getOrDefault(type.name(), List.of()), counts.holdings()))
                .toList();
        return new DataCatalog(counts.countedAt().toInstant().toString(), types);
    }

    private CatalogType type(EntityType type, List<CatalogEntry> entries, List<CatalogCounts.Holding> holdings) {
        Bilingual label = Bilingual.of(type.description(), type.name());
        return new CatalogType(
                type.name(),
                label.en(),
                label.zh(),
                entries.isEmpty() ? 0 : entries.get(0).entities(),
                holdings.stream().filter(h -> h.type().equals(type.name())).toList(),
                entries.stream().map(entry -> field(type, entry)).toList());
    }

    private CatalogField field(EntityType type, CatalogEntry entry) {
        Field field = type.field(entry.field()).orElseThrow();
        SchemaField name = new SchemaField(type.name(), field.name());
        Bilingual label = Bilingual.of(field.description(), field.name());
        return new CatalogField(
                field.name(),
                label.en(),
                label.zh(),
                typeOf(field),
                field instanceof ValueField value && value.isIdentifier(),
                field instanceof ValueField value ? value.personal().orElse(null) : null,
                entry.departments(),
                entry.authority(),
                entry.withValue(),
                share(entry.withValue(), entry.entities()),
                share(entry.saidWithinYear(), entry.withValue()),
                entry.disputed(),
                entry.onlyAnswered(),
                forms.codes(name),
                reports.codes(name));
    }

    private static String typeOf(Field field) {
        if (field instanceof RelationField relation) {
            return relation.many() ? "[" + relation.target() + "]" : relation.target();
        }
        return ((ValueField) field).type();
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
