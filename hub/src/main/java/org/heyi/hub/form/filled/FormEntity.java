package org.heyi.hub.form.filled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.form.document.Beside;
import org.heyi.hub.form.document.FormItem;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.form.document.FormItem.Question;
import org.heyi.schema.EntityType;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/**
 * An entity that a form shows, or has room for.
 *
 * @param via the relation that leads to it; null for the subject
 * @param owner the entity that the relation starts from; null for the subject
 * @param items what the form shows of it
 * @param answered what the graph answered, {@link Beside} included; empty when there is no such entity yet
 * @param named the identifier that names it whether or not it is there yet: the subject's
 * @param entry its number among those that would be new in a list; null when it is none of them
 */
public record FormEntity(
        EntityType type,
        @Nullable Part via,
        @Nullable FormEntity owner,
        List<FormItem> items,
        Map<?, ?> answered,
        @Nullable Identifier named,
        @Nullable Integer entry) {

    /** One that would be new in the list {@code via} of {@code owner}. */
    static FormEntity entry(FormEntity owner, Part via, int number) {
        return new FormEntity(via.target(), via, owner, via.entry(), Map.of(), null, number);
    }

    /** Null when there is no such entity yet. */
    public @Nullable String id() {
        return (String) answered.get(Beside.ID);
    }

    /** Whether it would be new in a list. */
    public boolean isNew() {
        return entry != null;
    }

    /** Whether new entities of the list could be kept: the form's list takes them, and what it belongs to can be named. */
    boolean takesEntries(Part list) {
        return list.stating() != null && canBeNamed();
    }

    /** Whether it is one of a list. */
    public boolean isListed() {
        return via != null && via.relation().many();
    }

    /** Whether it stands, or would stand, at the end of a relation that leads to one. */
    public boolean isRelated() {
        return via != null && !via.relation().many();
    }

    /** The id of the list's entity that it is or belongs to; null outside lists. */
    @Nullable
    String item() {
        if (isListed() && !isNew()) {
            return id();
        }
        return owner == null ? null : owner.item();
    }

    /** What names it: the subject's identifier, else the first that is known. */
    public Optional<Identifier> identifier() {
        return named != null
                ? Optional.of(named)
                : type.identifiers()
                        .filter(field -> answered.get(Beside.identifier(field)) != null)
                        .map(field -> new Identifier(
                                type.name(), field.name(), String.valueOf(answered.get(Beside.identifier(field)))))
                        .findFirst();
    }

    /**
     * Whether an answer to the question could be kept: the field is not what names the subject or an entity of a list, and what it belongs to is
     * known by an identifier, or may be named by an answer.
     */
    boolean mayAnswer(Question question) {
        ValueField field = question.field();
        if (!field.isIdentifier()) {
            return canBeNamed();
        }
        if (isRelated()) {
            return mayBeNamedByAnswer();
        }
        if (isNew()) {
            return true;
        }
        boolean names =
                identifier().filter(known -> known.field().equals(field.name())).isPresent();
        return !isListed() && !names && canBeNamed();
    }

    private boolean canBeNamed() {
        boolean asksForIdentifier = items.stream()
                .anyMatch(item -> item instanceof Question q && q.field().isIdentifier());
        return isNew() || identifier().isPresent() || (asksForIdentifier && mayBeNamedByAnswer());
    }

    /** The relation must be stated by the owner's records. */
    private boolean mayBeNamedByAnswer() {
        return via != null && owner != null && isRelated() && via.relation().isOut() && owner.canBeNamed();
    }

    /** Whether records disagree on the field, or on a relation that leads here. */
    boolean isDisputed(String field) {
        return disputes().contains(field) || isReachedByDispute();
    }

    private boolean isReachedByDispute() {
        return via != null && owner != null && owner.isDisputed(via.name());
    }

    private Set<String> disputes() {
        Set<String> fields = new HashSet<>();
        if (answered.get(Beside.DISPUTES) instanceof List<?> disputes) {
            disputes.forEach(dispute -> fields.add(String.valueOf(((Map<?, ?>) dispute).get("field"))));
        }
        return fields;
    }

    /** The relations that lead from the subject to it, in words; empty for the subject. */
    String way(Function<Bilingual, String> language) {
        return way().stream()
                .map(relation -> Bilingual.of(relation.description(), relation.name()))
                .map(language)
                .collect(Collectors.joining(" › "));
    }

    private List<RelationField> way() {
        List<RelationField> way = owner == null ? new ArrayList<>() : new ArrayList<>(owner.way());
        if (via != null) {
            way.add(via.relation());
        }
        return way;
    }

    List<RecordSaying> records() {
        return answered.get(Beside.RECORDS) instanceof List<?> records
                ? records.stream()
                        .map(record -> RecordSaying.of((Map<?, ?>) record))
                        .toList()
                : List.of();
    }
}
