package org.heyi.hub.query.cypher;

import java.util.List;
import java.util.stream.Collectors;
import org.heyi.schema.RelationField;

/** Pieces of Cypher. Names from the ontology are always quoted. */
final class Text {
    private Text() {}

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** {@code n0.`name`}. */
    static String property(String variable, String name) {
        return variable + "." + quote(name);
    }

    /** {@code (n1:`Person`)}. */
    static String node(String variable, String... labels) {
        return "(" + variable
                + List.of(labels).stream().map(l -> ":" + quote(l)).collect(Collectors.joining()) + ")";
    }

    /** {@code (n0)-[:`LIVES_IN`]->(n1:`Building`)}, or with the arrow the other way. */
    static String step(String from, RelationField relation, String target) {
        String type = "[:" + quote(relation.relationType()) + "]";
        return "(" + from + ")" + (relation.isOut() ? "-" + type + "->" : "<-" + type + "-") + target;
    }

    /** {@code KEYWORD { … }} around lines, each two blanks further in. */
    static String block(String keyword, List<String> lines) {
        return keyword + " {\n" + indent(String.join("\n", lines)) + "\n}";
    }

    /** {@code [a, b]}; on lines of their own as soon as one element has several lines. */
    static String list(List<String> elements) {
        if (elements.stream().noneMatch(e -> e.contains("\n"))) {
            return "[" + String.join(", ", elements) + "]";
        }
        return "[\n" + indent(String.join(",\n", elements)) + "\n]";
    }

    static String indent(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
