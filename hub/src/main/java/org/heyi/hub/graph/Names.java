package org.heyi.hub.graph;

/** Names of the ontology as Cypher text. */
final class Names {
    private Names() {}

    /** Between backticks, those inside doubled. */
    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
