package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.heyi.hub.form.FormCity.Filled;
import org.heyi.hub.form.document.Forms;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.BeforeAll;

/** A small city whose answers may contradict the department whose word counts. Each test has a person of its own. */
abstract class CorrectionCity {
    static final OffsetDateTime LATELY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(3).withNano(0);
    static final Ontology ONTOLOGY = OntologyReader.read(
                    Map.of("city.graphqls", """
                    type Person @entity(plural: "people") {
                      nationalId: ID @identifier
                      insuranceNumber: ID @identifier
                      "Full name. 姓名"
                      name: String @authority(departments: ["social-security", "police"])
                      "Day of birth. 出生日期"
                      birthDate: Date @authority(departments: ["police", "social-security"])
                      phone: String
                      "Where the person lives. 居住地"
                      livesIn: Building @relation(type: "LIVES_IN") @authority(departments: ["police"])
                    }
                    type Building @entity(plural: "buildings") {
                      addressCode: ID @identifier
                      doorPlate: ID @identifier
                      address: String
                    }
                    """), Set.of("police", "social-security", "grid"))
            .orThrow();
    static final Forms FORMS = TestForms.read(ONTOLOGY, Map.of("grid", Map.of("visit", """
            query Visit($nationalId: ID!) @form(subject: "person") {
              person(by: {nationalId: $nationalId}) {
                name
                birthDate @ask(fresherThan: "P30Y")
                insuranceNumber
                phone
                livesIn { addressCode address }
              }
            }
            """, "insured", """
            query Insured($insuranceNumber: ID!) @form(subject: "person") {
              person(by: {insuranceNumber: $insuranceNumber}) { name birthDate }
            }
            """)));
    static final String CORRECTION = """
            id state type entity identifierField identifier field label labelZh oldValue newValue evidence reporter askedBy form
            answeredAt openedAt owner row { source table key } due overdue decider reason closedAt
            """;
    static FormCity city;
    static FormCity.Api api;

    @BeforeAll
    static void city() {
        city = new FormCity(ONTOLOGY);
        api = city.with(FORMS);
    }

    static void police(String nationalId, Object... columns) {
        police(LATELY, nationalId, columns);
    }

    static void police(OffsetDateTime updatedAt, String nationalId, Object... columns) {
        List<Object> all = new ArrayList<>(List.of("nationalId", nationalId));
        all.addAll(Arrays.asList(columns));
        city.say("police", "Person", nationalId, updatedAt, all.toArray());
    }

    static Map<String, Object> sent(String department, String nationalId, String path, Object value) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", "visit");
        variables.put("subject", Map.of("nationalId", nationalId));
        variables.put("answers", List.of(Map.of("path", path, "value", value)));
        variables.put("key", UUID.randomUUID().toString());
        variables.put("version", api.version("visit"));
        variables.put("reporter", "worker of " + department);
        variables.put("department", department);
        return variables;
    }

    static Filled answer(String department, String nationalId, String path, Object value) {
        return Filled.of(api.submit(sent(department, nationalId, path, value)), "submitForm");
    }

    static List<Map<String, Object>> corrections(String nationalId) {
        return corrections(api, "").stream()
                .filter(correction -> correction.get("identifier").equals(nationalId))
                .toList();
    }

    static List<Map<String, Object>> corrections(FormCity.Api asked, String arguments) {
        Map<String, Object> data = data(
                asked.ask("{ corrections(first: 200 " + arguments + ") { nodes { " + CORRECTION + " } } }", Map.of()));
        return list(((Map<?, ?>) data.get("corrections")).get("nodes"));
    }

    static Map<String, Object> data(ExecutionResult result) {
        assertThat(result.getErrors()).isEmpty();
        return result.getData();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object answered) {
        return (List<Map<String, Object>>) answered;
    }

    static Map<String, Object> only(String nationalId) {
        List<Map<String, Object>> found = corrections(nationalId);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static List<Object> states(String nationalId) {
        return corrections(nationalId).stream()
                .map(correction -> correction.get("state"))
                .toList();
    }

    static ExecutionResult decide(Object id, String decision, String reason) {
        return api.ask(
                "mutation($id: ID!, $reason: String) { decideCorrection(id: $id, decision: " + decision
                        + ", reason: $reason, decider: \"desk 3\") { " + CORRECTION + " } }",
                reason == null ? Map.of("id", id) : Map.of("id", id, "reason", reason));
    }

    /** Records of the hub's own source about a person. */
    static long answers(String nationalId) {
        return (Long) city.one("MATCH (r:Record)-[:OF]->(:Person {nationalId: '" + nationalId
                + "'}) WHERE r._key STARTS WITH 'collected/' RETURN count(r)");
    }
}
