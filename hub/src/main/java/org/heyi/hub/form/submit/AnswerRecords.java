package org.heyi.hub.form.submit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers into records, one for each field, so that each keeps the time at which it was answered. The answered identifier of an entity
 * that a relation leads to says which entity is meant: it becomes a reference of the relation's owner.
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
        List<Record> records = new ArrayList<>();
        for (Checked answer : answers) {
            record(answer)
                    .ifPresentOrElse(
                            record -> {
                                records.add(record);
                                keepEvidence(record, answer);
                            },
                            () -> faults.add(Fault.of(
                                    FaultCode.ANSWER_REFUSED,
                                    Place.of(answer.field().path()),
                                    answer.field().path())));
        }
        return records;
    }

    /** Key of a record to what came with its answer; to be asked after {@link #records()}. */
    Map<String, String> evidence() {
        return evidence;
    }

    private void keepEvidence(Record record, Checked answer) {
        String given = answer.evidence();
        if (given != null && !given.isBlank()) {
            evidence.put(record.key().text(), given.strip());
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
            Reference reference = new Reference(via.name(), target);
            return name(owner)
                    .map(named -> record(owner.type(), named, via.name() + "." + field.name(), answer, reference));
        }
        return name(entity).map(named -> record(entity.type(), named, field.name(), answer, null));
    }

    private Record record(
            EntityType type, Identifier named, String column, Checked answer, @Nullable Reference reference) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(named.field(), named.value());
        values.put(column, answer.value());
        List<Identifier> identifiers = type.identifiers()
                .filter(field -> values.containsKey(field.name()))
                .map(field -> new Identifier(type.name(), field.name(), String.valueOf(values.get(field.name()))))
                .toList();
        return new Record(
                CollectedSource.key(department, type.name(), named.field(), named.value(), column),
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

    /** The answer that says which entity a relation leads to: to the identifier that stands first in the type. */
    private Optional<Checked> naming(FormEntity entity) {
        List<String> identifiers =
                entity.type().identifiers().map(ValueField::name).toList();
        return answers.stream()
                .filter(answer -> entity.isRelated() && answer.field().entity().equals(entity))
                .filter(answer -> answer.field().question().field().isIdentifier())
                .min(Comparator.comparingInt(
                        answer -> identifiers.indexOf(answer.field().question().name())));
    }
}
