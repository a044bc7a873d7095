package org.heyi.hub.query.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.ExecutionContext;
import graphql.execution.MergedField;
import graphql.language.OperationDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.cypher.Compiler;
import org.heyi.hub.query.cypher.Plan;
import org.heyi.hub.query.cypher.VariableShape;

/** Compiles each operation once for each viewer and shape of its variables. */
final class Plans {
    private static final long CHARACTERS = 20_000_000;
    private static final int OF_ANY = 1_000;
    private final Compiler compiler;
    private final Cache<Key, Plan> plans = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((Key key, Plan plan) ->
                    plan.cypher().length() + key.variables().size() + OF_ANY)
            .build();

    /** The operation counts by identity: documents are kept, so the same text brings the same one. */
    private record Key(OperationDefinition operation, Viewer viewer, VariableShape variables) {}

    Plans(Compiler compiler) {
        this.compiler = compiler;
    }

    boolean answers(String rootField) {
        return compiler.answers(rootField);
    }

    Plan plan(Viewer viewer, ExecutionContext context, List<MergedField> fields) {
        OperationDefinition operation = context.getOperationDefinition();
        Map<String, Object> variables =
                new HashMap<>(context.getCoercedVariables().toMap());
        variables.keySet().retainAll(UsedVariables.of(operation, context.getFragmentsByName(), compiler::answers));
        Key key = new Key(operation, viewer, VariableShape.of(variables));
        Plan known = plans.getIfPresent(key);
        if (known == null) {
            known = compiler.compile(viewer, context, fields);
            plans.put(key, known);
        }
        return known;
    }
}
