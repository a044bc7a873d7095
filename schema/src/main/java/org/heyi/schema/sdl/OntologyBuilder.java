package org.heyi.schema.sdl;

import graphql.language.Description;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.schema.AreaFields;
import org.heyi.schema.EntityType;
import org.heyi.schema.EnumType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Turns declarations into an ontology. The ontology is to be used only when no fault was added. */
final class OntologyBuilder {
    private final Declarations declarations;
    private final Set<String> departments;
    private final List<Fault> faults;

    OntologyBuilder(Declarations declarations, Set<String> departments, List<Fault> faults) {
        this.declarations = declarations;
        this.departments = departments;
        this.faults = faults;
    }

    Ontology build() {
        List<EntityType> entities = new ArrayList<>();
        declarations.objects().values().forEach(object -> entities.add(entity(object)));
        List<EnumType> enums = new ArrayList<>();
        declarations.enums().values().forEach(type -> enums.add(enumType(type)));
        checkApiNames(entities);
        Ontology ontology = new Ontology(entities, enums);
        new InverseCheck(ontology, faults).run();
        new AreaCheck(ontology, faults).run();
        return ontology;
    }

    private EntityType entity(ObjectTypeDefinition object) {
        Map<String, AppliedDirective> directives = directives(object, "OBJECT", object.getName());
        AppliedDirective entity = directives.get("entity");
        if (entity == null && !object.hasDirective("entity")) {
            faults.add(Fault.of(
                    FaultCode.UNSUPPORTED_DEFINITION,
                    Declarations.place(object),
                    "type " + object.getName() + " without @entity"));
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (FieldDefinition definition : object.getFieldDefinitions()) {
            field(object, definition).ifPresent(field -> addField(fields, field));
        }
        EntityType type = new EntityType(
                object.getName(),
                entity == null ? "" : entity.text("plural").orElse(""),
                text(object.getDescription()),
                FieldReader.otherNames(directives),
                Optional.ofNullable(directives.get("area")).map(OntologyBuilder::area),
                List.copyOf(fields.values()),
                Declarations.place(object));
        if (type.identifiers().findAny().isEmpty()) {
            faults.add(Fault.of(FaultCode.ENTITY_WITHOUT_IDENTIFIER, type.place(), type.name()));
        }
        return type;
    }

    private static AreaFields area(AppliedDirective area) {
        return new AreaFields(area.text("level").orElse(""), area.text("name").orElse(""));
    }

    private void addField(Map<String, Field> fields, Field field) {
        Field first = fields.putIfAbsent(field.name(), field);
        if (first != null) {
            faults.add(Fault.of(FaultCode.DUPLICATE_NAME, field.place(), field.name(), first.place()));
        } else if (ReservedNames.isReservedField(field.name())) {
            faults.add(Fault.of(FaultCode.RESERVED_NAME, field.place(), field.name()));
        }
    }

    private Optional<Field> field(ObjectTypeDefinition owner, FieldDefinition definition) {
        String path = owner.getName() + "." + definition.getName();
        Map<String, AppliedDirective> applied = directives(definition, "FIELD_DEFINITION", path);
        List<String> authority = authority(applied.get("authority"));
        return new FieldReader(declarations, faults).read(path, definition, applied, authority);
    }

    private List<String> authority(@Nullable AppliedDirective directive) {
        if (directive == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (var department : directive.texts("departments")) {
            names.add(department.text());
            if (!departments.contains(department.text())) {
                faults.add(Fault.of(
                        FaultCode.UNKNOWN_DEPARTMENT,
                        department.place(),
                        department.text(),
                        departments.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ", departments.stream().sorted().toList())));
            }
        }
        return names;
    }

    private Map<String, AppliedDirective> directives(DirectivesContainer<?> node, String location, String where) {
        Map<String, AppliedDirective> found = new HashMap<>();
        for (var directive : node.getDirectives()) {
            AppliedDirective.of(directive, location, where, declarations, faults)
                    .ifPresent(applied -> addOnce(found, applied));
        }
        return found;
    }

    private void addOnce(Map<String, AppliedDirective> found, AppliedDirective applied) {
        AppliedDirective first = found.putIfAbsent(applied.name(), applied);
        if (first != null) {
            Place at = Declarations.place(applied.node());
            faults.add(Fault.of(FaultCode.DUPLICATE_NAME, at, "@" + applied.name(), Declarations.place(first.node())));
        }
    }

    private EnumType enumType(EnumTypeDefinition type) {
        List<EnumType.Value> values = type.getEnumValueDefinitions().stream()
                .map(v -> new EnumType.Value(v.getName(), text(v.getDescription())))
                .toList();
        directives(type, "ENUM", type.getName());
        return new EnumType(type.getName(), text(type.getDescription()), values, Declarations.place(type));
    }

    private void checkApiNames(List<EntityType> entities) {
        Map<String, Place> roots = new HashMap<>();
        ReservedNames.ROOT_FIELDS.forEach(name -> roots.put(name, Place.of("Heyi")));
        for (EntityType entity : entities) {
            for (String root : List.of(entity.singular(), entity.plural())) {
                Place first = roots.putIfAbsent(root, entity.place());
                if (first != null) {
                    faults.add(Fault.of(FaultCode.DUPLICATE_NAME, entity.place(), root, first));
                }
            }
        }
    }

    private static String text(@Nullable Description description) {
        return description == null ? "" : description.getContent().strip();
    }
}
