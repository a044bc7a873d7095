package org.heyi.hub.form.api;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.filled.FilledForm;
import org.heyi.hub.form.filled.FormFiller;
import org.heyi.hub.form.filled.FormHead;
import org.heyi.hub.form.submit.Answer;
import org.heyi.hub.form.submit.FormSubmissions;
import org.heyi.hub.form.submit.Sent;
import org.heyi.hub.graph.FormOpenings;
import org.heyi.hub.graph.FormVersions;
import org.heyi.hub.graph.SubmissionLog;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.hub.query.execution.Asking;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Answers {@code forms}, {@code form} and {@code submitForm}. */
public final class FormFetchers {
    /** Each is a statement, or a transaction, of its own. */
    private static final int FORMS_OF_ONE_OPERATION = 50;

    private final Forms forms;
    private final FormFiller filler;
    private final FormOpenings openings;
    private final FormSubmissions submissions;

    private FormFetchers(Forms forms, FormFiller filler, FormOpenings openings, FormSubmissions submissions) {
        this.forms = forms;
        this.filler = filler;
        this.openings = openings;
        this.submissions = submissions;
    }

    /**
     * Fetchers of an API. Keeps the forms' versions, so that answers to them can be judged once they are of yesterday.
     *
     * @param departments that may report
     * @param asking asks that API
     * @param openings counts each form that is given out
     */
    public static RootFetchers of(
            Ontology ontology,
            Forms forms,
            Collection<String> departments,
            Asking asking,
            SubmissionLog log,
            FormVersions versions,
            FormOpenings openings,
            Clock clock) {
        forms.forms().forEach(form -> versions.keep(form.code(), form.version(), form.signatures()));
        FormFiller filler = new FormFiller(ontology, asking, clock);
        FormSubmissions submissions = new FormSubmissions(forms, departments, filler, asking, log, versions, clock);
        FormFetchers fetchers = new FormFetchers(forms, filler, openings, submissions);
        DataFetcher<List<FormHead>> all =
                environment -> forms.forms().stream().map(FormHead::of).toList();
        DataFetcher<FilledForm> one = fetchers::form;
        DataFetcher<FilledForm> submit = fetchers::submit;
        return new RootFetchers(Map.of("forms", all, "form", one), Map.of("submitForm", submit));
    }

    private FilledForm form(DataFetchingEnvironment environment) {
        count(environment);
        Form form = forms.form(text(environment, "code"));
        String department = Objects.requireNonNullElse(environment.getArgument("department"), form.department());
        FilledForm filled = filler.fill(form, subject(environment), department, environment.getLocale());
        openings.count(form.code(), form.department(), filled.areas());
        return filled;
    }

    private FilledForm submit(DataFetchingEnvironment environment) {
        count(environment);
        List<Map<String, Object>> answers = Objects.requireNonNull(environment.getArgument("answers"));
        Sent sent = new Sent(
                text(environment, "code"),
                subject(environment),
                answers.stream().map(FormFetchers::answer).toList(),
                text(environment, "key"),
                text(environment, "version"),
                text(environment, "reporter"),
                text(environment, "department"),
                environment.getArgument("openedAt"),
                environment.getArgument("answeredAt"));
        return submissions.submit(sent, environment.getLocale());
    }

    private static Answer answer(Map<String, Object> input) {
        return new Answer(
                (String) Objects.requireNonNull(input.get("path")),
                (String) input.get("item"),
                Objects.requireNonNull(input.get("value")),
                (String) input.get("evidence"));
    }

    private static String text(DataFetchingEnvironment environment, String argument) {
        return Objects.requireNonNull(environment.getArgument(argument));
    }

    /** What is no object has no variables: its text is then named as one that the form lacks. */
    @SuppressWarnings("unchecked") // an object of JSON has text for keys
    private static Map<String, Object> subject(DataFetchingEnvironment environment) {
        Object subject = Objects.requireNonNull(environment.getArgument("subject"));
        return subject instanceof Map<?, ?> object
                ? (Map<String, Object>) object
                : Map.of(String.valueOf(subject), subject);
    }

    private static void count(DataFetchingEnvironment environment) {
        AtomicInteger count =
                environment.getGraphQlContext().computeIfAbsent(FormFetchers.class, any -> new AtomicInteger());
        if (count.incrementAndGet() > FORMS_OF_ONE_OPERATION) {
            throw new FaultException(Fault.of(FaultCode.FORMS_TOO_MANY, Place.of("operation"), FORMS_OF_ONE_OPERATION));
        }
    }
}
