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
 */
public record FilledField(
        String path,
        Question question,
        FormEntity entity,
        List<Choice> choices,
        @Nullable Object value,
        FieldState state,
        @Nullable FieldProvenance provenance) {

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

    public boolean mayAnswer() {
        return entity.mayAnswer(question);
    }

    public boolean asked() {
        return mayAnswer() && (state == FieldState.MISSING || state == FieldState.STALE);
    }
}
