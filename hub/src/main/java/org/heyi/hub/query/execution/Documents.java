package org.heyi.hub.query.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Keeps documents that were parsed and validated. Those with faults are not kept: their text may be anything. */
public final class Documents implements PreparsedDocumentProvider {
    private static final long CHARACTERS = 20_000_000;
    private final Cache<String, PreparsedDocumentEntry> entries = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String query, PreparsedDocumentEntry entry) -> query.length() + 100)
            .build();

    private final ParserOptions options;

    /** {@code tokens} is what a document may have at most. */
    public Documents(int tokens) {
        this.options = ParserOptions.getDefaultOperationParserOptions()
                .transform(builder -> builder.maxTokens(tokens).maxWhitespaceTokens(Math.multiplyExact(tokens, 10)));
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparsedDocumentEntry known = entries.getIfPresent(input.getQuery());
        if (known == null) {
            input.getGraphQLContext().put(ParserOptions.class, options);
            known = withCodes(parseAndValidate.apply(input), input.getLocale());
            if (!known.hasErrors()) {
                entries.put(input.getQuery(), known);
            }
        }
        return CompletableFuture.completedFuture(known);
    }

    private static PreparsedDocumentEntry withCodes(PreparsedDocumentEntry entry, Locale locale) {
        if (!entry.hasErrors()) {
            return entry;
        }
        List<GraphQLError> errors =
                entry.getErrors().stream().map(error -> withCode(error, locale)).toList();
        return new PreparsedDocumentEntry(errors);
    }

    private static GraphQLError withCode(GraphQLError error, Locale locale) {
        FaultCode code = error instanceof ValidationError ? FaultCode.QUERY_INVALID : FaultCode.QUERY_SYNTAX;
        if (isTooLong(error)) {
            code = FaultCode.QUERY_TOO_LONG;
        }
        Fault fault = Fault.of(code, Place.of("query"), error.getMessage());
        GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError();
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        return Faults.decorate(builder, fault, locale)
                .errorType(error.getErrorType())
                .build();
    }

    private static boolean isTooLong(GraphQLError error) {
        return error instanceof InvalidSyntaxError && error.getMessage().contains("To prevent Denial Of Service");
    }
}
