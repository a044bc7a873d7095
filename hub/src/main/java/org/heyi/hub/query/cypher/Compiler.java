package org.heyi.hub.query.cypher;

import graphql.execution.ExecutionContext;
import graphql.execution.MergedField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.graph.EntityIds;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.Viewer;
import org.heyi.schema.EntityType;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;

/** Turns an operation's root fields on entities into one Cypher statement, however many they are and however deep. */
public final class Compiler {
    private final Ontology ontology;
    private final EntityIds ids;
    private final UnaryOperator<String> departments;
    private final QueryLimits limits;
    private final Map<String, EntityType> lookups = new HashMap<>();
    private final Map<String, EntityType> lists = new HashMap<>();

    /** {@code departments} gives the department of a source. */
    public Compiler(Ontology ontology, EntityIds ids, UnaryOperator<String> departments, QueryLimits limits) {
        this.ontology = ontology;
        this.ids = ids;
        this.departments = departments;
        this.limits = limits;
        ontology.entities().forEach(type -> {
            lookups.put(type.singular(), type);
            lists.put(type.plural(), type);
        });
    }

    /** Whether the root field is answered from the graph's entities. */
    public boolean answers(String rootField) {
        return lookups.containsKey(rootField) || lists.containsKey(rootField);
    }

    /**
     * The plan of the root fields {@code fields} of the operation that {@code context} runs.
     *
     * @param viewer who asks; whatever they may not see must not be in the plan
     * @throws org.heyi.schema.fault.FaultException when the operation asks for what is not allowed
     */
    public Plan compile(Viewer viewer, ExecutionContext context, List<MergedField> fields) {
        requireOperator(viewer);
        Map<String, Object> symbols =
                VariableShape.symbolic(context.getCoercedVariables().toMap());
        Selections selections = new Selections(context, symbols, limits);
        Compilation compilation = Compilation.of(ontology, limits, departments, selections);
        Entities entities = new Entities(compilation);
        Row row = new Row();
        Cost.Sum cost = new Cost.Sum();
        Shape<Cells> shape = Shape.of(selections.roots(fields), field -> root(compilation, entities, row, cost, field));
        return new Plan("RETURN " + row, compilation.parameters().all(), shape, cost, limits.values());
    }

    private static void requireOperator(Viewer viewer) {
        if (viewer != Viewer.OPERATOR) {
            throw new IllegalArgumentException("no rule says what " + viewer + " may see");
        }
    }

    private Function<Cells, @Nullable Object> root(
            Compilation compilation, Entities entities, Row row, Cost.Sum cost, Selected field) {
        EntityType type = lists.get(field.name());
        if (type != null) {
            return entities.pages().column(PageSource.all(type), field, new Site(type, "", row, cost, 1));
        }
        return lookup(compilation, entities, row, cost, field);
    }

    private Function<Cells, @Nullable Object> lookup(
            Compilation compilation, Entities entities, Row row, Cost.Sum cost, Selected field) {
        EntityType type = Objects.requireNonNull(lookups.get(field.name()));
        Parameters.Reference id = compilation.parameters().add(id(type, field));
        String named = compilation.names().fresh();
        String survivor = compilation.names().fresh();
        String entity = compilation.names().fresh();
        Projection projection = entities.project(type, entity, field, 1);
        cost.add(projection.cost());
        List<String> lines = new ArrayList<>();
        lines.add("MATCH (" + named + ":`Entity` {`id`: " + id + "})");
        lines.add("OPTIONAL MATCH (" + named + ")-[:`MERGED_INTO`]->(" + survivor + ")");
        lines.add("WITH coalesce(" + survivor + ", " + named + ") AS " + entity);
        lines.add("WHERE " + entity + ":" + Text.quote(type.name()));
        lines.add("RETURN " + projection.row());
        int place = row.add(Text.block("COLLECT", lines));
        return cells -> {
            List<?> rows = cells.rows(place);
            return rows.isEmpty() ? null : projection.shape().make(cells.nested(rows.get(0)));
        };
    }

    /** An identifier's value gives the id without a look at the graph; what is not well-formed names nothing, and null finds nothing. */
    private Parameter id(EntityType type, Selected lookup) {
        Map<?, ?> by = (Map<?, ?>) Objects.requireNonNull(lookup.arguments().get("by"));
        Map.Entry<?, ?> entry = by.entrySet().iterator().next();
        String field = (String) entry.getKey();
        if (field.equals("id")) {
            return variables -> Slot.fill(entry.getValue(), variables);
        }
        IdentifierFormat format = type.value(field).orElseThrow().identifier().orElseThrow();
        return variables -> format.normalise(String.valueOf(Slot.fill(entry.getValue(), variables)))
                .map(value -> ids.of(new Identifier(type.name(), field, value)))
                .orElse(null);
    }
}
