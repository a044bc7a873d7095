package org.heyi.hub.query.cypher;

import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import org.heyi.hub.query.QueryLimits;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Reads an operation's selections: fragments, aliases, directives and variables resolved. Counts what it hands out. */
final class Selections {
    private final FieldCollector collector = new FieldCollector();
    private final ExecutionContext context;
    private final CoercedVariables variables;
    private final QueryLimits limits;
    private int fields;

    /** {@code variables} as {@link VariableShape#symbolic} gives them. */
    Selections(ExecutionContext context, Map<String, Object> variables, QueryLimits limits) {
        this.context = context;
        this.variables = CoercedVariables.of(variables);
        this.limits = limits;
    }

    /** The root fields {@code fields} of the operation. */
    Selection roots(List<MergedField> fields) {
        return selection("Query", fields);
    }

    /** What is selected of a field whose type is the object type {@code type}. */
    Selection of(Selected selected, String type) {
        FieldCollectorParameters parameters = FieldCollectorParameters.newParameters()
                .schema(context.getGraphQLSchema())
                .objectType(context.getGraphQLSchema().getObjectType(type))
                .fragments(context.getFragmentsByName())
                .variables(variables.toMap())
                .graphQLContext(context.getGraphQLContext())
                .build();
        return selection(
                type, collector.collectFields(parameters, selected.field()).getSubFieldsList());
    }

    private Selection selection(String type, List<MergedField> merged) {
        fields += merged.size();
        if (fields > limits.fields()) {
            throw new FaultException(Fault.of(FaultCode.QUERY_TOO_MANY_FIELDS, Place.of("query"), limits.fields()));
        }
        GraphQLObjectType object = context.getGraphQLSchema().getObjectType(type);
        return new Selection(
                type, merged.stream().map(field -> selected(object, field)).toList());
    }

    private Selected selected(GraphQLObjectType object, MergedField field) {
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return new Selected(field.getResultKey(), field.getName(), Map.of(), field);
        }
        GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
        Map<String, Object> arguments = ValuesResolver.getArgumentValues(
                context.getGraphQLSchema().getCodeRegistry(),
                definition.getArguments(),
                field.getArguments(),
                variables,
                context.getGraphQLContext(),
                context.getLocale());
        return new Selected(field.getResultKey(), field.getName(), arguments, field);
    }
}
