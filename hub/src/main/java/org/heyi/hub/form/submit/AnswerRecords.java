package org.heyi.hub.form.submit;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.Record.Reference;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.form.filled.FormEntity;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.schema.EntityType;
import org.heyi.schema.PlainText;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers into records, one for each field, so that each keeps the time at which it was answered. The answered identifier of an entity
 * that a relation leads to says which entity is meant: it becomes a reference of whichever of the two states the relation.
 */
final class AnswerRecords {
    private final List<Checked> answers;
    private final String department;
    private final OffsetDateTime answeredAt;
    private final List<Fault> faults;
    private final Map<String, String> evidence = new HashMap<>();

    /** {@code faults} takes answers about an entity that nothing names. */
    AnswerRecords(List<Checked> answers, String department, OffsetDateTime answeredAt, List<Fault> faults) {
        this.answers = answers;
        this.department = department;
        this.answeredAt = answeredAt;
        this.faults = faults;
    }

    List<Record> records() {
        Map<String, Record> records = new LinkedHashMap<>();
        for (Checked answer : answers) {
            record(answer)
                    .ifPresentOrElse(
                            record -> {
                                Record other = records.putIfAbsent(record.key().text(), record);
                                if (other != null && !other.equals(record)) {
                                    add(FaultCode.ANSWER_TWICE, answer);
                                }
                                keepEvidence(record, answer);
                            },
                            () -> add(FaultCode.ANSWER_REFUSED, answer));
        }
        return List.copyOf(records.values());
    }

    private void add(FaultCode code, Checked answer) {
        Fault fault =
                Fault.of(code, Place.of(answer.field().path()), answer.field().path());
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** Key of a record to what came with its answer; to be asked after {@link #records()}. */
    Map<String, String> evidence() {
        return evidence;
    }

    private void keepEvidence(Record record, Checked answer) {
        String given = answer.evidence();
        if (given != null && !given.isBlank()) {
            evidence.put(record.key().text(), PlainText.of(given).strip());
        }
    }

    private Optional<Record> record(Checked answer) {
        FormEntity entity = answer.field().entity();
        ValueField field = answer.field().question().field();
        Part via = entity.via();
        FormEntity owner = entity.owner();
        if (via != null
                && owner != null
                && naming(entity).filter(answer::equals).isPresent()) {
            Identifier target = new Identifier(entity.type().name(), field.name(), (String) answer.value());
            RelationField stating = via.stating();
            return name(owner)
                    .map(named -> stating == null || stating.equals(via.relation())
                            ? reference(owner.type(), named, via.relation(), target)
                            : reference(entity.type(), target, stating, named));
        }
        return name(entity)
                .map(named -> record(entity.type(), named, field.name(), field.name(), answer.value(), null));
    }

    /** Of a list, each entity is a record of its own: one more takes no other's place. */
    private Record reference(EntityType type, Identifier named, RelationField relation, Identifier target) {
        String column = relation.name() + "." + target.field();
        return record(
                type,
                named,
                relation.many() ? column + "=" + target.value() : column,
                column,
                target.value(),
                new Reference(relation.name(), target));
    }

    private Record record(
            EntityType type, Identifier named, String key, String column, Object value, @Nullable Reference reference) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(named.field(), named.value());
        values.put(column, value);
        List<Identifier> identifiers = type.identifiers()
                .filter(field -> values.containsKey(field.name()))
                .map(field -> new Identifier(type.name(), field.name(), String.valueOf(values.get(field.name()))))
                .toList();
        return new Record(
                CollectedSource.key(department, type.name(), named.field(), named.value(), key),
                type.name(),
                values,
                identifiers,
                reference == null ? List.of() : List.of(reference),
                answeredAt);
    }

    /** What names an entity: an answer, else what is known. */
    private Optional<Identifier> name(FormEntity entity) {
        return naming(entity)
                .map(answer -> new Identifier(
                        entity.type().name(), answer.field().question().name(), (String) answer.value()))
                .or(entity::identifier);
    }

    /** The answer that says which entity a relation leads to, or is new in a list: to the identifier that stands first in the type. */
    private Optional<Checked> naming(FormEntity entity) {
        List<String> identifiers =
                entity.type().identifiers().map(ValueField::name).toList();
        return answers.stream()
                .filter(answer -> (entity.isRelated() || entity.isNew())
                        && answer.field().entity().equals(entity))
                .filter(answer -> answer.field().question().field().isIdentifier())
                .min(Comparator.comparingInt(
                        answer -> identifiers.indexOf(answer.field().question().name())));
    }
}
