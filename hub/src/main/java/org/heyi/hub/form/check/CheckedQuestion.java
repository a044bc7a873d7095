package org.heyi.hub.form.check;

import java.time.Period;
import java.util.List;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.check.Draft.DraftQuestion;
import org.heyi.hub.form.check.Holdings.Holding;
import org.jspecify.annotations.Nullable;

/** A question and what is held of its field: accessors have the names of the API's fields. */
public record CheckedQuestion(
        String label,
        String labelZh,
        @Nullable SchemaField field,
        @Nullable String path,
        boolean suggested,
        @Nullable Double similarity,
        List<String> departments,
        List<String> authority,
        @Nullable Double completeness,
        @Nullable Double freshness,
        String fresherThan,
        boolean held,
        boolean reAsked) {

    static CheckedQuestion of(DraftQuestion question, Holdings holdings) {
        Period period = question.fresherThan() == null ? Holdings.YEAR : question.fresherThan();
        Holding holding = question.field() == null ? null : holdings.of(question.field(), period);
        boolean held = holding != null && holding.isHeld(question.fresherThan() != null);
        boolean suggested = question.suggestion() != null;
        return new CheckedQuestion(
                question.label().en(),
                question.label().zh(),
                question.field(),
                question.path(),
                suggested,
                question.suggestion() == null ? null : question.suggestion().similarity(),
                holding == null ? List.of() : holding.departments(),
                holding == null ? List.of() : holding.authority(),
                holding == null ? null : holding.completeness(),
                holding == null ? null : holding.freshness(),
                period.toString(),
                held,
                held && suggested);
    }
}
