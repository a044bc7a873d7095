package org.heyi.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file, read setting by setting; what is wrong with one is kept, with its place, beside the rest. */
final class Settings {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

    private static final Pattern VARIABLE_ONLY = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");

    private final String file;
    private final Function<String, @Nullable String> environment;
    private final List<Fault> faults;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    Settings(
            String file,
            Node node,
            Set<String> known,
            Function<String, @Nullable String> environment,
            List<Fault> faults) {
        this.file = file;
        this.node = node;
        this.environment = environment;
        this.faults = faults;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> add(tuple, known));
        } else {
            faults.add(Fault.of(FaultCode.WRONG_SETTING, place(node), "", written(node), "name: value"));
        }
    }

    /** @param known names that may stand here; empty when any may */
    private void add(NodeTuple tuple, Set<String> known) {
        String name = written(tuple.getKeyNode());
        if (!known.isEmpty() && !known.contains(name)) {
            faults.add(Fault.of(
                    FaultCode.UNKNOWN_SETTING, place(tuple.getKeyNode()), name, DidYouMean.among(known, name)));
        } else if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
            faults.add(Fault.of(FaultCode.DUPLICATE_SETTING, place(tuple.getKeyNode()), name));
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text as written, without looking at variables. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(values.get(name)).map(Settings::written);
    }

    /** @param meaning what the setting says, for the person who left it out */
    Optional<String> text(String name, String meaning) {
        Node value = values.get(name);
        if (value == null) {
            faults.add(Fault.of(FaultCode.MISSING_SETTING, place(node), name, meaning));
            return Optional.empty();
        }
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            faults.add(Fault.of(FaultCode.WRONG_SETTING, place(value), name, written(value), meaning));
            return Optional.empty();
        }
        return expanded(scalar);
    }

    /**
     * What stands in a variable ({@code name}) or a file ({@code nameFile}), never in the settings themselves.
     *
     * @param folder that relative paths start from
     */
    Optional<Secret> secret(String name, Path folder) {
        String inFile = name + "File";
        if (has(inFile)) {
            return text(inFile, "a file with the " + name).flatMap(file -> secretFrom(inFile, folder, file));
        }
        if (raw(name).filter(p -> !VARIABLE_ONLY.matcher(p).matches()).isPresent()) {
            fault(FaultCode.LITERAL_PASSWORD, name);
            return Optional.empty();
        }
        return text(name, "the " + name + ", as ${NAME} or with " + inFile + ": /path")
                .map(Secret::new);
    }

    private Optional<Secret> secretFrom(String setting, Path folder, String file) {
        try {
            return Optional.of(new Secret(Files.readString(folder.resolve(file)).strip()));
        } catch (IOException | InvalidPathException e) {
            fault(FaultCode.UNREADABLE_FILE, setting, e.toString());
            return Optional.empty();
        }
    }

    Optional<Settings> section(String name, String meaning, Set<String> known) {
        Node value = values.get(name);
        if (value == null) {
            faults.add(Fault.of(FaultCode.MISSING_SETTING, place(node), name, meaning));
            return Optional.empty();
        }
        return Optional.of(new Settings(file, value, known, environment, faults));
    }

    /** One text or a list of them. */
    List<String> texts(String name, String meaning) {
        Node value = values.get(name);
        if (value instanceof SequenceNode list
                && !list.getValue().isEmpty()
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return list.getValue().stream().map(Settings::written).toList();
        }
        FaultCode code = value == null ? FaultCode.MISSING_SETTING : FaultCode.WRONG_SETTING;
        faults.add(
                value == null
                        ? Fault.of(code, place(node), name, meaning)
                        : Fault.of(code, place(value), name, written(value), meaning));
        return List.of();
    }

    void wrong(String name, Object value, String mustBe) {
        faults.add(Fault.of(FaultCode.WRONG_SETTING, place(name), name, value, mustBe));
    }

    void fault(FaultCode code, String name, Object... arguments) {
        faults.add(Fault.of(code, place(name), arguments));
    }

    private Optional<String> expanded(ScalarNode scalar) {
        List<String> unset = new ArrayList<>();
        String text = VARIABLE.matcher(scalar.getValue()).replaceAll(match -> {
            String value = environment.apply(match.group(1));
            boolean standsForItself = match.group(2) != null && ("${" + match.group(1) + "}").equals(value);
            String found = value == null || standsForItself ? match.group(2) : value;
            if (found == null) {
                unset.add(match.group(1));
            }
            return Matcher.quoteReplacement(found == null ? "" : found);
        });
        unset.forEach(name -> faults.add(Fault.of(FaultCode.VARIABLE_UNSET, place(scalar), name)));
        return unset.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private Place place(String name) {
        return place(values.getOrDefault(name, node));
    }

    private Place place(Node at) {
        return new Place(
                file, at.getStartMark().getLine() + 1, at.getStartMark().getColumn() + 1);
    }

    private static String written(Node node) {
        return node instanceof ScalarNode scalar
                ? scalar.getValue()
                : node.getNodeId().name();
    }
}
