package org.heyi.hub.query.cypher;

/** Gives the variables of a statement their names: n0, n1 … */
final class Names {
    private int next;

    String fresh() {
        return "n" + next++;
    }
}
