package org.heyi.hub.form.check;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.label.Labels;
import org.heyi.hub.form.overlap.FormFields;
import org.heyi.hub.query.execution.CountedCatalog;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;

/**
 * Checks a form before it is let in. A question in the schema's fields is never asked of anybody for whom it is known; one in words of its
 * own is asked of everybody, so it is re-asked when the field that it means is held. Thread-safe.
 */
public final class FormCheck {
    private static final String SUFFIX = ".graphql";
    private static final int MOST_OVERLAPS = 100;

    private final Ontology ontology;
    private final List<FormFields> forms;
    private final DraftReader drafts;
    private final CountedCatalog catalog;
    private final Clock clock;

    /** {@code forms}: those that are let in already. */
    public FormCheck(Ontology ontology, Forms forms, Labels labels, CountedCatalog catalog, Clock clock) {
        this.ontology = ontology;
        this.forms = forms.forms().stream().map(FormFields::of).toList();
        this.drafts = new DraftReader(ontology, labels);
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * What a file asks, and what of that is held.
     *
     * @param file its name: {@code .graphql} for a form, {@code .txt} or {@code .csv} for a list of questions
     * @param subject root field of what a list of questions is about; null when it is to be found out
     */
    public CheckedForm check(String file, String text, @Nullable String subject) {
        Draft draft = drafts.read(file, text, subject);
        if (!draft.faults().isEmpty()) {
            return CheckedForm.wrong(draft.faults());
        }
        Holdings holdings = new Holdings(ontology, catalog, clock);
        List<CheckedQuestion> questions = draft.questions().stream()
                .map(question -> CheckedQuestion.of(question, holdings))
                .toList();
        String about = draft.subject() == null ? null : draft.subject().singular();
        return new CheckedForm(List.of(), about, questions, overlaps(file, questions));
    }

    /** With all forms but the file's own, where it is one that is let in already. */
    private List<CheckedOverlap> overlaps(String file, List<CheckedQuestion> questions) {
        NavigableSet<SchemaField> fields = questions.stream()
                .map(CheckedQuestion::field)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return forms.stream()
                .filter(form -> !file.equals(form.form().code() + SUFFIX))
                .map(form -> CheckedOverlap.of(fields, form))
                .filter(overlap -> !overlap.fields().isEmpty())
                .sorted(Comparator.comparingDouble(CheckedOverlap::share)
                        .thenComparingDouble(CheckedOverlap::shareOfForm)
                        .reversed())
                .limit(MOST_OVERLAPS)
                .toList();
    }
}
