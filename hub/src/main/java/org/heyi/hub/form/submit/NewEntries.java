package org.heyi.hub.form.submit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.form.filled.FilledField;
import org.heyi.hub.form.filled.FilledForm;
import org.heyi.hub.form.filled.FormList;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Holds answers about new entities in lists, {@code members[+1].name}, against a form: all faults, each at its path. */
final class NewEntries {
    private static final Pattern PATH = Pattern.compile("(.*?)\\[\\+([1-9][0-9]{0,2})]\\.(.+)");
    private final FilledForm form;
    private final KnownEntities known;
    private final List<Fault> faults;
    private final Map<String, NewEntry> entries = new LinkedHashMap<>();

    /** {@code known} finds whom they name; {@code faults} takes everything that is wrong, and has what already is. */
    NewEntries(FilledForm form, KnownEntities known, List<Fault> faults) {
        this.form = form;
        this.known = known;
        this.faults = faults;
    }

    /** Whether the answer is about a new entity. */
    static boolean isMeant(Answer answer) {
        return answer.path().contains("[+");
    }

    /** The field that is answered. */
    Optional<FilledField> field(Answer answer) {
        Matcher path = PATH.matcher(answer.path());
        List<FormList> there = path.matches()
                ? form.lists().stream()
                        .filter(list -> Answer.place(list.path()).equals(Answer.place(path.group(1))))
                        .toList()
                : List.of();
        if (there.isEmpty()) {
            return notAsked(answer);
        }
        Optional<FormList> meant = there.stream()
                .filter(list -> list.item() == null
                        ? list.path().equals(path.group(1))
                        : list.item().equals(answer.item()))
                .findFirst();
        if (meant.isEmpty()) {
            add(FaultCode.ANSWER_ITEM_CHANGED, answer.path());
            return Optional.empty();
        }
        if (!meant.get().takesEntries()) {
            add(FaultCode.ENTRY_REFUSED, answer.path());
            return Optional.empty();
        }
        return field(answer, meant.get(), Integer.parseInt(path.group(2)), path.group(3));
    }

    private Optional<FilledField> field(Answer answer, FormList list, int number, String name) {
        NewEntry entry = entries.computeIfAbsent(
                list.entryPath(number), path -> new NewEntry(path, list, list.entry(number), new ArrayList<>()));
        Optional<FilledField> field = entry.fields().stream()
                .filter(one -> one.path().equals(entry.path() + "." + name))
                .findFirst();
        if (field.isEmpty()) {
            return notAsked(answer);
        }
        if (!field.get().takesAnswers()) {
            add(FaultCode.ANSWER_REFUSED, answer.path());
            return Optional.empty();
        }
        return field;
    }

    private Optional<FilledField> notAsked(Answer answer) {
        List<String> paths = form.lists().stream()
                .flatMap(list -> list.entry().stream())
                .map(FilledField::path)
                .toList();
        add(FaultCode.ANSWER_NOT_ASKED, answer.path(), form.form().code(), DidYouMean.among(paths, answer.path()));
        return Optional.empty();
    }

    /**
     * Whether each says whom it means, one that may be meant, once, and has what must be answered. Takes out of {@code answers} those about
     * nobody.
     */
    void check(List<Checked> answers) {
        if (entries.size() > FormList.MOST_ENTRIES) {
            Place answersOfAll = Place.of("answers");
            faults.add(Fault.of(FaultCode.ENTRIES_TOO_MANY, answersOfAll, entries.size(), FormList.MOST_ENTRIES));
            return;
        }
        for (Checked answer : answers) {
            NewEntry entry = entries.get(entryPath(answer.field().path()));
            if (entry != null) {
                entry.answers().add(answer);
            }
        }
        Map<String, String> first = new HashMap<>();
        for (NewEntry entry : entries.values()) {
            check(entry, first);
            if (entry.names().isEmpty()) {
                answers.removeAll(entry.answers());
            }
        }
    }

    private static String entryPath(String path) {
        int end = path.indexOf(']', Math.max(0, path.indexOf("[+")));
        return end < 0 ? path : path.substring(0, end + 1);
    }

    private void check(NewEntry entry, Map<String, String> first) {
        List<Checked> names = entry.names();
        if (names.isEmpty()) {
            List<String> namedBy = entry.list().namedBy();
            if (namedBy.stream().noneMatch(name -> isFaulted(entry.path() + "." + name))) {
                add(FaultCode.ENTRY_UNNAMED, entry.path(), namedBy);
            }
            return;
        }
        for (Checked name : names) {
            String named = entry.list().path() + " " + name.field().question().name() + " " + name.value();
            String before = first.putIfAbsent(named, name.field().path());
            if (before != null) {
                add(FaultCode.ENTRY_TWICE, name.field().path(), before);
            }
        }
        List<Map<?, ?>> found = known.named(entry, names);
        if (found.stream().map(one -> one.get(KnownEntities.ID)).distinct().count() > 1) {
            add(FaultCode.ENTRY_NAMES_TWO, entry.path());
            return;
        }
        found.stream().findFirst().ifPresent(one -> checkNames(names, one));
        entry.fields().stream()
                .filter(field -> field.required() && !entry.isAnswered(field) && !isFaulted(field.path()))
                .filter(field -> found.stream().noneMatch(one -> entry.isKnown(field, one)))
                .forEach(field -> add(FaultCode.ANSWER_REQUIRED, field.path()));
    }

    private void checkNames(List<Checked> names, Map<?, ?> found) {
        for (Checked name : names) {
            Object is = found.get(KnownEntities.name(name.field().question().field()));
            if (is != null && !is.equals(name.value())) {
                add(FaultCode.ANSWER_IDENTIFIER, name.field().path(), is, name.value());
            }
        }
    }

    private boolean isFaulted(String path) {
        return faults.stream().anyMatch(fault -> fault.place().name().equals(path));
    }

    private void add(FaultCode code, String path, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(more));
        arguments.add(0, path);
        faults.add(Fault.of(code, Place.of(path), arguments.toArray()));
    }
}
