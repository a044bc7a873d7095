package org.heyi.hub.report.document;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes a report's query one for a page of its rows. */
public final class Page {
    /** The variable that takes the cursor; null for the first page. */
    public static final String AFTER = "_after";

    /** With {@link ReportRules#MOST_COLUMNS} columns well below what one operation may ask for. */
    private static final int ROWS = 500;

    private Page() {}

    static String query(OperationDefinition operation, Field root) {
        List<Argument> arguments = new ArrayList<>(root.getArguments());
        arguments.add(new Argument("first", new IntValue(BigInteger.valueOf(ROWS))));
        arguments.add(new Argument("after", new VariableReference(AFTER)));
        List<Selection<?>> parts = new ArrayList<>();
        root.getSelectionSet().getSelections().forEach(parts::add);
        parts.add(new Field(
                "pageInfo",
                SelectionSet.newSelectionSet()
                        .selection(new Field("hasNextPage"))
                        .selection(new Field("endCursor"))
                        .build()));
        Field page = root.transform(builder -> builder.arguments(arguments)
                .selectionSet(SelectionSet.newSelectionSet(parts).build()));
        List<VariableDefinition> variables = new ArrayList<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            variables.add(variable.transform(builder -> builder.directives(List.of())));
        }
        variables.add(VariableDefinition.newVariableDefinition()
                .name(AFTER)
                .type(new TypeName("String"))
                .build());
        return AstPrinter.printAst(operation.transform(builder -> builder.directives(List.of())
                .variableDefinitions(variables)
                .selectionSet(SelectionSet.newSelectionSet().selection(page).build())));
    }
}
