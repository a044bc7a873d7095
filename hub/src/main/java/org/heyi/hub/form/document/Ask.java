package org.heyi.hub.form.document;

import com.google.re2j.Pattern;
import java.time.Period;
import org.heyi.hub.document.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * How a field is asked.
 *
 * @param required whether the form cannot be sent while the field is neither known nor answered
 * @param fresherThan the period in which a department must have said it; null when any age will do
 * @param pattern what the whole answer must match; null when anything will do
 * @param label what this form calls it; null for the schema's words
 */
public record Ask(
        boolean required,
        @Nullable Period fresherThan,
        @Nullable Pattern pattern,
        @Nullable Bilingual label) {
    static final Ask PLAINLY = new Ask(false, null, null, null);

    /** As the directive has it, null where it has none. */
    public @Nullable String patternText() {
        return pattern == null ? null : pattern.pattern();
    }

    /** As the directive has it, null where it has none. */
    public @Nullable String fresherThanText() {
        return fresherThan == null ? null : fresherThan.toString();
    }

    String signature() {
        return required + " " + fresherThanText() + " " + patternText() + (label == null ? "" : " " + label);
    }
}
