package org.heyi.hub.query.execution;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.neo4j.driver.exceptions.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How faults reach the client: the sentence in the request's language as the message; {@code extensions} hold {@code code}, {@code en},
 * {@code zh}, and {@code retryable} where trying again may help. A failure nobody foresaw reaches it as a number only.
 */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** What a failure is known to be; empty for one that nobody foresaw. */
    public static List<Fault> known(Throwable failure) {
        if (failure instanceof FaultException known) {
            return known.faults();
        }
        if (failure instanceof GraphQLError wrong) {
            // A value that the request brings does not fit where it stands; GraphQL Java finds that as late as the
            // argument is read.
            return List.of(Fault.of(FaultCode.QUERY_INVALID, Place.of("query"), wrong.getMessage()));
        }
        return failure instanceof RetryableException
                ? List.of(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")))
                : List.of();
    }

    static List<GraphQLError> of(Throwable failure, Locale locale) {
        List<Fault> known = known(failure);
        return known.isEmpty()
                ? List.of(unforeseen(failure, locale))
                : known.stream().map(fault -> of(fault, locale)).toList();
    }

    /** As the failure of one field of the answer: with its path, since an operation may send several forms. */
    static List<GraphQLError> of(Throwable failure, DataFetchingEnvironment field) {
        if (failure instanceof AskingFailed asked) {
            return asked.errors();
        }
        List<Fault> known = known(failure);
        if (known.isEmpty()) {
            return List.of(unforeseen(failure, field.getLocale()));
        }
        return known.stream()
                .<GraphQLError>map(fault -> decorate(GraphqlErrorBuilder.newError(field), fault, field.getLocale())
                        .build())
                .toList();
    }

    /** One fault as GraphQL has it. */
    public static GraphQLError of(Fault fault, Locale locale) {
        return decorate(GraphqlErrorBuilder.newError(), fault, locale).build();
    }

    /** Logs the failure under a number, and gives the client the number. */
    public static GraphQLError unforeseen(Throwable failure, Locale locale) {
        String number = UUID.randomUUID().toString();
        LOG.error("query failed: {}", number, failure);
        return of(Fault.of(FaultCode.QUERY_FAILED, Place.of("query"), number), locale);
    }

    static GraphqlErrorBuilder<?> decorate(GraphqlErrorBuilder<?> error, Fault fault, Locale locale) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", fault.code().id());
        extensions.put("place", fault.place().toString());
        extensions.put("en", fault.message(Locale.ENGLISH));
        extensions.put("zh", fault.message(Locale.CHINESE));
        if (fault.code() == FaultCode.GRAPH_AWAY || fault.code() == FaultCode.QUERY_TIMEOUT) {
            extensions.put("retryable", fault.code() == FaultCode.GRAPH_AWAY);
        }
        return error.message("%s", fault.message(locale))
                .errorType(ErrorType.ExecutionAborted)
                .extensions(extensions);
    }
}
