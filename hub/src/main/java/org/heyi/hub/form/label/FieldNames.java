package org.heyi.hub.form.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.SchemaField;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;

/**
 * All names of all fields, from what the city has written anyway: descriptions in both languages, {@code @alsoCalled}, titles of enums, and
 * the columns of departments' tables that feed a field. A field is also called after its type (企业 + 名称) and after a relation that leads
 * to it (法定代表人 + 联系电话).
 */
final class FieldNames {
    private static final Pattern DETAIL = Pattern.compile("[,;，；(（].*");
    private static final Pattern WORDS = Pattern.compile("(?=\\p{Lu})");
    private static final int MOST_NAMES = 40;

    private final Ontology ontology;
    private final Map<SchemaField, Set<String>> columns;
    private final List<NamedField> names = new ArrayList<>();

    private FieldNames(Ontology ontology, Map<SchemaField, Set<String>> columns) {
        this.ontology = ontology;
        this.columns = columns;
    }

    /** In the ontology's order. */
    static List<NamedField> of(Ontology ontology, Collection<Mappings> mappings) {
        FieldNames names = new FieldNames(ontology, MappedColumns.of(mappings));
        ontology.entities().forEach(names::add);
        return List.copyOf(names.names);
    }

    private void add(EntityType type) {
        Set<String> typeNames = typeNames(type);
        for (Field field : type.fields()) {
            SchemaField named = new SchemaField(type.name(), field.name());
            Set<String> own = fieldNames(type, field);
            own.forEach(name -> add(name, type, "", named, false));
            columns.getOrDefault(named, Set.of()).forEach(name -> add(name, type, "", named, true));
            typeNames.forEach(of -> own.forEach(name -> add(of + " " + name, type, "", named, false)));
            if (field instanceof RelationField relation) {
                related(type, relation, own);
            }
        }
    }

    private void related(EntityType owner, RelationField relation, Set<String> relationNames) {
        EntityType target = ontology.entity(relation.target());
        target.values().forEach(field -> {
            SchemaField named = new SchemaField(target.name(), field.name());
            Set<String> fieldNames = fieldNames(target, field);
            relationNames.forEach(
                    of -> fieldNames.forEach(name -> add(of + " " + name, owner, relation.name(), named, false)));
        });
    }

    private void add(String name, EntityType owner, String relation, SchemaField field, boolean exact) {
        Wording wording = Wording.of(name);
        if (!wording.text().isEmpty()) {
            names.add(new NamedField(name, wording, owner.name(), relation.isEmpty() ? null : relation, field, exact));
        }
    }

    private static Set<String> typeNames(EntityType type) {
        Set<String> names = described(type.description(), type.name());
        names.addAll(type.otherNames());
        return bounded(names);
    }

    private Set<String> fieldNames(EntityType type, Field field) {
        Set<String> names = described(field.description(), field.name());
        names.add(String.join(" ", WORDS.split(field.name())));
        names.addAll(field.otherNames());
        if (field instanceof ValueField value && value.kind() == ValueKind.ENUM) {
            names.addAll(described(ontology.enumType(value.type()).description(), value.type()));
        }
        typeNames(type).forEach(of -> List.copyOf(names).stream()
                .filter(name -> name.startsWith(of) && name.length() > of.length())
                .forEach(name -> names.add(name.substring(of.length()))));
        return bounded(names);
    }

    /** What a description says before it goes into detail. */
    private static Set<String> described(String description, String name) {
        Bilingual both = Bilingual.of(description, name);
        Set<String> names = new LinkedHashSet<>();
        Stream.of(both.en(), both.zh())
                .map(text -> DETAIL.matcher(text).replaceFirst("").strip())
                .filter(text -> !text.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static Set<String> bounded(Set<String> names) {
        Set<String> few = new LinkedHashSet<>();
        names.stream().limit(MOST_NAMES).forEach(few::add);
        return few;
    }
}
