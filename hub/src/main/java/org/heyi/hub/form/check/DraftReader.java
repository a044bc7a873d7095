package org.heyi.hub.form.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.form.check.Draft.DraftQuestion;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.FormDraftReader;
import org.heyi.hub.form.document.FormItem;
import org.heyi.hub.form.label.Labels;
import org.heyi.hub.form.label.Suggestion;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Reads a draft: a form's document, or the questions of a paper form. Thread-safe. */
final class DraftReader {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_QUESTIONS = 300;

    private final Ontology ontology;
    private final FormDraftReader forms;
    private final Labels labels;

    DraftReader(Ontology ontology, Labels labels) {
        this.ontology = ontology;
        this.forms = new FormDraftReader(ontology);
        this.labels = labels;
    }

    /**
     * The draft that a file holds.
     *
     * @param file its name, whose ending says what it is
     * @param subject root field of what a list of questions is about; null when it is to be found out
     */
    Draft read(String file, String text, @Nullable String subject) {
        if (text.length() > MOST_CHARACTERS) {
            return wrong(FaultCode.DRAFT_TOO_LONG, file, MOST_CHARACTERS, MOST_QUESTIONS);
        }
        Draft draft = QuestionList.isList(file) ? list(file, text, subject) : form(file, text);
        if (draft.faults().isEmpty() && draft.questions().isEmpty()) {
            return wrong(FaultCode.DRAFT_EMPTY, file);
        }
        return draft.questions().size() > MOST_QUESTIONS
                ? wrong(FaultCode.DRAFT_TOO_LONG, file, MOST_CHARACTERS, MOST_QUESTIONS)
                : draft;
    }

    private static Draft wrong(FaultCode code, String file, Object... arguments) {
        return Draft.wrong(List.of(Fault.of(code, Place.of(file), arguments)));
    }

    private Draft form(String file, String text) {
        if (!file.endsWith(".graphql")) {
            return wrong(FaultCode.DRAFT_KIND, file, file);
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Form> form = forms.read(file, text, faults);
        List<DraftQuestion> questions = new ArrayList<>();
        form.ifPresent(read -> add(read.items(), "", questions));
        return form.map(read -> new Draft(read.type(), questions, List.of())).orElseGet(() -> Draft.wrong(faults));
    }

    private void add(List<FormItem> items, String path, List<DraftQuestion> questions) {
        for (FormItem item : items) {
            if (item instanceof FormItem.Part part) {
                add(part.items(), path + part.name() + ".", questions);
            } else if (item instanceof FormItem.Question question) {
                questions.add(new DraftQuestion(
                        question.label(),
                        question.schemaField(),
                        path + question.name(),
                        null,
                        question.ask().fresherThan()));
            } else if (item instanceof FormItem.OwnQuestion own) {
                questions.add(DraftQuestion.own(
                        own.label(),
                        path,
                        suggestion(own.label().zh(), own.label().en(), own.owner())));
            }
        }
    }

    private Draft list(String file, String text, @Nullable String named) {
        List<Fault> faults = new ArrayList<>();
        List<String> questions = QuestionList.read(file, text, faults);
        if (questions.size() > MOST_QUESTIONS) {
            return wrong(FaultCode.DRAFT_TOO_LONG, file, MOST_CHARACTERS, MOST_QUESTIONS);
        }
        Optional<EntityType> subject = named == null ? labels.subjectOf(questions) : named(file, named, faults);
        if (!faults.isEmpty()) {
            return Draft.wrong(faults);
        }
        List<DraftQuestion> read = questions.stream()
                .map(question -> DraftQuestion.own(
                        new Bilingual(question, question),
                        "",
                        subject.map(type -> suggestion(question, type)).orElse(null)))
                .toList();
        return new Draft(subject.orElse(null), read, List.of());
    }

    private Optional<EntityType> named(String file, String subject, List<Fault> faults) {
        Optional<EntityType> type = ontology.entities().stream()
                .filter(entity -> entity.singular().equals(subject))
                .findFirst();
        if (type.isEmpty()) {
            List<String> names =
                    ontology.entities().stream().map(EntityType::singular).toList();
            faults.add(Fault.of(FaultCode.DRAFT_SUBJECT, Place.of(file), subject, DidYouMean.among(names, subject)));
        }
        return type;
    }

    /** Both languages may stand in one line, 姓名 · Name. */
    private @Nullable Suggestion suggestion(String question, EntityType subject) {
        Suggestion whole = suggestion(question, question, subject);
        Bilingual label = Bilingual.of(question, question);
        return whole == null ? suggestion(label.zh(), label.en(), subject) : whole;
    }

    /** In whichever language it is more like a name. */
    private @Nullable Suggestion suggestion(String zh, String en, EntityType subject) {
        return Stream.of(zh, en)
                .distinct()
                .flatMap(text -> labels.suggest(text, subject).stream())
                .max(Comparator.comparingDouble(Suggestion::similarity))
                .orElse(null);
    }
}
