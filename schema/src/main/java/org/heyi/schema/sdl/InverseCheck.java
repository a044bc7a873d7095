package org.heyi.schema.sdl;

import java.util.List;
import java.util.Optional;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;

/** A relation and its inverse must tell of the same edges: each other's type, the same relation type, opposite directions. */
final class InverseCheck {
    private final Ontology ontology;
    private final List<Fault> faults;

    InverseCheck(Ontology ontology, List<Fault> faults) {
        this.ontology = ontology;
        this.faults = faults;
    }

    void run() {
        ontology.entities().forEach(type -> type.relations().forEach(relation -> check(type, relation)));
    }

    private void check(EntityType type, RelationField relation) {
        String path = type.name() + "." + relation.name();
        relation.inverse()
                .flatMap(name -> mismatch(type, relation, name))
                .ifPresent(why -> faults.add(Fault.of(FaultCode.INVERSE_MISMATCH, relation.place(), path, why)));
    }

    private Optional<String> mismatch(EntityType type, RelationField relation, String name) {
        Optional<RelationField> inverse = ontology.find(relation.target()).flatMap(target -> target.relation(name));
        String path = relation.target() + "." + name;
        if (inverse.isEmpty()) {
            return Optional.of("there is no relation field " + path);
        }
        RelationField other = inverse.get();
        if (!other.target().equals(type.name())) {
            return Optional.of(path + " leads to " + other.target() + ", not to " + type.name());
        }
        if (!other.relationType().equals(relation.relationType())) {
            return Optional.of(
                    path + " is of relation type " + other.relationType() + ", not " + relation.relationType());
        }
        if (other.direction() == relation.direction()) {
            return Optional.of(path + " has direction " + other.direction() + " too; one of the two must be IN");
        }
        if (!other.inverse().equals(Optional.of(relation.name()))) {
            return Optional.of(path + " must name it: inverse: \"" + relation.name() + "\"");
        }
        return Optional.empty();
    }
}
