package org.heyi.hub.form.document;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.QueryCheck;
import org.heyi.hub.document.TitledQuery;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;

/** One form's text: what GraphQL asks of it, then what a form asks of it; all faults at once. */
final class FormDocument {
    private static final QueryCheck CHECK =
            new QueryCheck(FaultCode.FORM_SYNTAX, FaultCode.FORM_INVALID, FaultCode.FORM_NOT_ONE_QUERY);
    private final Ontology ontology;
    private final GraphQLSchema schema;
    private final String file;
    private final boolean draft;
    private final List<Fault> faults;

    /**
     * @param draft whether fields that no type has are questions of the form's own
     * @param faults takes everything that is wrong
     */
    FormDocument(Ontology ontology, GraphQLSchema schema, String file, boolean draft, List<Fault> faults) {
        this.ontology = ontology;
        this.schema = schema;
        this.file = file;
        this.draft = draft;
        this.faults = faults;
    }

    /** The form; empty when it has a fault. */
    Optional<Form> read(String code, String department, String text) {
        TitledQuery titled = TitledQuery.of(text);
        Bilingual title = Bilingual.of(titled.title(), code);
        List<Fault> found = new ArrayList<>();
        Optional<Form> form = CHECK.read(titled.query(), schema, file, found)
                .flatMap(operation -> new FormRules(ontology, file, draft, found).form(operation))
                .map(rules -> rules.named(code, department, file, title));
        found.sort(Comparator.comparing((Fault fault) -> fault.place().line())
                .thenComparing(fault -> fault.place().column()));
        faults.addAll(found);
        return found.isEmpty() ? form : Optional.empty();
    }
}
