package org.heyi.connectors;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heyi.connectors.Connector.Title;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a directory that holds one folder for each source. */
public final class ConnectorReader {
    /** Where the departments' clocks are, unless a connector says otherwise. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    /** The hub's own source, of what was answered in forms. */
    private static final String OF_THE_HUB = "collected";

    private static final String FILE = "connector.yaml";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final Set<String> KNOWN = Set.of("department", "title", "source", "timeZone", "reports", "proof");

    private ConnectorReader() {}

    /**
     * All connectors, and everything that is wrong.
     *
     * @param environment value of a variable, null when it is not set: {@code System::getenv}
     */
    public static Connectors read(Path directory, Function<String, @Nullable String> environment) {
        List<Connector> connectors = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, String> slots = new HashMap<>();
        List<Path> folders = folders(directory, faults);
        for (Path folder : folders) {
            String name = folder.getFileName().toString();
            int before = faults.size();
            checkName(name, slots, faults);
            Optional<Connector> connector = read(folder, name, environment, faults);
            if (faults.size() == before) {
                connector.ifPresent(connectors::add);
            }
        }
        if (folders.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.of(FaultCode.NO_CONNECTORS, Place.of(directory.toString()), directory));
        }
        faults.sort(Comparator.comparing((Fault f) -> f.place().name())
                .thenComparing(f -> f.place().line())
                .thenComparing(f -> f.place().column()));
        return new Connectors(connectors, faults);
    }

    private static List<Path> folders(Path directory, List<Fault> faults) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(Files::isDirectory)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(p -> p.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(directory.toString()), e.toString()));
            return List.of();
        }
    }

    private static void checkName(String name, Map<String, String> slots, List<Fault> faults) {
        if (!NAME.matcher(name).matches()) {
            faults.add(Fault.of(FaultCode.SOURCE_NAME, Place.of(name), name));
        }
        if (name.equals(OF_THE_HUB)) {
            faults.add(Fault.of(FaultCode.RESERVED_NAME, Place.of(name), name));
        }
        String other = slots.putIfAbsent(Connector.slot(name), name);
        if (other != null) {
            faults.add(Fault.of(FaultCode.DUPLICATE_SOURCE, Place.of(name), other));
        }
    }

    private static Optional<Connector> read(
            Path folder, String name, Function<String, @Nullable String> environment, List<Fault> faults) {
        if (!hasSql(folder, faults)) {
            faults.add(Fault.of(FaultCode.NO_MAPPINGS, Place.of(name)));
        }
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            faults.add(Fault.of(FaultCode.CONNECTOR_FILE_MISSING, Place.of(name)));
            return Optional.empty();
        }
        String shown = name + "/" + FILE;
        return node(file, shown, faults)
                .flatMap(node -> connector(folder, name, new Settings(shown, node, KNOWN, environment, faults)));
    }

    private static boolean hasSql(Path folder, List<Fault> faults) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.anyMatch(p -> p.getFileName().toString().endsWith(".sql"));
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(folder.toString()), e.toString()));
            return true;
        }
    }

    static Optional<Node> node(Path file, String shown, List<Fault> faults) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
            if (node == null) {
                faults.add(Fault.of(FaultCode.YAML_SYNTAX, new Place(shown, 1, 1), "the file is empty"));
            }
            return Optional.ofNullable(node);
        } catch (MarkedYAMLException e) {
            Place place = e.getProblemMark() == null
                    ? Place.of(shown)
                    : new Place(
                            shown,
                            e.getProblemMark().getLine() + 1,
                            e.getProblemMark().getColumn() + 1);
            faults.add(Fault.of(FaultCode.YAML_SYNTAX, place, String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            faults.add(Fault.of(FaultCode.YAML_SYNTAX, Place.of(shown), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(shown), e.toString()));
        }
        return Optional.empty();
    }

    private static Optional<Connector> connector(Path folder, String name, Settings settings) {
        Optional<String> department = settings.text("department", "the department whose source it is");
        Optional<Title> title = settings.section("title", "{en: …, zh: …}", Set.of("en", "zh"))
                .flatMap(t -> {
                    Optional<String> en = t.text("en", "the department's name in English");
                    Optional<String> zh = t.text("zh", "the department's name in Chinese");
                    return en.flatMap(e -> zh.map(z -> new Title(e, z)));
                });
        Optional<Source> source = settings.section("source", "how to reach the rows", SourceSettings.KNOWN)
                .flatMap(s -> new SourceSettings(s, folder).read());
        Optional<ZoneId> zone = zone(settings);
        Optional<ReportHandover> handover = handover(settings, folder);
        ProofSettings proof = ProofSettings.of(settings);
        return department.isPresent() && title.isPresent() && source.isPresent() && zone.isPresent()
                ? Optional.of(new Connector(
                        name, department.get(), title.get(), source.get(), zone.get(), folder, handover, proof))
                : Optional.empty();
    }

    private static Optional<ReportHandover> handover(Settings settings, Path folder) {
        return settings.has("reports")
                ? settings.section("reports", ReportHandoverReader.MEANING, ReportHandoverReader.KNOWN)
                        .flatMap(section -> ReportHandoverReader.read(section, folder))
                : Optional.empty();
    }

    private static Optional<ZoneId> zone(Settings settings) {
        if (!settings.has("timeZone")) {
            return Optional.of(DEFAULT_ZONE);
        }
        Optional<String> written = settings.text("timeZone", "a time zone such as " + DEFAULT_ZONE);
        try {
            return written.map(ZoneId::of);
        } catch (DateTimeException e) {
            settings.wrong("timeZone", written.orElse(""), "a time zone such as " + DEFAULT_ZONE);
            return Optional.empty();
        }
    }
}
