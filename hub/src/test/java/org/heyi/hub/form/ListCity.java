package org.heyi.hub.form;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.heyi.hub.form.FormCity.Filled;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.BeforeAll;

/** A city whose forms have lists: households with members, flats with owners, firms with staff. */
abstract class ListCity {
    static final OffsetDateTime LATELY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(3).withNano(0);
    static final Ontology ONTOLOGY = OntologyReader.read(
                    Map.of("city.graphqls", """
                    type Person @entity(plural: "people") {
                      nationalId: ID @identifier
                      insuranceNumber: ID @identifier
                      "Full name. 姓名"
                      name: String @authority(departments: ["police"])
                      phone: String
                      children: Int
                      "The household. 所在户"
                      household: Household @relation(type: "MEMBER_OF", inverse: "members") @authority(departments: ["police"])
                      "Flats the person owns. 拥有的房屋"
                      owns: [Flat!] @relation(type: "OWNED_BY", direction: IN, inverse: "owners")
                      "Firms the person works for. 就业单位"
                      worksFor: [Firm!] @relation(type: "WORKS_FOR", inverse: "staff")
                      livesIn: Flat @relation(type: "LIVES_IN")
                    }
                    type Household @entity(plural: "households") {
                      number: ID @identifier
                      kind: String
                      "Members. 成员"
                      members: [Person!] @relation(type: "MEMBER_OF", direction: IN, inverse: "household")
                    }
                    type Flat @entity(plural: "flats") {
                      code: ID @identifier
                      room: String
                      "Who owns it. 产权人"
                      owners: [Person!] @relation(type: "OWNED_BY", inverse: "owns") @authority(departments: ["police"])
                    }
                    type Firm @entity(plural: "firms") {
                      creditCode: ID @identifier
                      "Who works there. 员工"
                      staff: [Person!] @relation(type: "WORKS_FOR", direction: IN, inverse: "worksFor")
                    }
                    """), Set.of("police", "social-security", "grid"))
            .orThrow();
    static final String HOUSEHOLD = """
            query Household($number: ID!) @form(subject: "household") {
              household(by: {number: $number}) {
                kind
                members(first: 60, orderBy: [{nationalId: ASC}]) {
                  nodes {
                    name
                    phone @ask(required: true, pattern: "[0-9]{3,11}")
                    children
                    livesIn { code room }
                    owns(first: 2) { nodes { room } }
                  }
                }
              }
            }
            """;
    static FormCity city;
    static FormCity.Api api;

    @BeforeAll
    static void city() {
        city = new FormCity(ONTOLOGY);
        api = city.with(TestForms.read(
                ONTOLOGY,
                Map.of("grid", Map.of("household", HOUSEHOLD, "flat", """
                query Flat($code: ID!) @form(subject: "flat") {
                  flat(by: {code: $code}) { owners(first: 20) { nodes { nationalId insuranceNumber name } } }
                }
                """, "firm", """
                query Firm($creditCode: ID!) @form(subject: "firm") {
                  firm(by: {creditCode: $creditCode}) {
                    staff(first: 20) { nodes { name } }
                  }
                }
                """, "person", """
                query Person($nationalId: ID!) @form(subject: "person") {
                  person(by: {nationalId: $nationalId}) {
                    name
                    household { number members(first: 20) { nodes { nationalId name } } }
                    worksFor(first: 5, where: {creditCode: {eq: "F"}}) { nodes { creditCode } }
                  }
                }
                """, "known", """
                query Known($id: ID!) @form(subject: "household") {
                  household(by: {id: $id}) { members(first: 20) { nodes { name } } }
                }
                """))));
    }

    static Map<String, Object> sent(String code, Map<String, Object> subject, Object... pathsAndValues) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            answers.add(Map.of("path", pathsAndValues[i], "value", pathsAndValues[i + 1]));
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", code);
        variables.put("subject", subject);
        variables.put("answers", answers);
        variables.put("key", UUID.randomUUID().toString());
        variables.put("version", api.version(code));
        variables.put("reporter", "grid worker 7");
        variables.put("department", "grid");
        return variables;
    }

    static Map<String, Object> household(String number, Object... pathsAndValues) {
        return sent("household", Map.of("number", number), pathsAndValues);
    }

    static Filled submit(Map<String, Object> sent) {
        return Filled.of(api.submit(sent), "submitForm");
    }

    static List<String> faults(Map<String, Object> sent) {
        return FormCity.faults(api.submit(sent));
    }

    static Filled open(String number) {
        return Filled.of(api.form("household", Map.of("number", number)), "form");
    }
}
