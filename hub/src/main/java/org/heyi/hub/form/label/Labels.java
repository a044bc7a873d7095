package org.heyi.hub.form.label;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;

/**
 * Finds the field of the schema that a question means: the one with a name like the question's label, and of several the nearest to the
 * form's subject. Alike are texts that have most of their pairs of neighbouring characters in common. Thread-safe.
 */
public final class Labels {
    private final Ontology ontology;
    private final List<NamedField> names;

    /** With the names that the schema and the columns of mappings give. */
    public Labels(Ontology ontology, Collection<Mappings> mappings) {
        this.ontology = ontology;
        this.names = FieldNames.of(ontology, mappings);
    }

    /** The field that is meant in a form about {@code subject}; empty when nothing is alike enough. */
    public Optional<Suggestion> suggest(String label, EntityType subject) {
        Map<String, Reach> reached = Reach.from(ontology, subject);
        return best(Wording.of(label), reached, name -> true).map(Match::suggestion);
    }

    /** The type whose own fields the labels are most like; empty when they are like none's. */
    public Optional<EntityType> subjectOf(Collection<String> labels) {
        List<Wording> wordings = labels.stream().map(Wording::of).toList();
        return ontology.entities().stream()
                .filter(type -> likeness(wordings, type) > 0)
                .max(Comparator.comparingDouble(type -> likeness(wordings, type)));
    }

    private double likeness(List<Wording> labels, EntityType type) {
        Map<String, Reach> itself = Map.of(type.name(), new Reach("", 0, 0));
        return labels.stream()
                .flatMap(label -> best(label, itself, name -> name.relation() == null).stream())
                .mapToDouble(Match::score)
                .sum();
    }

    private Optional<Match> best(Wording label, Map<String, Reach> reached, Predicate<NamedField> among) {
        return names.stream()
                .filter(name -> reached.containsKey(name.owner()) && among.test(name))
                .flatMap(name -> Match.of(label, name, reached).stream())
                .max(Match.BETTER);
    }
}
