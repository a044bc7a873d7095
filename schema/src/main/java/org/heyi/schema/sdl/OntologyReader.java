package org.heyi.schema.sdl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Reads a directory of {@code .graphqls} files. */
public final class OntologyReader {
    private OntologyReader() {}

    /**
     * What was read.
     *
     * @param ontology empty when there is any fault
     * @param faults every fault, files in order of name; empty when there is an ontology
     */
    public record Result(Optional<Ontology> ontology, List<Fault> faults) {

        /** @throws FaultException with all faults when there are any */
        public Ontology orThrow() {
            return ontology.orElseThrow(() -> new FaultException(faults));
        }
    }

    /**
     * Reads every {@code .graphqls} file of the directory, in order of name.
     *
     * @param departments the departments that {@code @authority} may name
     */
    public static Result read(Path directory, Set<String> departments) {
        try {
            return read(texts(directory), departments);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return failed(List.of(Fault.of(FaultCode.NO_SCHEMA_FILES, Place.of(directory.toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads texts by the name that faults give them. */
    public static Result read(Map<String, String> texts, Set<String> departments) {
        if (texts.isEmpty()) {
            return failed(List.of(Fault.of(FaultCode.NO_SCHEMA_FILES, Place.of("schema"))));
        }
        List<Fault> faults = new ArrayList<>();
        Declarations declarations = Declarations.of(new TreeMap<>(texts), faults);
        Ontology ontology = new OntologyBuilder(declarations, departments, faults).build();
        return faults.isEmpty() ? new Result(Optional.of(ontology), List.of()) : failed(faults);
    }

    private static Result failed(List<Fault> faults) {
        return new Result(Optional.empty(), List.copyOf(faults));
    }

    private static Map<String, String> texts(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".graphqls")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
