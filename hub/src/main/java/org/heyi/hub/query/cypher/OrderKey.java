package org.heyi.hub.query.cypher;

import java.util.Set;

/** One step of an order; absent values stand at one end, whichever way the others go. */
record OrderKey(String field, boolean descending, boolean absentFirst) {

    OrderKey reversed() {
        return new OrderKey(field, !descending, !absentFirst);
    }

    boolean isId() {
        return field.equals("id");
    }

    /** Cypher takes null for the largest value: where that is the wrong end, null-ness is ordered first. */
    String clause(String variable, Set<String> present) {
        String property = Text.property(variable, field);
        String clause = property + (descending ? " DESC" : "");
        if (isId() || present.contains(field) || descending == absentFirst) {
            return clause;
        }
        return property + (absentFirst ? " IS NOT NULL, " : " IS NULL, ") + clause;
    }

    /** What holds of entities that come after {@code value}, {@code ties} deciding among those that are equal in this key. */
    String after(String variable, Parameters.Reference value, Set<String> present, String ties) {
        String property = Text.property(variable, field);
        String beyond = property + (descending ? " < " : " > ") + value;
        if (isId()) {
            return beyond;
        }
        if (present.contains(field)) {
            String reached = property + (descending ? " <= " : " >= ") + value;
            return reached + " AND (" + beyond + " OR " + ties + ")";
        }
        String absent = absentFirst
                ? property + " IS NOT NULL AND " + value + " IS NULL"
                : property + " IS NULL AND " + value + " IS NOT NULL";
        String equal = property + " = " + value + " OR (" + property + " IS NULL AND " + value + " IS NULL)";
        return "(" + beyond + " OR (" + absent + ") OR ((" + equal + ") AND " + ties + "))";
    }
}
