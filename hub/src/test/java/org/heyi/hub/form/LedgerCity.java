package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.heyi.hub.form.FormCity.Filled;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;

/** A city whose schema says where people lie, with forms whose cost is counted. */
final class LedgerCity {

    private static final Ontology ONTOLOGY = OntologyReader.read(
                    Map.of("city.graphqls", """
                    type Person @entity(plural: "people") {
                      nationalId: ID @identifier
                      name: String
                      birthDate: Date @authority(departments: ["police"])
                      phone: String
                      children: Int
                      livesIn: Building @relation(type: "LIVES_IN") @within
                      household: Household @relation(type: "MEMBER_OF") @within
                    }
                    type Household @entity(plural: "households") {
                      number: ID @identifier
                      building: Building @relation(type: "REGISTERED_AT") @within
                    }
                    type Building @entity(plural: "buildings") {
                      code: ID @identifier
                      place: Place @relation(type: "STANDS_IN") @within
                    }
                    type Place @entity(plural: "places") @area(level: "level", name: "name") {
                      code: ID @identifier
                      name: String
                      level: Level
                      parent: Place @relation(type: "PART_OF") @within
                    }
                    enum Level { COUNTY TOWN COMMUNITY GROUP }
                    """), Set.of("police", "social-security", "grid"))
            .orThrow();
    private static final String FIELDS = """
            name areaName opened sent shown prefilled asked answered corrected spared secondsToSend
            """;
    static final OffsetDateTime LATELY = OffsetDateTime.of(2026, 10, 31, 8, 0, 0, 0, ZoneOffset.UTC);
    private final FormCity city;
    private final FormCity.Api api;

    LedgerCity() {
        city = new FormCity(ONTOLOGY);
        String form = """
                query Visit($nationalId: ID!) @form(subject: "person") {
                  person(by: {nationalId: $nationalId}) { nationalId name birthDate phone children @ask(fresherThan: "P1Y") }
                }
                """;
        api = city.with(TestForms.read(
                ONTOLOGY,
                Map.of(
                        "grid",
                                Map.of(
                                        "visit",
                                        form,
                                        "opened",
                                        form,
                                        "unsent",
                                        form,
                                        "other",
                                        form,
                                        "arrival",
                                        form.replace("name", "name livesIn { code } household { number }")),
                        "police", Map.of("move", form))));
        city.say(
                "police",
                "Person",
                "1",
                LATELY.minusYears(5),
                "nationalId",
                "B1",
                "name",
                "张伟",
                "birthDate",
                LocalDate.of(1990, 5, 6),
                "children",
                1L);
        area("T1", "TOWN", "澄江街道", "C1");
        area("V1", "COMMUNITY", "西园社区", "T1");
        area("V2", "COMMUNITY", "朝阳社区", "T1");
        area("T2", "TOWN", "周庄镇", "C1");
        area("V3", "COMMUNITY", "山泉村", "T2");
        area("G3", "GROUP", "三组", "V3");
        building("in V1", "V1");
        building("in V2", "V2");
        building("in G3", "G3");
        building("in T2", "T2");
        city.say("police", "Building", "nowhere", LATELY, "code", "nowhere");
    }

    void area(String code, String level, String name, String parent) {
        city.say("grid", "Place", code, LATELY, "code", code, "level", level, "name", name, "parent.code", parent);
    }

    void building(String code, String place) {
        city.say("police", "Building", code, LATELY, "code", code, "place.code", place);
    }

    void livesIn(String nationalId, String building) {
        city.say("police", "Person", nationalId, LATELY, "nationalId", nationalId, "livesIn.code", building);
    }

    Map<String, Object> about(String nationalId, Map<String, Object> sent) {
        Map<String, Object> variables = new HashMap<>(sent);
        variables.put("subject", Map.of("nationalId", nationalId));
        return variables;
    }

    Map<String, Object> sent(String code, String answeredAt, Map<String, Object> answers) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", code);
        variables.put("subject", Map.of("nationalId", "B1"));
        variables.put(
                "answers",
                answers.entrySet().stream()
                        .map(answer -> Map.of("path", answer.getKey(), "value", answer.getValue()))
                        .toList());
        variables.put("key", UUID.randomUUID().toString());
        variables.put("version", api.version(code));
        variables.put("reporter", "grid worker 7");
        variables.put("department", "grid");
        variables.put("answeredAt", answeredAt);
        return variables;
    }

    Map<String, Object> openedAt(Map<String, Object> sent, String openedAt) {
        Map<String, Object> variables = new HashMap<>(sent);
        variables.put("openedAt", openedAt);
        return variables;
    }

    void submit(Map<String, Object> sent) {
        Filled.of(api.submit(sent), "submitForm");
    }

    /** Lines of the ledger, by name; {@code null} is that of no known area. */
    Map<String, Map<String, Object>> burden(String period, String by) {
        ExecutionResult result = api.ask(
                "query($period: String!) { burden(period: $period, by: " + by + ") { " + FIELDS + "} }",
                Map.of("period", period));
        assertThat(result.getErrors()).isEmpty();
        Map<String, List<Map<String, Object>>> data = result.getData();
        return data.get("burden").stream()
                .collect(Collectors.toMap(line -> String.valueOf(line.get("name")), line -> line));
    }

    FormCity city() {
        return city;
    }

    FormCity.Api api() {
        return api;
    }
}
