package org.heyi.hub.document;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL itself asks of a document that is one query.
 *
 * @param syntax for a text that is no document
 * @param invalid for a document that does not fit the schema
 * @param notOneQuery for one that holds something else
 */
public record QueryCheck(FaultCode syntax, FaultCode invalid, FaultCode notOneQuery) {

    /**
     * The query; empty when there is none. What is wrong goes to {@code faults}, except for unknown fields: about those, whoever knows what
     * the document is for can say more.
     */
    public Optional<OperationDefinition> read(String text, GraphQLSchema schema, String file, List<Fault> faults) {
        try {
            Document document = Parser.parse(text);
            validate(document, schema, file, faults);
            return operation(document, file, faults);
        } catch (InvalidSyntaxException e) {
            faults.add(Fault.of(syntax, place(file, e.getLocation()), String.valueOf(e.getMessage())));
        } catch (GraphQLException e) {
            faults.add(Fault.of(syntax, Place.of(file), String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private void validate(Document document, GraphQLSchema schema, String file, List<Fault> faults) {
        for (ValidationError error : new Validator().validateDocument(schema, document, Locale.ENGLISH)) {
            if (error.getValidationErrorType() != ValidationErrorType.FieldUndefined) {
                List<SourceLocation> locations = error.getLocations();
                SourceLocation first = locations == null || locations.isEmpty() ? null : locations.get(0);
                faults.add(Fault.of(invalid, place(file, first), error.getMessage()));
            }
        }
    }

    private Optional<OperationDefinition> operation(Document document, String file, List<Fault> faults) {
        if (document.getDefinitions().size() == 1
                && document.getDefinitions().get(0) instanceof OperationDefinition operation
                && operation.getOperation() == OperationDefinition.Operation.QUERY) {
            return Optional.of(operation);
        }
        faults.add(Fault.of(notOneQuery, Place.of(file)));
        return Optional.empty();
    }

    /** The place in {@code file}; the file itself where GraphQL names no location. */
    public static Place place(String file, @Nullable SourceLocation location) {
        return location == null ? Place.of(file) : new Place(file, location.getLine(), location.getColumn());
    }
}
