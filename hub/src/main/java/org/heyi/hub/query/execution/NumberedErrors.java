package org.heyi.hub.query.execution;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Gives a number to what GraphQL Java itself refuses once a document is valid: values of variables that do not fit. */
final class NumberedErrors extends SimplePerformantInstrumentation {
    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        if (result.getErrors().stream().allMatch(NumberedErrors::hasNumber)) {
            return CompletableFuture.completedFuture(result);
        }
        Locale locale = parameters.getExecutionInput().getLocale();
        return CompletableFuture.completedFuture(result.transform(builder -> builder.errors(result.getErrors().stream()
                .map(error -> hasNumber(error) ? error : numbered(error, locale))
                .toList())));
    }

    private static boolean hasNumber(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static GraphQLError numbered(GraphQLError error, Locale locale) {
        Fault fault = Fault.of(FaultCode.QUERY_INVALID, Place.of("query"), error.getMessage());
        GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError();
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return Faults.decorate(builder, fault, locale)
                .errorType(error.getErrorType())
                .build();
    }
}
