package org.heyi.hub.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heyi.connectors.Connector;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** The {@code *.graphql} files in one folder of each connector. */
public final class DocumentFiles {
    private static final String SUFFIX = ".graphql";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]{0,59}");

    private DocumentFiles() {}

    /**
     * A file as it was read.
     *
     * @param name for faults, such as {@code police/forms/move.graphql}
     * @param code the file's name without its ending
     */
    public record DocumentFile(Connector connector, String name, String code, String text) {

        /** Whether the code is one: small letters, digits, {@code -} and {@code _}. */
        public boolean hasCode() {
            return CODE.matcher(code).matches();
        }
    }

    /** The files in order of connector and name; those that cannot be read are told to {@code faults}. */
    public static List<DocumentFile> read(List<Connector> connectors, String folder, List<Fault> faults) {
        List<DocumentFile> files = new ArrayList<>();
        for (Connector connector : connectors) {
            for (Path path : files(connector, folder, faults)) {
                String name = path.getFileName().toString();
                String place = connector.name() + "/" + folder + "/" + name;
                String code = name.substring(0, name.length() - SUFFIX.length());
                try {
                    files.add(new DocumentFile(connector, place, code, Files.readString(path)));
                } catch (IOException e) {
                    faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(place), e.toString()));
                }
            }
        }
        return files;
    }

    private static List<Path> files(Connector connector, String name, List<Fault> faults) {
        Path folder = connector.folder().resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(connector.name() + "/" + name), e.toString()));
            return List.of();
        }
    }
}
