package org.heyi.hub.query.execution;

import graphql.GraphQLError;
import java.util.List;
import java.util.stream.Collectors;

/** A query from inside the hub was answered with errors. */
public final class AskingFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<GraphQLError> errors;

    AskingFailed(List<GraphQLError> errors) {
        super(errors.stream().map(GraphQLError::getMessage).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    /** As the query was answered. */
    public List<GraphQLError> errors() {
        return errors;
    }

    /** Whether the query's variables are at fault: GraphQL itself says so, all else has a code of the catalogue. */
    public boolean isAboutVariables() {
        return errors.stream()
                .allMatch(error ->
                        error.getExtensions() == null || !error.getExtensions().containsKey("code"));
    }
}
