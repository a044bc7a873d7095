package org.heyi.hub.page;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.hub.server.HubServer;
import org.heyi.hub.server.HubSettings;

/** A real hub over the example city's schema, with a few people of made-up departments that drop files, three forms and a report about them. */
final class PageCity implements AutoCloseable {
    private static final Path SCHEMA = Path.of(System.getProperty("heyi.home", ".."), "schema", "city");
    private static final int PEOPLE = 60;
    private static final Map<String, String> DEPARTMENTS = Map.of(
            "police", "公安",
            "civil-affairs", "民政",
            "health", "卫健",
            "grid", "网格",
            "housing", "住建",
            "social-security", "人社",
            "market-regulation", "市场监管");
    private static final String VISIT = """
            \"""走访登记 · Visit\"""
            query Visit($nationalId: ID!) @form(subject: "person", every: "P1Y") {
              person(by: {nationalId: $nationalId}) {
                nationalId
                name @ask(required: true)
                gender
                birthDate
                phone @ask(required: true, fresherThan: "P3Y")
                maritalStatus
                chronicallyIll
                livesIn { addressCode address }
                household { number members(first: 10) { nodes { name } } }
              }
            }
            """;
    private static final String ALLOWANCE = """
            \"""高龄津贴申请 · Old-age allowance\"""
            query Allowance($nationalId: ID!) @form(subject: "person") {
              person(by: {nationalId: $nationalId}) {
                name
                phone @ask(required: true)
                bankAccount @ask(required: true, pattern: "[0-9]{16,19}")
              }
            }
            """;
    private static final String CHECK = """
            \"""入户核查 · House check\"""
            query Check($nationalId: ID!) @form(subject: "person") {
              person(by: {nationalId: $nationalId}) { name gender birthDate }
            }
            """;
    private static final String OLD = """
            \"""八十岁以上老人 · People over 80\"""
            query Old($bornBefore: Date! @ago(period: "P80Y")) @report(every: "P1M", columns: ["姓名", "出生日期"]) {
              people(where: {birthDate: {lt: $bornBefore}}, orderBy: [{nationalId: ASC}]) { nodes { name birthDate } }
            }
            """;
    private final HubServer server;

    private PageCity(HubServer server) {
        this.server = server;
    }

    static PageCity start(Path directory) throws IOException {
        TestNeo4j.empty();
        Path connectors = directory.resolve("connectors");
        DEPARTMENTS.forEach((name, title) -> {
            write(connectors.resolve(name).resolve("connector.yaml"), """
                    department: %s
                    title: {en: %s, zh: %s}
                    source: {type: files, folder: %s, tables: {t: {file: "t.csv", key: [id]}, b: {file: "b.csv", key: [dzbm]}, p: {file: "p.csv", key: [dm]}}}
                    """.formatted(
                            name, english(name), title, directory.resolve(name)));
            write(connectors.resolve(name).resolve("t.sql"), "INSERT INTO Person (nationalId) SELECT id FROM t");
            write(directory.resolve(name).resolve("t.csv"), "id\n");
        });
        write(connectors.resolve("police/t.sql"), """
                INSERT INTO Person (nationalId, name, gender, birthDate, phone, "livesIn.addressCode", "household.number", "record.updatedAt")
                SELECT id, xm, CASE xb WHEN '1' THEN 'MALE' ELSE 'FEMALE' END, DATE_OF(csrq, 'yyyy-MM-dd'),
                  NORMAL_PHONE(TRIM_TO_NULL(dh)), dzbm, hkbh, TIMESTAMP_OF(gxsj, 'yyyy-MM-dd HH:mm:ss') FROM t;
                INSERT INTO Building (addressCode, address, "place.code") SELECT dzbm, dz, sqdm FROM b;
                INSERT INTO Place (code, name, level, "parent.code")
                SELECT dm, mc, CASE jb WHEN '2' THEN 'TOWN' ELSE 'COMMUNITY' END, sjdm FROM p
                """);
        write(connectors.resolve("health/t.sql"), """
                INSERT INTO Person (nationalId, birthDate) SELECT id, DATE_OF(csrq, 'yyyy-MM-dd') FROM t
                """);
        write(connectors.resolve("grid/forms/visit.graphql"), VISIT);
        write(connectors.resolve("civil-affairs/forms/allowance.graphql"), ALLOWANCE);
        write(connectors.resolve("police/forms/check.graphql"), CHECK);
        write(connectors.resolve("civil-affairs/reports/old.graphql"), OLD);
        write(directory.resolve("police/t.csv"), people());
        write(
                directory.resolve("police/b.csv"),
                "dzbm,dz,sqdm\nB1,江阴市澄江街道西园街185号1幢,320281001001\nB2,江阴市澄江街道西园街187号2幢,\n");
        write(directory.resolve("police/p.csv"), "dm,mc,jb,sjdm\n320281001,澄江街道,2,\n320281001001,西园社区,3,320281001\n");
        write(directory.resolve("health/t.csv"), "id,csrq\n" + nationalId(1) + ",1941-02-02\n");
        PageCity city = new PageCity(HubServer.start(new HubSettings(
                SCHEMA,
                connectors,
                directory.resolve("data"),
                0,
                URI.create(TestNeo4j.process().uri().toString()),
                name -> name.equals("HEYI_NEO4J_PASSWORD") ? TestNeo4j.process().password() : null,
                Set.of())));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> city.count(
                                        "MATCH (p:Person)-[:LIVES_IN]->(b:Building) WHERE b.address IS NOT NULL RETURN count(p)")
                                == PEOPLE
                        && city.count("MATCH (:Building)-[:STANDS_IN]->(p:Place)-[:PART_OF]->(t:Place) "
                                        + "WHERE p.name IS NOT NULL AND t.name IS NOT NULL RETURN count(t)")
                                == 1);
        return city;
    }

    private static String people() {
        StringBuilder people = new StringBuilder("id,xm,xb,csrq,dh,dzbm,hkbh,gxsj\n");
        for (int i = 0; i < PEOPLE; i++) {
            // The phone of the first was told long ago; the others have none.
            people.append("%s,%s,%d,1940-01-01,%s,B%d,H%d,2015-05-01 08:00:00%n"
                    .formatted(nationalId(i), name(i), i % 2 + 1, i == 1 ? "13900000001" : "", i % 2 + 1, i / 3));
        }
        return people.toString();
    }

    /** Of the {@code i}th person; no two are the same. */
    static String name(int i) {
        return "王" + "甲乙丙丁戊己庚辛壬癸".charAt(i / 10) + "子丑寅卯辰巳午未申酉".charAt(i % 10);
    }

    /** Of the {@code i}th person; well-formed. */
    static String nationalId(int i) {
        String digits = "320281194001011" + "%02d".formatted(i);
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += (digits.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    private static String english(String department) {
        return Character.toUpperCase(department.charAt(0))
                + department.substring(1).replace('-', ' ');
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return server.url();
    }

    /** The entity's id of the {@code i}th person. */
    String id(int i) {
        return server.hub().ids().of(new Identifier("Person", "nationalId", nationalId(i)));
    }

    /** Submissions in the log about the {@code i}th person. */
    long submissions(int i) {
        return count("MATCH (s:Submission) WHERE s.subject CONTAINS '" + nationalId(i) + "' RETURN count(s)");
    }

    /** What came with the one correction about the {@code i}th person. */
    String evidence(int i) {
        try (var session = server.hub().driver().session()) {
            return session.run(
                            "MATCH (c:Correction {identifier: $number}) RETURN c.evidence",
                            Map.of("number", nationalId(i)))
                    .single()
                    .get(0)
                    .asString();
        }
    }

    /** Who decides on the one correction of the {@code i}th person's household. */
    String owner(int i) {
        try (var session = server.hub().driver().session()) {
            return session.run(
                            "MATCH (c:Correction {identifier: $number, field: 'household.number'}) RETURN c.owner",
                            Map.of("number", nationalId(i)))
                    .single()
                    .get(0)
                    .asString();
        }
    }

    private long count(String cypher) {
        try (var session = server.hub().driver().session()) {
            return session.run(cypher).single().get(0).asLong();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
