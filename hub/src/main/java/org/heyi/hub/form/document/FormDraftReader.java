package org.heyi.hub.form.document;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heyi.hub.query.api.ApiSchema;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;

/** Reads forms that are not let in yet: they may have fields that no type has, if they say by a label what these ask. Thread-safe. */
public final class FormDraftReader {
    private final Ontology ontology;
    private final GraphQLSchema schema;

    /** For an ontology that the API can serve. */
    public FormDraftReader(Ontology ontology) {
        this.ontology = ontology;
        this.schema = ApiSchema.of(ontology, RootFetchers.none());
    }

    /** The draft; empty, with everything that is wrong in {@code faults}, when it has a fault. */
    public Optional<Form> read(String file, String text, List<Fault> faults) {
        List<Fault> found = new ArrayList<>();
        Optional<Form> form = new FormDocument(ontology, schema, file, true, found).read("draft", "", text);
        faults.addAll(found);
        return form;
    }
}
