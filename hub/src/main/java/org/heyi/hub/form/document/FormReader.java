package org.heyi.hub.form.document;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heyi.connectors.Connector;
import org.heyi.hub.query.api.ApiSchema;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Reads the files {@code forms/<code>.graphql} in connectors' folders. */
public final class FormReader {
    private static final String SUFFIX = ".graphql";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]{0,59}");
    private final Ontology ontology;
    private final GraphQLSchema schema;

    private FormReader(Ontology ontology, GraphQLSchema schema) {
        this.ontology = ontology;
        this.schema = schema;
    }

    /** All forms of the connectors, and everything that is wrong. */
    public static Forms read(Ontology ontology, List<Connector> connectors) {
        try {
            return new FormReader(ontology, ApiSchema.of(ontology, RootFetchers.none())).read(connectors);
        } catch (FaultException e) {
            return new Forms(List.of(), e.faults());
        }
    }

    private Forms read(List<Connector> connectors) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Form> forms = new TreeMap<>();
        for (Connector connector : connectors) {
            for (Path file : files(connector, faults)) {
                read(connector, file, forms, faults);
            }
        }
        return new Forms(List.copyOf(forms.values()), List.copyOf(faults));
    }

    private void read(Connector connector, Path path, Map<String, Form> forms, List<Fault> faults) {
        String name = path.getFileName().toString();
        String file = connector.name() + "/forms/" + name;
        String code = name.substring(0, name.length() - SUFFIX.length());
        if (!CODE.matcher(code).matches()) {
            faults.add(Fault.of(FaultCode.FORM_CODE, Place.of(file), code));
        }
        try {
            FormDocument document = new FormDocument(ontology, schema, file, faults);
            document.read(code, connector.department(), Files.readString(path)).ifPresent(form -> {
                Form other = forms.putIfAbsent(code, form);
                if (other != null) {
                    faults.add(Fault.of(FaultCode.FORM_CODE_TWICE, Place.of(file), code, other.file()));
                }
            });
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(file), e.toString()));
        }
    }

    private static List<Path> files(Connector connector, List<Fault> faults) {
        Path folder = connector.folder().resolve("forms");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            faults.add(Fault.of(FaultCode.UNREADABLE_FILE, Place.of(connector.name() + "/forms"), e.toString()));
            return List.of();
        }
    }
}
