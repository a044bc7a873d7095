package org.heyi.schema.sdl;

import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.heyi.schema.Field;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Reads one field of an entity type. */
final class FieldReader {
    private static final Pattern RELATION_TYPE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Declarations declarations;
    private final List<Fault> faults;

    FieldReader(Declarations declarations, List<Fault> faults) {
        this.declarations = declarations;
        this.faults = faults;
    }

    /** Empty, with a fault, when the field cannot be read at all. */
    Optional<Field> read(
            String path, FieldDefinition definition, Map<String, AppliedDirective> applied, List<String> authority) {
        Type<?> type = withoutNonNull(definition.getType());
        boolean many = type instanceof ListType;
        Type<?> element = many ? withoutNonNull(((ListType) type).getType()) : type;
        String name = element instanceof TypeName named ? named.getName() : "";
        AppliedDirective relation = applied.get("relation");
        Place place = Declarations.place(definition);
        if (relation != null) {
            return relation(path, definition, relation, name, many, authority, applied);
        }
        if (applied.containsKey("within")) {
            faults.add(Fault.of(
                    FaultCode.WITHIN_FIELD,
                    Declarations.place(applied.get("within").node()),
                    path));
        }
        if (declarations.objects().containsKey(name)) {
            faults.add(Fault.of(FaultCode.ENTITY_FIELD_WITHOUT_RELATION, place, path, name));
            return Optional.empty();
        }
        Optional<ValueKind> kind = kind(name);
        if (kind.isEmpty()) {
            faults.add(Fault.of(FaultCode.UNKNOWN_TYPE, Declarations.place(definition.getType()), name, known()));
            return Optional.empty();
        }
        if (many) {
            faults.add(Fault.of(FaultCode.LIST_OF_VALUES, place, path, name));
            return Optional.empty();
        }
        return Optional.of(value(path, definition, applied, kind.get(), name, authority));
    }

    private Optional<Field> relation(
            String path,
            FieldDefinition definition,
            AppliedDirective relation,
            String target,
            boolean many,
            List<String> authority,
            Map<String, AppliedDirective> applied) {
        Place place = Declarations.place(relation.node());
        if (!declarations.objects().containsKey(target)) {
            boolean exists = kind(target).isPresent();
            Place typePlace = Declarations.place(definition.getType());
            faults.add(
                    exists
                            ? Fault.of(FaultCode.RELATION_NOT_ENTITY, place, path, target)
                            : Fault.of(FaultCode.UNKNOWN_TYPE, typePlace, target, known()));
            return Optional.empty();
        }
        String relationType = relation.text("type").orElse("");
        if (!relationType.isEmpty() && !isRelationType(relationType)) {
            faults.add(Fault.of(
                    FaultCode.WRONG_ARGUMENT,
                    place,
                    "relation",
                    "type",
                    "capitals, digits and _ are expected, such as LIVES_IN"));
        }
        AppliedDirective within = applied.get("within");
        if (within != null && many) {
            faults.add(Fault.of(FaultCode.WITHIN_FIELD, Declarations.place(within.node()), path));
        }
        return Optional.of(new RelationField(
                definition.getName(),
                description(definition),
                target,
                many,
                relationType,
                relation.enumValue("direction").map(FieldReader::direction).orElse(RelationField.Direction.OUT),
                relation.text("inverse"),
                authority,
                otherNames(applied),
                within != null && !many,
                Declarations.place(definition)));
    }

    /** The names that the graph itself uses for what is not a relation of the city's. */
    private static boolean isRelationType(String type) {
        return RELATION_TYPE.matcher(type).matches()
                && !List.of("OF", "MERGED_INTO", "DISPUTED").contains(type);
    }

    private static RelationField.Direction direction(String name) {
        return name.equals("IN") ? RelationField.Direction.IN : RelationField.Direction.OUT;
    }

    private ValueField value(
            String path,
            FieldDefinition definition,
            Map<String, AppliedDirective> applied,
            ValueKind kind,
            String type,
            List<String> authority) {
        AppliedDirective identifier = applied.get("identifier");
        if (identifier != null && kind != ValueKind.ID && kind != ValueKind.STRING) {
            faults.add(Fault.of(FaultCode.IDENTIFIER_TYPE, Declarations.place(definition), path, type));
        }
        return new ValueField(
                definition.getName(),
                description(definition),
                kind,
                type,
                Optional.ofNullable(identifier).flatMap(FieldReader::format),
                authority,
                enumValue(applied.get("personal"), "category"),
                applied.containsKey("searchable"),
                enumValue(applied.get("compare"), "as"),
                otherNames(applied),
                Declarations.place(definition));
    }

    /** The names of {@code @alsoCalled}; none where it is not applied. */
    static List<String> otherNames(Map<String, AppliedDirective> applied) {
        AppliedDirective alsoCalled = applied.get("alsoCalled");
        return alsoCalled == null
                ? List.of()
                : alsoCalled.texts("names").stream()
                        .map(AppliedDirective.PlacedText::text)
                        .toList();
    }

    private static Optional<IdentifierFormat> format(AppliedDirective identifier) {
        return identifier.enumValue("format").flatMap(name -> Arrays.stream(IdentifierFormat.values())
                .filter(format -> format.name().equals(name))
                .findFirst());
    }

    private static Optional<String> enumValue(@Nullable AppliedDirective directive, String argument) {
        return Optional.ofNullable(directive).flatMap(d -> d.enumValue(argument));
    }

    private Optional<ValueKind> kind(String type) {
        if (declarations.enums().containsKey(type)) {
            return Optional.of(ValueKind.ENUM);
        }
        return Arrays.stream(ValueKind.values())
                .filter(kind -> !type.isEmpty() && kind.scalar().equals(type))
                .findFirst();
    }

    private String known() {
        return "ID String Int Long Float Boolean Date DateTime "
                + String.join(" ", declarations.enums().keySet()) + " "
                + String.join(" ", declarations.objects().keySet());
    }

    private static String description(FieldDefinition definition) {
        return definition.getDescription() == null
                ? ""
                : definition.getDescription().getContent().strip();
    }

    private static Type<?> withoutNonNull(Type<?> type) {
        return type instanceof NonNullType required ? required.getType() : type;
    }
}
