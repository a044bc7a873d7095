package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a statement under construction. */
final class Parameters {
    private final List<Parameter> all = new ArrayList<>();

    /**
     * A parameter as the text of the statement names it.
     *
     * @param index its place among all of the statement
     */
    record Reference(int index) {
        String name() {
            return "p" + index;
        }

        @Override
        public String toString() {
            return "$" + name();
        }
    }

    Reference add(Parameter parameter) {
        all.add(parameter);
        return new Reference(all.size() - 1);
    }

    /** A parameter whose value is what {@code template} says, slots filled. */
    Reference value(Object template) {
        return add(variables -> Slot.fill(template, variables));
    }

    List<Parameter> all() {
        return List.copyOf(all);
    }
}
