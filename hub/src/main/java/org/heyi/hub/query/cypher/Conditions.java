package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a filter asks of one entity, all of which must hold: steps to walk and predicates to test. Grows while it is compiled. */
final class Conditions {
    /** Patterns from the entity to others, each a MATCH of its own so that a relation may be walked twice. */
    final List<String> steps = new ArrayList<>();

    final List<String> predicates = new ArrayList<>();

    /** Fields of the entity itself that are sure to have a value. */
    final Set<String> present = new HashSet<>();

    /** Whether a step may find the same entity more than once. */
    boolean repeats;

    /** Whether the id is compared, which an index on {@code Entity} serves. */
    boolean byId;

    /** {@code MATCH} lines and, when anything is asked, a {@code WHERE} line with {@code more} at its end. */
    List<String> lines(String pattern, List<String> more) {
        List<String> lines = new ArrayList<>();
        lines.add("MATCH " + pattern);
        steps.forEach(step -> lines.add("MATCH " + step));
        List<String> all = new ArrayList<>(predicates);
        all.addAll(more);
        if (!all.isEmpty()) {
            lines.add("WHERE "
                    + String.join(" AND\n  ", all.stream().map(Conditions::hang).toList()));
        }
        return lines;
    }

    private static String hang(String predicate) {
        return predicate.replace("\n", "\n  ");
    }

    /** All predicates as one; steps are not part of it. */
    String predicate() {
        return switch (predicates.size()) {
            case 0 -> "true";
            case 1 -> predicates.get(0);
            default -> "(" + String.join(" AND ", predicates) + ")";
        };
    }
}
