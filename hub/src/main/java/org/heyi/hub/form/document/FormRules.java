package org.heyi.hub.form.document;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.StringValue;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.QueryCheck;
import org.heyi.hub.form.document.Form.Lookup;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** What a form asks of a query: a subject, one root looked up by one identifier. {@link FormItems} has the rules for fields. */
final class FormRules {
    private final Ontology ontology;
    private final String file;
    private final boolean draft;
    private final List<Fault> faults;

    FormRules(Ontology ontology, String file, boolean draft, List<Fault> faults) {
        this.ontology = ontology;
        this.file = file;
        this.draft = draft;
        this.faults = faults;
    }

    /** A form that passed, without what its file's place says. */
    record Passed(
            EntityType type,
            Lookup lookup,
            @Nullable Period every,
            Map<String, String> variables,
            List<FormItem> items,
            String query) {

        Form named(String code, String department, String file, Bilingual title) {
            Map<String, String> signatures = new LinkedHashMap<>();
            Map<String, FormItem.Question> questions = new LinkedHashMap<>();
            FormItems.questions(items, "", questions);
            FormItems.newEntries(items, "", questions);
            questions.forEach((path, question) -> signatures.put(path, question.signature()));
            String version = Version.of(query, signatures);
            return new Form(
                    code,
                    department,
                    file,
                    title,
                    type.singular(),
                    type,
                    lookup,
                    every,
                    variables,
                    items,
                    query,
                    signatures,
                    version);
        }
    }

    Optional<Passed> form(OperationDefinition operation) {
        List<Directive> directives = operation.getDirectives("form");
        if (directives.isEmpty()) {
            faults.add(Fault.of(FaultCode.FORM_DIRECTIVE_MISSING, place(operation)));
            return Optional.empty();
        }
        Directive directive = directives.get(0);
        String written = text(directive, "every").orElse(null);
        Period every = written == null ? null : period(directive, written).orElse(null);
        return text(directive, "subject")
                .flatMap(subject -> type(directive, subject))
                .flatMap(type -> passed(operation, type, every));
    }

    private Optional<Passed> passed(OperationDefinition operation, EntityType type, @Nullable Period every) {
        List<Selection<?>> roots = FormItems.selections(operation.getSelectionSet());
        if (roots.size() != 1
                || !(roots.get(0) instanceof Field root)
                || !root.getName().equals(type.singular())) {
            faults.add(Fault.of(FaultCode.FORM_ROOT, place(operation), type.singular()));
            return Optional.empty();
        }
        Optional<Lookup> lookup = lookup(root);
        if (lookup.isEmpty()) {
            faults.add(Fault.of(FaultCode.FORM_ROOT, place(root), type.singular()));
        }
        FormItems items = new FormItems(ontology, this);
        items.requirePlain(root);
        List<FormItem> read = items.of(root.getSelectionSet(), type, "");
        Map<String, String> variables = new LinkedHashMap<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            variables.put(variable.getName(), AstPrinter.printAst(variable.getType()));
        }
        return lookup.filter(found -> faults.isEmpty())
                .map(found -> new Passed(type, found, every, variables, read, Beside.query(operation, type, ontology)));
    }

    private Optional<EntityType> type(Directive directive, String subject) {
        Optional<EntityType> type = ontology.entities().stream()
                .filter(entity -> entity.singular().equals(subject))
                .findFirst();
        if (type.isEmpty()) {
            List<String> names =
                    ontology.entities().stream().map(EntityType::singular).toList();
            add(FaultCode.FORM_SUBJECT_TYPE, directive, subject, DidYouMean.among(names, subject));
        }
        return type;
    }

    private static Optional<Lookup> lookup(Field root) {
        return root.getArguments().stream()
                .filter(argument -> argument.getName().equals("by"))
                .map(Argument::getValue)
                .filter(ObjectValue.class::isInstance)
                .map(value -> ((ObjectValue) value).getObjectFields())
                .filter(fields -> fields.size() == 1 && fields.get(0).getValue() instanceof VariableReference)
                .map(fields -> lookup(fields.get(0)))
                .findFirst();
    }

    private static Lookup lookup(ObjectField field) {
        return new Lookup(field.getName(), ((VariableReference) field.getValue()).getName());
    }

    /** Whether fields that no type has are questions of the form's own. */
    boolean isDraft() {
        return draft;
    }

    Optional<Period> period(Directive directive, String written) {
        try {
            Period period = Period.parse(written);
            if (!period.isNegative() && !period.isZero()) {
                return Optional.of(period);
            }
        } catch (DateTimeParseException e) {
            // told below, as what is no period for other reasons
        }
        add(FaultCode.FORM_PERIOD, directive, written);
        return Optional.empty();
    }

    static Optional<String> text(Directive directive, String argument) {
        Argument found = directive.getArgument(argument);
        return found != null && found.getValue() instanceof StringValue text
                ? Optional.ofNullable(text.getValue())
                : Optional.empty();
    }

    void add(FaultCode code, Node<?> node, Object... arguments) {
        faults.add(Fault.of(code, place(node), arguments));
    }

    private Place place(Node<?> node) {
        return QueryCheck.place(file, node.getSourceLocation());
    }
}
