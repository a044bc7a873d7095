package org.heyi.schema.sdl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.heyi.schema.AreaFields;
import org.heyi.schema.AreaLevel;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;

/**
 * {@code @area} must name fields that say level and name, and stand on one type; each {@code @within} must lead on to that type without coming
 * back to a type it came from. So every way to an area is as long as there are types at most; only from area to area may it go on.
 */
final class AreaCheck {
    private static final String LEVELS =
            Arrays.stream(AreaLevel.values()).map(AreaLevel::name).collect(Collectors.joining(" "));
    private final Ontology ontology;
    private final List<Fault> faults;

    AreaCheck(Ontology ontology, List<Fault> faults) {
        this.ontology = ontology;
        this.faults = faults;
    }

    void run() {
        ontology.entities().forEach(type -> {
            type.area().ifPresent(area -> check(type, area));
            type.within().forEach(relation -> check(type, relation));
        });
    }

    private void check(EntityType type, AreaFields area) {
        ontology.area()
                .filter(first -> !first.equals(type))
                .ifPresent(first -> faults.add(
                        Fault.of(FaultCode.AREA_TWICE, type.place(), type.name(), first.name(), first.place())));
        if (type.value(area.level()).filter(field -> hasLevels(field.type())).isEmpty()) {
            faults.add(Fault.of(FaultCode.AREA_LEVEL, type.place(), type.name(), area.level(), LEVELS));
        }
        if (type.value(area.name()).isEmpty()) {
            faults.add(Fault.of(FaultCode.AREA_NAME, type.place(), type.name(), area.name()));
        }
    }

    private boolean hasLevels(String type) {
        return ontology.enums().stream()
                .filter(known -> known.name().equals(type))
                .anyMatch(known ->
                        Arrays.stream(AreaLevel.values()).map(AreaLevel::name).allMatch(known::has));
    }

    private void check(EntityType type, RelationField relation) {
        ontology.find(relation.target()).ifPresent(target -> {
            String path = type.name() + "." + relation.name();
            if (isFromAreaToArea(type, target)) {
                return;
            }
            if (target.area().isEmpty() && target.within().findAny().isEmpty()) {
                faults.add(Fault.of(FaultCode.WITHIN_NOWHERE, relation.place(), path, target.name()));
            } else if (leadsTo(type, target, new ArrayList<>())) {
                faults.add(Fault.of(FaultCode.WITHIN_CIRCLE, relation.place(), path, type.name()));
            }
        });
    }

    private boolean leadsTo(EntityType wanted, EntityType from, List<EntityType> passed) {
        if (from.equals(wanted)) {
            return true;
        }
        if (passed.contains(from)) {
            return false;
        }
        passed.add(from);
        return from.within()
                .flatMap(relation -> ontology.find(relation.target()).stream())
                .anyMatch(target -> leadsTo(wanted, target, passed));
    }

    private static boolean isFromAreaToArea(EntityType from, EntityType to) {
        return from.equals(to) && from.area().isPresent();
    }
}
