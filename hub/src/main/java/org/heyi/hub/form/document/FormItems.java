package org.heyi.hub.form.document;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.form.document.FormItem.OwnQuestion;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.form.document.FormItem.Question;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form: plain ones that hold values, and relations with such fields in them. */
final class FormItems {
    private static final Set<String> NO_VALUES = Set.of("id", "records", "disputes", "__typename");
    private final Ontology ontology;
    private final FormRules rules;

    /** {@code rules} takes the faults. */
    FormItems(Ontology ontology, FormRules rules) {
        this.ontology = ontology;
        this.rules = rules;
    }

    List<FormItem> of(@Nullable SelectionSet selections, EntityType type, String path) {
        List<FormItem> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Selection<?> selection : selections(selections)) {
            if (!(selection instanceof Field field)) {
                rules.add(FaultCode.FORM_NOT_PLAIN, selection, "the fragment");
            } else {
                requirePlain(field);
                if (!names.add(field.getName())) {
                    rules.add(FaultCode.FORM_FIELD_TWICE, field, path + field.getName());
                }
                item(field, type, path).ifPresent(items::add);
            }
        }
        return items;
    }

    static List<Selection<?>> selections(@Nullable SelectionSet set) {
        List<Selection<?>> selections = new ArrayList<>();
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                selections.add(selection);
            }
        }
        return selections;
    }

    void requirePlain(Field field) {
        if (field.getAlias() != null) {
            rules.add(FaultCode.FORM_NOT_PLAIN, field, "the alias \"" + field.getAlias() + "\"");
        }
        for (Directive directive : field.getDirectives()) {
            if (Set.of("include", "skip").contains(directive.getName())) {
                rules.add(FaultCode.FORM_NOT_PLAIN, directive, AstPrinter.printAst(directive));
            }
        }
    }

    private Optional<FormItem> item(Field field, EntityType type, String path) {
        Optional<ValueField> value = type.value(field.getName());
        if (value.isPresent()) {
            return Optional.of(new Question(type, value.get(), ask(field)));
        }
        Optional<RelationField> relation = type.relation(field.getName());
        if (relation.isPresent()) {
            if (field.hasDirective("ask")) {
                rules.add(FaultCode.FORM_NOT_A_VALUE, field, path + field.getName() + " @ask");
            }
            return Optional.of(part(field, relation.get(), path + field.getName() + "."));
        }
        if (NO_VALUES.contains(field.getName())) {
            rules.add(FaultCode.FORM_NOT_A_VALUE, field, path + field.getName());
        } else if (rules.isDraft() && label(field).isPresent()) {
            return label(field).map(label -> new OwnQuestion(type, field.getName(), label));
        } else {
            List<String> names =
                    type.fields().stream().map(org.heyi.schema.Field::name).toList();
            rules.add(
                    FaultCode.FORM_FIELD_UNKNOWN,
                    field,
                    field.getName(),
                    type.name(),
                    DidYouMean.among(names, field.getName()));
        }
        return Optional.empty();
    }

    private Part part(Field field, RelationField relation, String path) {
        EntityType target = ontology.entity(relation.target());
        SelectionSet inner = relation.many() ? nodes(field, path) : field.getSelectionSet();
        return new Part(relation, target, of(inner, target, path), stating(field, relation, target));
    }

    /** Of a filtered list nobody could tell whether it would show what was added. */
    private static @Nullable RelationField stating(Field field, RelationField relation, EntityType target) {
        boolean filtered = field.getArguments().stream()
                .anyMatch(argument -> argument.getName().equals("where"));
        if (!relation.many() || filtered) {
            return null;
        }
        return relation.isOut()
                ? relation
                : relation.inverse().flatMap(target::relation).orElse(null);
    }

    /** Of a list, a form shows the entities; which page of them, its arguments say. */
    private @Nullable SelectionSet nodes(Field list, String path) {
        SelectionSet nodes = null;
        for (Selection<?> selection : selections(list.getSelectionSet())) {
            if (selection instanceof Field field && field.getName().equals("nodes") && nodes == null) {
                requirePlain(field);
                nodes = field.getSelectionSet();
            } else {
                String name = selection instanceof Field field ? field.getName() : "…";
                rules.add(FaultCode.FORM_NOT_A_VALUE, selection, path + name);
            }
        }
        return nodes;
    }

    private static Optional<Bilingual> label(Field field) {
        return field.getDirectives("ask").stream()
                .flatMap(ask -> FormRules.text(ask, "label").stream())
                .filter(text -> !text.isBlank())
                .map(text -> Bilingual.of(text, field.getName()))
                .findFirst();
    }

    private Ask ask(Field field) {
        List<Directive> directives = field.getDirectives("ask");
        if (directives.isEmpty()) {
            return Ask.PLAINLY;
        }
        Directive ask = directives.get(0);
        boolean required = ask.getArgument("required") != null
                && ask.getArgument("required").getValue() instanceof BooleanValue truth
                && truth.isValue();
        Period fresherThan = FormRules.text(ask, "fresherThan")
                .flatMap(written -> rules.period(ask, written))
                .orElse(null);
        Pattern pattern = FormRules.text(ask, "pattern")
                .flatMap(written -> pattern(ask, written))
                .orElse(null);
        return new Ask(required, fresherThan, pattern, label(field).orElse(null));
    }

    private Optional<Pattern> pattern(Directive ask, String written) {
        try {
            return Optional.of(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            rules.add(FaultCode.FORM_PATTERN, ask, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Adds each question of new entities in lists under its path, {@code [+]} behind the list's name. */
    static void newEntries(List<FormItem> items, String path, Map<String, Question> questions) {
        for (FormItem item : items) {
            if (item instanceof Part part) {
                if (part.stating() != null) {
                    questions(part.entry(), path + part.name() + "[+].", questions);
                }
                newEntries(part.items(), path + part.name() + ".", questions);
            }
        }
    }

    /** Adds each question under its path; of lists without the index. */
    static void questions(List<FormItem> items, String path, Map<String, Question> questions) {
        for (FormItem item : items) {
            if (item instanceof Part part) {
                questions(part.items(), path + part.name() + ".", questions);
            } else if (item instanceof Question question) {
                questions.put(path + question.name(), question);
            }
        }
    }
}
