package org.heyi.hub.form.filled;

import java.util.List;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.form.document.FormItem.Question;
import org.heyi.schema.EnumType;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form about one subject: accessors have the names of the API's fields.
 *
 * @param choices the enum's values, in its order; empty for other types
 * @param value as JSON; null when nobody says it
 * @param owner the department that decides on an answer which contradicts the value; null when the answer would be a value itself
 */
public record FilledField(
        String path,
        Question question,
        FormEntity entity,
        List<Choice> choices,
        @Nullable Object value,
        FieldState state,
        @Nullable FieldProvenance provenance,
        @Nullable String owner) {

    /** A value of an enum. */
    public record Choice(String value, String label, String labelZh) {
        static Choice of(EnumType.Value value) {
            Bilingual label = Bilingual.of(value.description(), value.name());
            return new Choice(value.name(), label.en(), label.zh());
        }
    }

    public @Nullable String id() {
        return entity.id();
    }

    public @Nullable String item() {
        return entity.item();
    }

    public String label() {
        return question.label().en();
    }

    public String labelZh() {
        return question.label().zh();
    }

    /** What it belongs to: the relations that lead there; empty for the subject's own. */
    public String part() {
        return entity.way(Bilingual::en);
    }

    public String partZh() {
        return entity.way(Bilingual::zh);
    }

    public String type() {
        return question.field().type();
    }

    public boolean required() {
        return question.ask().required();
    }

    public @Nullable String fresherThan() {
        return question.ask().fresherThanText();
    }

    public @Nullable String pattern() {
        return question.ask().patternText();
    }

    public List<String> authority() {
        return question.field().authority();
    }

    /** Whether anything else may be said than what is known. */
    public boolean mayAnswer() {
        return takesAnswers() && !(value != null && namesItsEntity());
    }

    /** Whether an answer could be kept, if only one that says what is known. */
    public boolean takesAnswers() {
        return entity.mayAnswer(question);
    }

    private boolean namesItsEntity() {
        return question.field().isIdentifier() && !entity.isRelated();
    }

    /** Whether the value names the entity, and {@code other} names another one: as an answer it would make one of the two. */
    public boolean isKnownAsAnother(Object other) {
        return value != null && namesItsEntity() && !value.equals(other);
    }

    /** Null when nothing else may be answered. */
    public @Nullable AnswerBecomes answerBecomes() {
        if (!mayAnswer()) {
            return null;
        }
        return owner == null ? AnswerBecomes.VALUE : AnswerBecomes.CORRECTION;
    }

    public boolean asked() {
        return mayAnswer() && (state == FieldState.MISSING || state == FieldState.STALE);
    }
}
