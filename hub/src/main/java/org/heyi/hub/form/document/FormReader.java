package org.heyi.hub.form.document;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heyi.connectors.Connector;
import org.heyi.hub.document.DocumentFiles;
import org.heyi.hub.query.api.ApiSchema;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Reads the files {@code forms/<code>.graphql} in connectors' folders. */
public final class FormReader {
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
        DocumentFiles.read(connectors, "forms", faults).forEach(file -> read(file, forms, faults));
        return new Forms(List.copyOf(forms.values()), List.copyOf(faults));
    }

    private void read(DocumentFiles.DocumentFile file, Map<String, Form> forms, List<Fault> faults) {
        if (!file.hasCode()) {
            faults.add(Fault.of(FaultCode.FORM_CODE, Place.of(file.name()), file.code()));
        }
        new FormDocument(ontology, schema, file.name(), false, faults)
                .read(file.code(), file.connector().department(), file.text())
                .ifPresent(form -> {
                    Form other = forms.putIfAbsent(file.code(), form);
                    if (other != null) {
                        faults.add(
                                Fault.of(FaultCode.FORM_CODE_TWICE, Place.of(file.name()), file.code(), other.file()));
                    }
                });
    }
}
