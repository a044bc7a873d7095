package org.heyi.hub.form.document;

import graphql.GraphQLException;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import graphql.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** One form's text: what GraphQL asks of it, then what a form asks of it; all faults at once. */
final class FormDocument {
    /** GraphQL allows a description before a query; the parser does not know it yet. */
    private static final Pattern DESCRIPTION =
            Pattern.compile("\\A(?:\\uFEFF|\\s++|#[^\\n]*\\n)*+\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    private static final Pattern LETTER = Pattern.compile("[^\\n]");
    private final Ontology ontology;
    private final GraphQLSchema schema;
    private final String file;
    private final List<Fault> faults;

    /** {@code faults} takes everything that is wrong. */
    FormDocument(Ontology ontology, GraphQLSchema schema, String file, List<Fault> faults) {
        this.ontology = ontology;
        this.schema = schema;
        this.file = file;
        this.faults = faults;
    }

    /** The form; empty when it has a fault. */
    Optional<Form> read(String code, String department, String text) {
        Matcher description = DESCRIPTION.matcher(text);
        boolean described = description.find();
        Bilingual title = Bilingual.of(described ? description.group(1) : "", code);
        String query = described
                ? LETTER.matcher(description.group()).replaceAll(" ") + text.substring(description.end())
                : text;
        List<Fault> found = new ArrayList<>();
        Optional<Form> form = parse(query, found).flatMap(document -> {
            validate(document, found);
            return operation(document, found)
                    .flatMap(operation -> new FormRules(ontology, file, found).form(operation))
                    .map(rules -> rules.named(code, department, file, title));
        });
        found.sort(Comparator.comparing((Fault fault) -> fault.place().line())
                .thenComparing(fault -> fault.place().column()));
        faults.addAll(found);
        return found.isEmpty() ? form : Optional.empty();
    }

    private Optional<Document> parse(String text, List<Fault> found) {
        try {
            return Optional.of(Parser.parse(text));
        } catch (InvalidSyntaxException e) {
            found.add(Fault.of(FaultCode.FORM_SYNTAX, place(file, e.getLocation()), String.valueOf(e.getMessage())));
        } catch (GraphQLException e) {
            found.add(Fault.of(FaultCode.FORM_SYNTAX, Place.of(file), String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** An unknown field has a fault of its own, from the rules. */
    private void validate(Document document, List<Fault> found) {
        for (ValidationError error : new Validator().validateDocument(schema, document, Locale.ENGLISH)) {
            if (error.getValidationErrorType() != ValidationErrorType.FieldUndefined) {
                List<SourceLocation> locations = error.getLocations();
                SourceLocation first = locations == null || locations.isEmpty() ? null : locations.get(0);
                found.add(Fault.of(FaultCode.FORM_INVALID, place(file, first), error.getMessage()));
            }
        }
    }

    private Optional<OperationDefinition> operation(Document document, List<Fault> found) {
        if (document.getDefinitions().size() == 1
                && document.getDefinitions().get(0) instanceof OperationDefinition operation
                && operation.getOperation() == OperationDefinition.Operation.QUERY) {
            return Optional.of(operation);
        }
        found.add(Fault.of(FaultCode.FORM_NOT_ONE_QUERY, Place.of(file)));
        return Optional.empty();
    }

    static Place place(String file, @Nullable SourceLocation location) {
        return location == null ? Place.of(file) : new Place(file, location.getLine(), location.getColumn());
    }
}
