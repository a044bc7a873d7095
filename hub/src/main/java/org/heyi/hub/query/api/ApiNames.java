package org.heyi.hub.query.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.heyi.schema.sdl.ReservedNames;

/** How the generated types are called, and which names an ontology must therefore leave alone. */
final class ApiNames {
    private static final Set<String> FILTER_WORDS = Set.of("and", "or", "not");

    private ApiNames() {}

    static String by(String type) {
        return type + "By";
    }

    static String where(String type) {
        return type + "Where";
    }

    static String one(String type) {
        return type + "One";
    }

    static String many(String type) {
        return type + "Many";
    }

    static String order(String type) {
        return type + "Order";
    }

    static String connection(String type) {
        return type + "Connection";
    }

    static String edge(String type) {
        return type + "Edge";
    }

    /** The input type of a field's filter. */
    static String filter(ValueField field) {
        return (field.kind() == ValueKind.ENUM ? field.type() : field.kind().scalar()) + "Filter";
    }

    /** Names of the ontology that the API gives to something else, and root fields that two types would share. */
    static List<Fault> clashes(Ontology ontology, Set<String> fixedTypes) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Place> types = new HashMap<>();
        fixedTypes.forEach(name -> types.put(name, Place.of("Heyi")));
        ontology.entities().forEach(e -> generated(e.name()).forEach(name -> types.put(name, e.place())));
        ontology.enums().forEach(e -> types.put(e.name() + "Filter", e.place()));
        ontology.entities().forEach(e -> claim(types, e.name(), e.place(), faults));
        ontology.enums().forEach(e -> claim(types, e.name(), e.place(), faults));
        Map<String, Place> roots = new HashMap<>();
        ReservedNames.ROOT_FIELDS.forEach(name -> roots.put(name, Place.of("Heyi")));
        for (EntityType entity : ontology.entities()) {
            claim(roots, entity.singular(), entity.place(), faults);
            claim(roots, entity.plural(), entity.place(), faults);
            entity.fields().stream()
                    .filter(f -> FILTER_WORDS.contains(f.name()))
                    .forEach(f -> faults.add(Fault.of(FaultCode.API_NAME_TAKEN, f.place(), f.name(), "Heyi")));
        }
        return faults;
    }

    private static Stream<String> generated(String type) {
        return Stream.of(by(type), where(type), one(type), many(type), order(type), connection(type), edge(type));
    }

    private static void claim(Map<String, Place> taken, String name, Place place, List<Fault> faults) {
        Place first = taken.putIfAbsent(name, place);
        if (first != null) {
            faults.add(Fault.of(FaultCode.API_NAME_TAKEN, place, name, first));
        }
    }
}
