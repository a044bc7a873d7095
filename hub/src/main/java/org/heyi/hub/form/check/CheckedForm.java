package org.heyi.hub.form.check;

import java.util.List;
import java.util.Locale;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What a check found: accessors have the names of the API's fields.
 *
 * @param faults with which nothing else was checked
 * @param overlaps the largest share of the checked form first
 */
public record CheckedForm(
        List<FormFault> faults,
        @Nullable String subject,
        List<CheckedQuestion> questions,
        List<CheckedOverlap> overlaps) {

    static CheckedForm wrong(List<Fault> faults) {
        return new CheckedForm(faults.stream().map(FormFault::of).toList(), null, List.of(), List.of());
    }

    /** A fault of the document, in both languages. */
    public record FormFault(String code, String place, String message, String messageZh) {
        static FormFault of(Fault fault) {
            return new FormFault(
                    fault.code().id(),
                    fault.place().toString(),
                    fault.message(Locale.ENGLISH),
                    fault.message(Locale.CHINESE));
        }
    }

    public int held() {
        return (int) questions.stream().filter(CheckedQuestion::held).count();
    }

    /** Questions that nobody holds. */
    public int toAsk() {
        return questions.size() - held();
    }

    public int reAsked() {
        return (int) questions.stream().filter(CheckedQuestion::reAsked).count();
    }
}
