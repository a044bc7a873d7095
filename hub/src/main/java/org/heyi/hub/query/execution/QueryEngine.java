package org.heyi.hub.query.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.GraphQLSchema;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.heyi.hub.graph.EntityIds;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.api.ApiSchema;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.hub.query.api.SourceReport;
import org.heyi.hub.query.cypher.CatalogReader;
import org.heyi.hub.query.cypher.Compiler;
import org.heyi.hub.query.cypher.GraphReader;
import org.heyi.hub.query.cypher.Plan;
import org.heyi.schema.Ontology;
import org.neo4j.driver.Driver;

/** The API of one ontology, ready to answer. */
public final class QueryEngine {
    private final GraphReader reader;
    private final GraphQLSchema schema;
    private final GraphQL graphQl;
    private final CountedCatalog catalog;

    /** Without forms. */
    public QueryEngine(
            Ontology ontology,
            Driver driver,
            EntityIds ids,
            Map<String, String> departments,
            Supplier<List<SourceReport>> sources,
            QueryLimits limits) {
        this(ontology, driver, ids, departments, sources, limits, ask -> RootFetchers.none());
    }

    /**
     * @param driver to the graph; stays the caller's to close
     * @param departments source to its department
     * @param sources what {@code sources} answers, at each request
     * @param more makes what answers the other root fields, given a way to ask this API once it is there
     */
    public QueryEngine(
            Ontology ontology,
            Driver driver,
            EntityIds ids,
            Map<String, String> departments,
            Supplier<List<SourceReport>> sources,
            QueryLimits limits,
            Function<Asking, RootFetchers> more) {
        this.reader = new GraphReader(driver);
        UnaryOperator<String> departmentOf = source -> departments.getOrDefault(source, source);
        this.catalog = new CountedCatalog(new CatalogReader(ontology, departmentOf, reader, Clock.systemUTC()));
        RootFetchers fetchers = more.apply(new Asking(this::graphQl, catalog))
                .with("sources", environment -> sources.get())
                .with("catalog", environment -> catalog.counts().entries());
        this.schema = ApiSchema.of(ontology, fetchers);
        Plans plans = new Plans(new Compiler(ontology, ids, departmentOf, limits));
        this.graphQl = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new GraphStrategy(plans, reader, limits, failures()))
                .defaultDataFetcherExceptionHandler(failures())
                .instrumentation(new NumberedErrors())
                .preparsedDocumentProvider(new Documents(limits.tokens()))
                .build();
    }

    public GraphQL graphQl() {
        return graphQl;
    }

    /** A way to ask this API from inside the hub. */
    public Asking asking() {
        return new Asking(this::graphQl, catalog);
    }

    public GraphQLSchema schema() {
        return schema;
    }

    /**
     * The statement an operation would run, without running it.
     *
     * @throws IllegalArgumentException when the operation has errors, or asks for nothing from the graph
     */
    public Plan.Statement statement(String query, Map<String, Object> variables) {
        Explanation explanation = new Explanation();
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput(query)
                .variables(variables)
                .graphQLContext(Map.of(Explanation.class, explanation))
                .build());
        Plan.Statement statement = explanation.statement;
        if (statement == null) {
            throw new IllegalArgumentException("no statement: " + result.getErrors());
        }
        return statement;
    }

    /** Statements run against the graph so far. */
    public long statements() {
        return reader.statements();
    }

    private static DataFetcherExceptionHandler failures() {
        return parameters -> {
            Throwable failure = parameters.getException();
            var errors = Faults.of(failure, parameters.getDataFetchingEnvironment());
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult().errors(errors).build());
        };
    }
}
