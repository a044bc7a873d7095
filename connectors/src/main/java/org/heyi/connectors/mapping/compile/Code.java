package org.heyi.connectors.mapping.compile;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql2rel.ConvertToChecked;
import org.heyi.connectors.mapping.function.CallReplacer;
import org.jspecify.annotations.Nullable;

/** Expressions over one row, compiled to bytecode. Thread-safe. */
final class Code {
    private final Function1<DataContext, Object[]> function;

    private Code(Function1<DataContext, Object[]> function) {
        this.function = function;
    }

    /** @throws RuntimeException when Calcite has no code for one of them */
    static Code of(RelOptCluster cluster, List<RexNode> expressions, RelDataType row) {
        return new Code(RexExecutorImpl.getExecutable(cluster.getRexBuilder(), checked(cluster, expressions, row), row)
                .getFunction());
    }

    /** One value for each expression, in Calcite's own classes. Throws what an expression throws. */
    @Nullable
    Object[] run(DataContext row) {
        return function.apply(row);
    }

    /** Replaces arithmetic that wraps around by arithmetic that fails. Calcite offers that for whole relations only. */
    private static List<RexNode> checked(RelOptCluster cluster, List<RexNode> expressions, RelDataType row) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            names.add("c" + i);
        }
        LogicalProject project = LogicalProject.create(
                LogicalValues.createEmpty(cluster, row), List.of(), expressions, names, java.util.Set.of());
        List<RexNode> checked =
                ((Project) new ConvertToChecked(cluster.getRexBuilder(), true).visit(project)).getProjects();
        return new CallReplacer(cluster.getRexBuilder()).visitList(checked);
    }
}
