package org.heyi.hub.query.execution;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Names of the variables on which an operation's fields on entities depend: those that they are given, and those that include or skip them. */
final class UsedVariables {
    private final Map<String, FragmentDefinition> fragments;
    private final Predicate<String> isEntity;
    private final Set<String> names = new HashSet<>();
    private final Set<String> walked = new HashSet<>();
    private final Set<String> walkedAtRoot = new HashSet<>();

    private UsedVariables(Map<String, FragmentDefinition> fragments, Predicate<String> isEntity) {
        this.fragments = fragments;
        this.isEntity = isEntity;
    }

    /** @param isEntity whether a root field is one on entities */
    static Set<String> of(
            OperationDefinition operation, Map<String, FragmentDefinition> fragments, Predicate<String> isEntity) {
        UsedVariables used = new UsedVariables(fragments, isEntity);
        used.roots(operation.getSelectionSet());
        return used.names;
    }

    private void roots(SelectionSet selections) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                List<? extends Node<?>> parts = isEntity.test(field.getName()) ? List.of(field) : field.getDirectives();
                parts.forEach(this::all);
            } else if (selection instanceof InlineFragment inline) {
                inline.getDirectives().forEach(this::all);
                roots(inline.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread) {
                spread.getDirectives().forEach(this::all);
                FragmentDefinition fragment = fragments.get(spread.getName());
                if (fragment != null && walkedAtRoot.add(spread.getName())) {
                    roots(fragment.getSelectionSet());
                }
            }
        }
    }

    private void all(Node<?> node) {
        if (node instanceof VariableReference variable) {
            names.add(variable.getName());
        } else if (node instanceof FragmentSpread spread) {
            FragmentDefinition fragment = fragments.get(spread.getName());
            if (fragment != null && walked.add(spread.getName())) {
                all(fragment);
            }
        }
        node.getChildren().forEach(this::all);
    }
}
