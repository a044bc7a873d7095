package org.heyi.hub.query.api;

import graphql.schema.DataFetcher;
import java.util.HashMap;
import java.util.Map;

/** What answers the root fields that do not come from the graph's entities, by name. */
@SuppressWarnings("rawtypes") // as GraphQL Java takes them
public record RootFetchers(Map<String, DataFetcher> queries, Map<String, DataFetcher> mutations) {

    /** Nothing behind any of them. */
    public static RootFetchers none() {
        return new RootFetchers(Map.of(), Map.of());
    }

    /** These and others. */
    public RootFetchers and(RootFetchers others) {
        Map<String, DataFetcher> allQueries = new HashMap<>(queries);
        allQueries.putAll(others.queries);
        Map<String, DataFetcher> allMutations = new HashMap<>(mutations);
        allMutations.putAll(others.mutations);
        return new RootFetchers(allQueries, allMutations);
    }

    /** These, and another query. */
    public RootFetchers with(String query, DataFetcher<?> fetcher) {
        Map<String, DataFetcher> more = new HashMap<>(queries);
        more.put(query, fetcher);
        return new RootFetchers(more, mutations);
    }
}
