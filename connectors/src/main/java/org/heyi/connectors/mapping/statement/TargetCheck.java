package org.heyi.connectors.mapping.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Finds what the columns of one INSERT stand for. */
final class TargetCheck {
    private static final String UPDATED_AT = "record.updatedAt";

    private final Ontology ontology;
    private final EntityType type;
    private final List<Fault> faults;
    private final Set<String> seen = new HashSet<>();

    TargetCheck(Ontology ontology, EntityType type, List<Fault> faults) {
        this.ontology = ontology;
        this.type = type;
        this.faults = faults;
    }

    /** {@link Target.Unknown} when it stands for nothing; the reason is then among the faults. */
    Target target(String column, Place place) {
        if (!seen.add(column)) {
            return fault(FaultCode.DUPLICATE_COLUMN, place, column);
        }
        if (column.equals(UPDATED_AT)) {
            return new Target.UpdatedAt();
        }
        int dot = column.indexOf('.');
        Optional<Field> field = type.field(dot < 0 ? column : column.substring(0, dot));
        if (field.isEmpty()) {
            return unknown(column, place);
        }
        if (field.get() instanceof RelationField relation) {
            return dot < 0 ? bareRelation(relation, place) : reference(relation, column.substring(dot + 1), place);
        }
        return dot < 0 ? new Target.Value((ValueField) field.get()) : unknown(column, place);
    }

    private Target reference(RelationField relation, String identifier, Place place) {
        if (relation.many() && !relation.isOut()) {
            String stated =
                    relation.target() + relation.inverse().map(f -> "." + f).orElse("");
            return fault(FaultCode.RELATION_STATED_BY_OTHER, place, relation.name(), stated);
        }
        EntityType target = ontology.entity(relation.target());
        Optional<ValueField> field = target.value(identifier).filter(ValueField::isIdentifier);
        if (field.isEmpty()) {
            return fault(
                    FaultCode.NOT_AN_IDENTIFIER,
                    place,
                    identifier,
                    target.name(),
                    DidYouMean.among(paths(relation), relation.name() + "." + identifier));
        }
        return new Target.Reference(relation, field.get());
    }

    private Target bareRelation(RelationField relation, Place place) {
        return fault(
                FaultCode.RELATION_WITHOUT_IDENTIFIER,
                place,
                relation.name(),
                relation.target(),
                DidYouMean.among(paths(relation), relation.name()));
    }

    private Target unknown(String column, Place place) {
        List<String> names = new ArrayList<>(List.of(UPDATED_AT));
        type.values().map(ValueField::name).forEach(names::add);
        type.relations().filter(r -> r.isOut() || !r.many()).forEach(r -> names.addAll(paths(r)));
        return fault(FaultCode.UNKNOWN_FIELD, place, column, type.name(), DidYouMean.among(names, column));
    }

    private List<String> paths(RelationField relation) {
        return ontology.entity(relation.target())
                .identifiers()
                .map(f -> relation.name() + "." + f.name())
                .toList();
    }

    private Target fault(FaultCode code, Place place, Object... arguments) {
        faults.add(Fault.of(code, place, arguments));
        return new Target.Unknown();
    }
}
