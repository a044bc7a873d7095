package org.heyi.hub.query.execution;

import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.cypher.GraphReader;
import org.heyi.hub.query.cypher.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Answers all of an operation's root fields on entities by one statement, shaped straight into the answer; everything else, such as
 * introspection, goes GraphQL Java's own way.
 */
final class GraphStrategy extends AsyncExecutionStrategy {
    private final Plans plans;
    private final GraphReader graph;
    private final QueryLimits limits;

    GraphStrategy(Plans plans, GraphReader graph, QueryLimits limits, DataFetcherExceptionHandler failures) {
        super(failures);
        this.plans = plans;
        this.graph = graph;
        this.limits = limits;
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        List<MergedField> entities = new ArrayList<>();
        Map<String, MergedField> others = new LinkedHashMap<>();
        parameters.getFields().getSubFields().forEach((key, field) -> {
            if (plans.answers(field.getName())) {
                entities.add(field);
            } else {
                others.put(key, field);
            }
        });
        if (entities.isEmpty()) {
            return super.execute(context, parameters);
        }
        Map<String, @Nullable Object> answer;
        try {
            answer = answer(context, entities);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(ExecutionResult.newExecutionResult()
                    .errors(Faults.of(e, context.getLocale()))
                    .build());
        }
        if (others.isEmpty()) {
            return CompletableFuture.completedFuture(
                    ExecutionResult.newExecutionResult().data(answer).build());
        }
        MergedSelectionSet rest =
                MergedSelectionSet.newMergedSelectionSet().subFields(others).build();
        return super.execute(context, parameters.transform(builder -> builder.fields(rest)))
                .thenApply(result -> merge(parameters.getFields().keySet(), answer, result));
    }

    private Map<String, @Nullable Object> answer(ExecutionContext context, List<MergedField> fields) {
        Viewer viewer = Viewer.OPERATOR;
        Plan plan = plans.plan(viewer, context, fields);
        Plan.Statement statement = plan.bind(context.getCoercedVariables().toMap());
        Explanation explanation = context.getGraphQLContext().get(Explanation.class);
        if (explanation != null) {
            explanation.statement = statement;
            return Map.of();
        }
        return graph.read(viewer, statement, limits.time());
    }

    /** Keys in the order of the selection; the other fields' errors stay. */
    private static ExecutionResult merge(
            Iterable<String> keys, Map<String, @Nullable Object> answer, ExecutionResult others) {
        if (!(others.getData() instanceof Map<?, ?> rest)) {
            return others;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, answer.containsKey(key) ? answer.get(key) : rest.get(key)));
        return others.transform(builder -> builder.data(all));
    }
}
