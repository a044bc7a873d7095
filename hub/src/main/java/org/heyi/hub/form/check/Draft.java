package org.heyi.hub.form.check;

import java.time.Period;
import java.util.List;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.label.Suggestion;
import org.heyi.schema.EntityType;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A form before it is let in.
 *
 * @param subject what it is about; null where that cannot be found out
 * @param faults everything that is wrong; then there are no questions
 */
record Draft(@Nullable EntityType subject, List<DraftQuestion> questions, List<Fault> faults) {

    static Draft wrong(List<Fault> faults) {
        return new Draft(null, List.of(), List.copyOf(faults));
    }

    /**
     * What a draft asks.
     *
     * @param field that it has in the schema or that is suggested for its label; null when there is none
     * @param path where that stands; null when there is none
     * @param suggestion why the field is suggested; null where the draft names the field itself
     * @param fresherThan the period in which it must have been said; null when any age will do
     */
    record DraftQuestion(
            Bilingual label,
            @Nullable SchemaField field,
            @Nullable String path,
            @Nullable Suggestion suggestion,
            @Nullable Period fresherThan) {

        /** In words of its own, with the field that is suggested for them, if any, below {@code prefix}. */
        static DraftQuestion own(Bilingual label, String prefix, @Nullable Suggestion suggestion) {
            return suggestion == null
                    ? new DraftQuestion(label, null, null, null, null)
                    : new DraftQuestion(label, suggestion.field(), prefix + suggestion.path(), suggestion, null);
        }
    }
}
