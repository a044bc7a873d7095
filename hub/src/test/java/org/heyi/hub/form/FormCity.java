package org.heyi.hub.form;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.hub.catalog.CatalogMaker;
import org.heyi.hub.catalog.api.CatalogFetchers;
import org.heyi.hub.correction.api.CorrectionFetchers;
import org.heyi.hub.form.api.FormFetchers;
import org.heyi.hub.form.check.FormCheck;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.label.Labels;
import org.heyi.hub.graph.Corrections;
import org.heyi.hub.graph.EntityIds;
import org.heyi.hub.graph.FormOpenings;
import org.heyi.hub.graph.FormVersions;
import org.heyi.hub.graph.GraphSchema;
import org.heyi.hub.graph.GraphSink;
import org.heyi.hub.graph.Quarantine;
import org.heyi.hub.graph.SubmissionLog;
import org.heyi.hub.ledger.api.LedgerFetchers;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.query.cypher.CorrectionReader;
import org.heyi.hub.query.cypher.GraphReader;
import org.heyi.hub.query.cypher.LedgerReader;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.neo4j.driver.Driver;

/** A small city, as a rule that of {@code docs/queries/city.graphqls}, written to by its departments, with forms over it. */
final class FormCity {
    private static final Map<String, String> DEPARTMENTS =
            Map.of("police", "police", "insurance", "social-security", "grid", "grid");
    private static final String FORM = """
            query($code: String!, $subject: JSON!) { form(code: $code, subject: $subject) { ...filled } }
            """;
    private static final String SUBMIT = """
            mutation($code: String!, $subject: JSON!, $answers: [FormAnswer!]!, $key: String!, $version: String!,
                $reporter: String!, $department: String!, $openedAt: DateTime, $answeredAt: DateTime) {
              submitForm(code: $code, subject: $subject, answers: $answers, key: $key, version: $version,
                reporter: $reporter, department: $department, openedAt: $openedAt, answeredAt: $answeredAt) { ...filled }
            }
            """;
    private static final String FILLED = """
            fragment filled on FilledForm {
              form { code version department title titleZh subject type variables every }
              id
              fields { path id item label labelZh type choices { value label labelZh } required fresherThan pattern value state
                authority provenance { department source table updatedAt committedAt } mayAnswer asked answerBecomes owner }
              lists { path item label labelZh part partZh takesEntries mostEntries namedBy entry { path label required asked item } }
            }
            """;
    private final Ontology ontology;
    private final Driver driver;
    private final EntityIds ids;
    private final GraphSink sink;
    private final FormOpenings openings;

    FormCity() {
        this(TestCity.ONTOLOGY);
    }

    FormCity(Ontology ontology) {
        this.ontology = ontology;
        this.driver = TestNeo4j.empty();
        this.ids = GraphSchema.prepare(driver, ontology);
        this.sink = sinkTo(driver);
        this.openings = new FormOpenings(sink, Clock.systemUTC());
    }

    Driver driver() {
        return driver;
    }

    /** Another writer of the city's graph, or of what else a driver leads to. */
    GraphSink sinkTo(Driver to) {
        return new GraphSink(to, ontology, DEPARTMENTS, ids, new Quarantine(to));
    }

    /** The API with these forms. */
    Api with(Forms forms) {
        return with(forms, Clock.systemUTC());
    }

    /** The API with these forms, for which it is another time where corrections are concerned. */
    Api with(Forms forms, Clock clock) {
        return with(forms, Reports.NONE, clock);
    }

    /** The API with these forms and reports. */
    Api with(Forms forms, Reports reports) {
        return with(forms, reports, Clock.systemUTC());
    }

    private Api with(Forms forms, Reports reports, Clock clock) {
        if (!forms.faults().isEmpty()) {
            throw new AssertionError(forms.faults());
        }
        return new Api(new QueryEngine(
                ontology,
                driver,
                ids,
                DEPARTMENTS,
                List::of,
                QueryLimits.defaults(),
                asking -> CatalogFetchers.with(
                        FormFetchers.of(
                                        ontology,
                                        forms,
                                        DEPARTMENTS.values(),
                                        asking,
                                        new SubmissionLog(driver, sink),
                                        new FormVersions(driver),
                                        openings,
                                        Clock.systemUTC())
                                .and(LedgerFetchers.of(
                                        ontology, new LedgerReader(new GraphReader(driver)), ZoneOffset.UTC))
                                .and(CorrectionFetchers.of(
                                        DEPARTMENTS.values(),
                                        new CorrectionReader(ontology, new GraphReader(driver), clock),
                                        new Corrections(sink, clock))),
                        forms,
                        new CatalogMaker(ontology, forms, reports, asking.catalog()),
                        new FormCheck(
                                ontology,
                                forms,
                                new Labels(ontology, List.of()),
                                asking.catalog(),
                                Clock.systemUTC()))));
    }

    FormOpenings openings() {
        return openings;
    }

    GraphSink sink() {
        return sink;
    }

    String id(String type, String field, String value) {
        return ids.of(new Identifier(type, field, value));
    }

    /** A department's row says this: pairs of column and value. */
    void say(String source, String type, String row, OffsetDateTime updatedAt, Object... columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Identifier> identifiers = new ArrayList<>();
        List<Record.Reference> references = new ArrayList<>();
        EntityType entity = ontology.entity(type);
        for (int i = 0; i < columns.length; i += 2) {
            String column = (String) columns[i];
            values.put(column, columns[i + 1]);
            int dot = column.indexOf('.');
            if (dot > 0) {
                String relation = column.substring(0, dot);
                String target = entity.relation(relation).orElseThrow().target();
                references.add(new Record.Reference(
                        relation, new Identifier(target, column.substring(dot + 1), (String) columns[i + 1])));
            } else if (entity.value(column).orElseThrow().isIdentifier()) {
                identifiers.add(new Identifier(type, column, (String) columns[i + 1]));
            }
        }
        RecordKey key = new RecordKey(source, "t", type, row);
        apply(source, new Change.Upsert(new Record(key, type, values, identifiers, references, updatedAt)));
    }

    /** A department's row is gone. */
    void unsay(String source, String type, String row) {
        apply(source, new Change.Retract(new RecordKey(source, "t", type, row)));
    }

    private void apply(String source, Change change) {
        List<Batch.SourceChange> changes =
                List.of(new Batch.SourceChange(change, "tx", Instant.parse("2026-01-01T00:00:00Z")));
        try {
            sink.apply(new Batch(source, changes, null, null, null));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The only value of a statement. */
    Object one(String cypher) {
        try (var session = driver.session()) {
            return session.run(cypher).single().get(0).asObject();
        }
    }

    /** An API of the city. */
    record Api(QueryEngine engine) {
        ExecutionResult ask(String query, Map<String, Object> variables) {
            return engine.graphQl()
                    .execute(ExecutionInput.newExecutionInput(query)
                            .variables(variables)
                            .build());
        }

        ExecutionResult form(String code, Object subject) {
            return ask(FORM + FILLED, Map.of("code", code, "subject", subject));
        }

        /** The form about a person. */
        Filled open(String code, String nationalId) {
            return Filled.of(form(code, Map.of("nationalId", nationalId)), "form");
        }

        ExecutionResult submit(Map<String, Object> variables) {
            return ask(SUBMIT + FILLED, variables);
        }

        String version(String code) {
            Map<String, Object> data =
                    ask("{ forms { code version } }", Map.of()).getData();
            return ((List<?>) data.get("forms"))
                    .stream()
                            .map(form -> (Map<?, ?>) form)
                            .filter(form -> form.get("code").equals(code))
                            .map(form -> (String) form.get("version"))
                            .findFirst()
                            .orElseThrow();
        }
    }

    /** A form as the API answers it. */
    record Filled(Map<String, Object> form, List<Map<String, Object>> fields) {
        @SuppressWarnings("unchecked")
        static Filled of(ExecutionResult result, String root) {
            if (!result.getErrors().isEmpty()) {
                throw new AssertionError(result.getErrors());
            }
            Map<String, Object> data = result.getData();
            Map<String, Object> form = (Map<String, Object>) data.get(root);
            return new Filled(form, (List<Map<String, Object>>) form.get("fields"));
        }

        List<Object> paths() {
            return fields.stream().map(field -> field.get("path")).toList();
        }

        /** The list that stands at this path. */
        Map<?, ?> list(String path) {
            return ((List<?>) form.get("lists"))
                    .stream()
                            .map(list -> (Map<?, ?>) list)
                            .filter(list -> path.equals(list.get("path")))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(path + " is not among " + form.get("lists")));
        }

        /** All values that stand at this path, places in lists left out. */
        List<Object> values(String place) {
            return fields.stream()
                    .filter(field -> place.equals(((String) field.get("path")).replaceAll("\\[[0-9]+]", "")))
                    .map(field -> field.get("value"))
                    .toList();
        }

        Map<String, Object> field(String path) {
            return fields.stream()
                    .filter(field -> path.equals(field.get("path")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(path + " is not among " + paths()));
        }

        Object value(String path) {
            return field(path).get("value");
        }

        Object state(String path) {
            return field(path).get("state").toString();
        }
    }

    /** The codes of an answer's errors, each with the place it names: {@code HEYI-7042 phone}. */
    static List<String> faults(ExecutionResult result) {
        return result.getErrors().stream()
                .map(error -> error.getExtensions().get("code") + " "
                        + error.getExtensions().get("place"))
                .toList();
    }
}
