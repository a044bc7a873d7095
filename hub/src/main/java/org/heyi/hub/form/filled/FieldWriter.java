package org.heyi.hub.form.filled;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.hub.form.document.FormItem;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.form.document.FormItem.Question;
import org.heyi.hub.form.filled.FilledField.Choice;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a form's entities, in the order of the form. */
final class FieldWriter {
    private final Ontology ontology;
    private final Clock clock;
    private final String department;
    private final List<FilledField> fields = new ArrayList<>();
    private final List<FormList> lists = new ArrayList<>();

    /** {@code department} answers. */
    FieldWriter(Ontology ontology, Clock clock, String department) {
        this.ontology = ontology;
        this.clock = clock;
        this.department = department;
    }

    /** What was written. */
    List<FilledField> fields() {
        return List.copyOf(fields);
    }

    /** The lists that were written, also those without entities. */
    List<FormList> lists() {
        return List.copyOf(lists);
    }

    /** The fields of a new entity in a list, which stands at {@code path}. */
    List<FilledField> entry(FormEntity owner, Part list, String path, int number) {
        FieldWriter writer = new FieldWriter(ontology, clock, department);
        writer.write(FormEntity.entry(owner, list, number), path + ".");
        return writer.fields();
    }

    /** {@code path} leads to the entity and ends with a dot, unless it is empty. */
    void write(FormEntity entity, String path) {
        List<RecordSaying> records = entity.records();
        for (FormItem item : entity.items()) {
            if (item instanceof Question question) {
                fields.add(field(entity, question, path + question.name(), records));
            } else if (item instanceof Part part) {
                related(entity, part, path + part.name());
            }
        }
    }

    private void related(FormEntity owner, Part part, String path) {
        Object answered = owner.answered().get(part.name());
        if (!part.relation().many()) {
            write(entity(owner, part, answered), path + ".");
            return;
        }
        lists.add(new FormList(path, owner, part, this));
        if (answered instanceof Map<?, ?> page && page.get("nodes") instanceof List<?> nodes) {
            for (int i = 0; i < nodes.size(); i++) {
                write(entity(owner, part, nodes.get(i)), path + "[" + i + "].");
            }
        }
    }

    private static FormEntity entity(FormEntity owner, Part part, @Nullable Object answered) {
        Map<?, ?> known = answered instanceof Map<?, ?> found ? found : Map.of();
        return new FormEntity(part.target(), part, owner, part.items(), known, null, null);
    }

    private FilledField field(FormEntity entity, Question question, String path, List<RecordSaying> records) {
        ValueField field = question.field();
        Object value = entity.answered().get(field.name());
        List<Choice> choices = field.kind() == ValueKind.ENUM
                ? ontology.enumType(field.type()).values().stream()
                        .map(Choice::of)
                        .toList()
                : List.of();
        String owner = ValueOwner.of(entity, question, department, records);
        if (value == null) {
            return new FilledField(path, question, entity, choices, null, FieldState.MISSING, null, owner);
        }
        Supporters supporters = Supporters.of(field, value, records);
        FieldState state = state(entity, question, supporters);
        FieldProvenance provenance = supporters.strongest().orElse(null);
        return new FilledField(path, question, entity, choices, value, state, provenance, owner);
    }

    private FieldState state(FormEntity entity, Question question, Supporters supporters) {
        Period period = question.ask().fresherThan();
        if (period != null && !supporters.saidAfter(OffsetDateTime.now(clock).minus(period))) {
            return FieldState.STALE;
        }
        return entity.isDisputed(question.name()) ? FieldState.DISPUTED : FieldState.KNOWN;
    }
}
