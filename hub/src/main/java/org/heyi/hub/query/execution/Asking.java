package org.heyi.hub.query.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks an API from inside the hub, by the same way as everybody. */
public final class Asking {
    private final Supplier<GraphQL> api;

    private final CountedCatalog catalog;

    Asking(Supplier<GraphQL> api, CountedCatalog catalog) {
        this.api = api;
        this.catalog = catalog;
    }

    /** Who holds what in the graph. */
    public CountedCatalog catalog() {
        return catalog;
    }

    /**
     * The data that a query is answered with.
     *
     * @throws AskingFailed when it is answered with errors
     */
    public Map<String, @Nullable Object> data(String query, Map<String, Object> variables, Locale locale) {
        ExecutionResult result = api.get()
                .execute(ExecutionInput.newExecutionInput(query)
                        .variables(variables)
                        .locale(locale)
                        .build());
        if (!result.getErrors().isEmpty()) {
            throw new AskingFailed(result.getErrors());
        }
        return result.getData();
    }
}
