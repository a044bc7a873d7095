package org.heyi.schema.sdl;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumValue;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Reads and checks one use of a directive. Everything wrong with it is added to the faults as it is made. */
final class AppliedDirective {
    private final Directive directive;
    private final Map<String, InputValueDefinition> declared;
    private final Declarations declarations;
    private final List<Fault> faults;

    /** A text of a list argument, and where it stands. */
    record PlacedText(String text, Place place) {}

    private AppliedDirective(
            Directive directive, DirectiveDefinition definition, Declarations declarations, List<Fault> faults) {
        this.directive = directive;
        this.declarations = declarations;
        this.faults = faults;
        this.declared = definition.getInputValueDefinitions().stream()
                .collect(Collectors.toMap(InputValueDefinition::getName, argument -> argument));
    }

    /** Empty, with a fault, when there is no such directive or it does not belong on {@code location}. */
    static Optional<AppliedDirective> of(
            Directive directive, String location, String where, Declarations declarations, List<Fault> faults) {
        var definition = declarations.directives().get(directive.getName());
        if (definition == null) {
            String known = declarations.directives().keySet().stream()
                    .map(d -> "@" + d)
                    .collect(Collectors.joining(" "));
            faults.add(
                    Fault.of(FaultCode.UNKNOWN_DIRECTIVE, Declarations.place(directive), directive.getName(), known));
            return Optional.empty();
        }
        if (definition.getDirectiveLocations().stream()
                .noneMatch(l -> l.getName().equals(location))) {
            faults.add(
                    Fault.of(FaultCode.DIRECTIVE_MISPLACED, Declarations.place(directive), directive.getName(), where));
            return Optional.empty();
        }
        AppliedDirective applied = new AppliedDirective(directive, definition, declarations, faults);
        applied.check();
        return Optional.of(applied);
    }

    String name() {
        return directive.getName();
    }

    Directive node() {
        return directive;
    }

    Optional<String> text(String argument) {
        return value(argument).filter(StringValue.class::isInstance).map(v -> textOf((StringValue) v));
    }

    Optional<String> enumValue(String argument) {
        return value(argument).filter(EnumValue.class::isInstance).map(v -> ((EnumValue) v).getName());
    }

    List<PlacedText> texts(String argument) {
        return value(argument).filter(ArrayValue.class::isInstance).stream()
                .flatMap(v -> ((ArrayValue) v).getValues().stream())
                .filter(StringValue.class::isInstance)
                .map(v -> new PlacedText(textOf((StringValue) v), Declarations.place(v)))
                .toList();
    }

    private static String textOf(StringValue value) {
        return Objects.requireNonNullElse(value.getValue(), "");
    }

    private Optional<Value<?>> value(String argument) {
        Argument given = directive.getArgument(argument);
        if (given != null) {
            return Optional.of(given.getValue());
        }
        return Optional.ofNullable(declared.get(argument)).map(InputValueDefinition::getDefaultValue);
    }

    private void check() {
        for (Argument argument : directive.getArguments()) {
            InputValueDefinition definition = declared.get(argument.getName());
            if (definition == null) {
                faults.add(Fault.of(
                        FaultCode.UNKNOWN_ARGUMENT,
                        Declarations.place(argument),
                        name(),
                        argument.getName(),
                        declared.isEmpty() ? "none" : String.join(", ", declared.keySet())));
            } else {
                checkValue(argument, definition.getType());
            }
        }
        declared.values().stream()
                .filter(d -> d.getType() instanceof NonNullType && d.getDefaultValue() == null)
                .filter(d -> directive.getArgument(d.getName()) == null)
                .forEach(d -> faults.add(
                        Fault.of(FaultCode.MISSING_ARGUMENT, Declarations.place(directive), name(), d.getName())));
    }

    private void checkValue(Argument argument, Type<?> type) {
        Type<?> bare = type instanceof NonNullType required ? required.getType() : type;
        String expected = bare instanceof TypeName named ? named.getName() : "list";
        Value<?> value = argument.getValue();
        var names = declarations.directiveEnums().get(expected);
        if (names != null) {
            List<String> allowed = names.getEnumValueDefinitions().stream()
                    .map(v -> v.getName())
                    .toList();
            boolean fits = value instanceof EnumValue given && allowed.contains(given.getName());
            report(argument, fits, "one of " + String.join(" ", allowed) + " is expected");
        } else if (expected.equals("list")) {
            boolean fits = value instanceof ArrayValue given
                    && !given.getValues().isEmpty()
                    && given.getValues().stream().allMatch(StringValue.class::isInstance);
            report(argument, fits, "a list of texts in quotes is expected, such as [\"police\"]");
        } else {
            report(
                    argument,
                    value instanceof StringValue text && !textOf(text).isBlank(),
                    "a text in quotes is expected");
        }
    }

    private void report(Argument argument, boolean fits, String expectation) {
        if (!fits) {
            faults.add(Fault.of(
                    FaultCode.WRONG_ARGUMENT, Declarations.place(argument), name(), argument.getName(), expectation));
        }
    }
}
