package org.heyi.hub.graph;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * A correction as the graph holds it.
 *
 * @param owner the department whose value it corrects
 * @param answer key of the record that claims otherwise
 * @param claimed what that record says
 * @param row what the owner's row said when the correction was accepted; null when it said nothing, and before
 */
record KeptCorrection(
        long number,
        CorrectionState state,
        String type,
        String owner,
        String answer,
        Claim claimed,
        @Nullable Claim row) {

    static KeptCorrection of(Value node) {
        Map<String, Object> properties = node.asMap();
        Object rowValue = properties.get("rowValue");
        return new KeptCorrection(
                (Long) Objects.requireNonNull(properties.get("number")),
                CorrectionState.valueOf(text(properties, "state")),
                text(properties, "type"),
                text(properties, "owner"),
                text(properties, "answer"),
                claim(text(properties, "field"), Objects.requireNonNull(properties.get("newValue"))),
                rowValue == null ? null : claim(text(properties, "rowField"), rowValue));
    }

    /** The field it is about; empty when the ontology no longer has it. */
    Optional<Field> field(Ontology ontology) {
        return ontology.find(type).flatMap(entity -> entity.field(Claim.field(claimed.column())));
    }

    private static Claim claim(String column, Object value) {
        return new Claim(column, RecordStates.value(value));
    }

    private static String text(Map<String, Object> properties, String name) {
        return (String) Objects.requireNonNull(properties.get(name), name);
    }
}
