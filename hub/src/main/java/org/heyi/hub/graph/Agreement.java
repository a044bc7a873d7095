package org.heyi.hub.graph;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.heyi.connectors.record.Identifier;
import org.heyi.schema.Field;
import org.heyi.schema.RelationField;

/** Whether two claims say the same: of a relation, they do when they lead to one entity, by whichever identifiers. */
record Agreement(Function<Identifier, String> ids, UnaryOperator<String> survivors) {

    boolean between(Field field, Claim one, Claim other) {
        return one.equals(other)
                || (field instanceof RelationField relation
                        && target(relation, one).equals(target(relation, other)));
    }

    private String target(RelationField relation, Claim claim) {
        String identifier = claim.column().substring(claim.column().indexOf('.') + 1);
        return survivors.apply(ids.apply(new Identifier(relation.target(), identifier, String.valueOf(claim.value()))));
    }
}
