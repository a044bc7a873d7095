package org.heyi.hub.query.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.ExecutionContext;
import graphql.execution.MergedField;
import graphql.language.OperationDefinition;
import java.util.List;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.cypher.Compiler;
import org.heyi.hub.query.cypher.Plan;
import org.heyi.hub.query.cypher.VariableShape;

/** Compiles each operation once for each viewer and shape of its variables. */
final class Plans {
    private static final int KEPT = 2_000;
    private final Compiler compiler;
    private final Cache<Key, Plan> plans =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** The operation counts by identity: documents are kept, so the same text brings the same one. */
    private record Key(OperationDefinition operation, Viewer viewer, String variables) {}

    Plans(Compiler compiler) {
        this.compiler = compiler;
    }

    boolean answers(String rootField) {
        return compiler.answers(rootField);
    }

    Plan plan(Viewer viewer, ExecutionContext context, List<MergedField> fields) {
        String shape = VariableShape.of(context.getCoercedVariables().toMap());
        Key key = new Key(context.getOperationDefinition(), viewer, shape);
        Plan known = plans.getIfPresent(key);
        if (known == null) {
            known = compiler.compile(viewer, context, fields);
            plans.put(key, known);
        }
        return known;
    }
}
