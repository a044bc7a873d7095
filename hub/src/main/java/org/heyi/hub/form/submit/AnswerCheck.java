package org.heyi.hub.form.submit;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.form.filled.FilledField;
import org.heyi.hub.form.filled.FilledForm;
import org.heyi.hub.form.filled.FormFiller;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Holds answers against a form: all faults, each at its path. */
final class AnswerCheck {
    private static final int LONGEST_EVIDENCE = 1_000;
    private final FilledForm form;
    private final NewEntries entries;
    private final List<Fault> faults;
    private final Map<String, List<FilledField>> byPlace = new HashMap<>();

    /** {@code known} finds whom new entities name; {@code faults} takes everything that is wrong, and has what already is. */
    AnswerCheck(FilledForm form, KnownEntities known, List<Fault> faults) {
        this.form = form;
        this.faults = faults;
        this.entries = new NewEntries(form, known, faults);
        form.fields().forEach(field -> byPlace.computeIfAbsent(Answer.place(field.path()), any -> new ArrayList<>())
                .add(field));
    }

    List<Checked> check(List<Answer> answers) {
        List<Checked> checked = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        for (Answer answer : answers) {
            Optional<FilledField> asked = NewEntries.isMeant(answer) ? entries.field(answer) : field(answer);
            asked.ifPresent(field -> {
                if (!answered.add(field.path())) {
                    add(FaultCode.ANSWER_TWICE, answer.path());
                }
                checkEvidence(answer);
                value(field, answer).ifPresent(value -> checked.add(new Checked(field, value, answer.evidence())));
            });
        }
        form.fields().stream()
                .filter(field -> field.required() && field.asked() && !answered.contains(field.path()))
                .filter(field -> !isFaulted(field.path()))
                .forEach(field -> add(FaultCode.ANSWER_REQUIRED, field.path()));
        entries.check(checked);
        return checked;
    }

    /** What was answered wrongly is not missing, too. */
    private boolean isFaulted(String path) {
        return faults.stream().anyMatch(fault -> fault.place().name().equals(path));
    }

    private Optional<FilledField> field(Answer answer) {
        List<FilledField> there = byPlace.getOrDefault(answer.place(), List.of());
        if (there.isEmpty()) {
            String near = DidYouMean.among(byPlace.keySet(), answer.path());
            add(FaultCode.ANSWER_NOT_ASKED, answer.path(), form.form().code(), near);
            return Optional.empty();
        }
        Optional<FilledField> meant = there.stream()
                .filter(field -> field.item() == null
                        ? answer.path().equals(field.path())
                        : field.item().equals(answer.item()))
                .findFirst();
        if (meant.isEmpty()) {
            add(FaultCode.ANSWER_ITEM_CHANGED, answer.path());
        } else if (!meant.get().takesAnswers()) {
            add(FaultCode.ANSWER_REFUSED, answer.path());
            return Optional.empty();
        }
        return meant;
    }

    private Optional<Object> value(FilledField field, Answer answer) {
        String written = String.valueOf(answer.value());
        if (written.length() > FormFiller.LONGEST_TEXT) {
            add(FaultCode.ANSWER_TOO_LONG, answer.path(), written.length(), FormFiller.LONGEST_TEXT);
            return Optional.empty();
        }
        Object value = AnswerValue.of(field, answer.value());
        if (value == null) {
            add(FaultCode.ANSWER_TYPE, answer.path(), AnswerValue.expected(field), written);
            return Optional.empty();
        }
        if (field.isKnownAsAnother(value)) {
            add(FaultCode.ANSWER_IDENTIFIER, answer.path(), String.valueOf(field.value()), written);
            return Optional.empty();
        }
        Pattern pattern = field.question().ask().pattern();
        if (pattern != null && !pattern.matches(written)) {
            add(FaultCode.ANSWER_PATTERN, answer.path(), pattern.pattern());
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private void checkEvidence(Answer answer) {
        String evidence = answer.evidence();
        if (evidence != null && evidence.length() > LONGEST_EVIDENCE) {
            add(FaultCode.ANSWER_EVIDENCE, answer.path(), evidence.length(), LONGEST_EVIDENCE);
        }
    }

    private void add(FaultCode code, String path, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(more));
        arguments.add(0, path);
        faults.add(Fault.of(code, Place.of(path), arguments.toArray()));
    }
}
