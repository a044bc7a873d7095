package org.heyi.schema.sdl;

import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** The definitions of all files by name, in order, beside Heyi's own directives. */
record Declarations(
        Map<String, ObjectTypeDefinition> objects,
        Map<String, EnumTypeDefinition> enums,
        Map<String, DirectiveDefinition> directives,
        Map<String, EnumTypeDefinition> directiveEnums,
        List<String> scalars) {
    private static final List<String> BUILT_IN_SCALARS = List.of("ID", "String", "Int", "Float", "Boolean");

    static Declarations of(Map<String, String> texts, List<Fault> faults) {
        Document own = parse("directives.graphqls", directivesText());
        Map<String, DirectiveDefinition> directives = new LinkedHashMap<>();
        own.getDefinitionsOfType(DirectiveDefinition.class).forEach(d -> directives.put(d.getName(), d));
        Map<String, EnumTypeDefinition> directiveEnums = new LinkedHashMap<>();
        own.getDefinitionsOfType(EnumTypeDefinition.class).forEach(e -> directiveEnums.put(e.getName(), e));
        List<String> scalars = new java.util.ArrayList<>(BUILT_IN_SCALARS);
        own.getDefinitionsOfType(ScalarTypeDefinition.class).forEach(s -> scalars.add(s.getName()));

        Declarations declarations = new Declarations(
                new LinkedHashMap<>(), new LinkedHashMap<>(), directives, directiveEnums, List.copyOf(scalars));
        texts.forEach(
                (name, text) -> parse(name, text, faults).ifPresent(document -> declarations.add(document, faults)));
        return declarations;
    }

    static Place place(Node<?> node) {
        SourceLocation at = Objects.requireNonNullElse(node.getSourceLocation(), SourceLocation.EMPTY);
        return new Place(Objects.requireNonNullElse(at.getSourceName(), ""), at.getLine(), at.getColumn());
    }

    private void add(Document document, List<Fault> faults) {
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof ObjectTypeDefinition object
                    && !(definition instanceof ObjectTypeExtensionDefinition)) {
                addNamed(objects, object, faults);
            } else if (definition instanceof EnumTypeDefinition type && type.getClass() == EnumTypeDefinition.class) {
                addNamed(enums, type, faults);
            } else {
                String what = definition instanceof NamedNode<?> named ? named.getName() : "this definition";
                faults.add(Fault.of(FaultCode.UNSUPPORTED_DEFINITION, place(definition), what));
            }
        }
    }

    private <T extends NamedNode<T>> void addNamed(Map<String, T> into, T definition, List<Fault> faults) {
        String name = definition.getName();
        Node<?> first = objects.containsKey(name) ? objects.get(name) : enums.get(name);
        if (first != null) {
            faults.add(Fault.of(FaultCode.DUPLICATE_NAME, place(definition), name, place(first)));
        } else if (isReserved(name)) {
            faults.add(Fault.of(FaultCode.RESERVED_NAME, place(definition), name));
        } else {
            into.put(name, definition);
        }
    }

    private boolean isReserved(String name) {
        return ReservedNames.isReservedType(name) || scalars.contains(name) || directiveEnums.containsKey(name);
    }

    private static Optional<Document> parse(String name, String text, List<Fault> faults) {
        try {
            return Optional.of(parse(name, text));
        } catch (InvalidSyntaxException e) {
            SourceLocation at = e.getLocation();
            faults.add(Fault.of(
                    FaultCode.SDL_SYNTAX,
                    new Place(name, at.getLine(), at.getColumn()),
                    e.toInvalidSyntaxError().getMessage()));
            return Optional.empty();
        }
    }

    private static Document parse(String name, String text) {
        MultiSourceReader reader = MultiSourceReader.newMultiSourceReader()
                .string(text, name)
                .trackData(true)
                .build();
        return Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(reader)
                .parserOptions(graphql.parser.ParserOptions.getDefaultSdlParserOptions())
                .build());
    }

    private static String directivesText() {
        try (InputStream text =
                Objects.requireNonNull(org.heyi.schema.Ontology.class.getResourceAsStream("directives.graphqls"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
