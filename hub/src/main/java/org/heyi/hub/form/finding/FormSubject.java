package org.heyi.hub.form.finding;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.Forms;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueKind;

/**
 * A type that forms are about, or that leads to one: accessors have the names of the API's fields.
 *
 * @param subject root field of its lookup
 * @param plural root field of its list
 * @param identifiers what names exactly one
 * @param texts what one may be searched by
 * @param leadsTo relations to others of these
 */
public record FormSubject(
        String subject,
        String plural,
        String title,
        String titleZh,
        List<Labelled> identifiers,
        List<Labelled> texts,
        List<Lead> leadsTo) {
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** A field and what people call it. */
    public record Labelled(String name, String label, String labelZh) {
        static Labelled of(Field field) {
            Bilingual label = Bilingual.of(field.description(), field.name());
            return new Labelled(field.name(), label.en(), label.zh());
        }
    }

    /** A relation, what people call it, and the {@code subject} it leads to. */
    public record Lead(String name, String label, String labelZh, String subject, boolean many) {}

    /** First the types that forms are about, then those with a relation to one of them; each in the order of the schema. */
    public static List<FormSubject> of(Ontology ontology, Forms forms) {
        Set<String> asked =
                forms.forms().stream().map(Form::type).map(EntityType::name).collect(Collectors.toSet());
        Predicate<EntityType> isAsked = type -> asked.contains(type.name());
        Predicate<EntityType> leads = type -> type.relations().anyMatch(relation -> asked.contains(relation.target()));
        List<EntityType> types = Stream.concat(
                        ontology.entities().stream().filter(isAsked),
                        ontology.entities().stream().filter(isAsked.negate().and(leads)))
                .toList();
        Set<String> found = types.stream().map(EntityType::name).collect(Collectors.toSet());
        return types.stream().map(type -> of(ontology, type, found)).toList();
    }

    private static FormSubject of(Ontology ontology, EntityType type, Set<String> found) {
        Bilingual title = Bilingual.of(type.description(), type.name());
        return new FormSubject(
                type.singular(),
                type.plural(),
                words(type.name()),
                title.zh(),
                type.identifiers().map(Labelled::of).toList(),
                type.values()
                        .filter(field -> field.searchable() && field.kind() == ValueKind.STRING)
                        .map(Labelled::of)
                        .toList(),
                type.relations()
                        .filter(relation -> found.contains(relation.target()))
                        .map(relation -> {
                            Labelled named = Labelled.of(relation);
                            String target = ontology.entity(relation.target()).singular();
                            return new Lead(named.name(), named.label(), named.labelZh(), target, relation.many());
                        })
                        .toList());
    }

    /** {@code GridCell} as {@code Grid cell}: shorter than a description's English sentence. */
    private static String words(String name) {
        String[] words = NEXT_WORD.split(name);
        return Stream.concat(
                        Stream.of(words[0]),
                        Stream.of(words).skip(1).map(word -> Character.toLowerCase(word.charAt(0)) + word.substring(1)))
                .collect(Collectors.joining(" "));
    }
}
