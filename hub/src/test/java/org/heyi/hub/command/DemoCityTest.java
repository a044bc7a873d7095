package org.heyi.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.heyi.hub.server.HubFile;
import org.heyi.hub.server.HubServer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole product on a small city: seven departments, a hub, and the command line that asks it. */
@TestMethodOrder(MethodOrderer.Random.class)
class DemoCityTest extends RunningDemo {
    @Test
    void a_change_in_the_police_database_arrives_in_the_answer() throws Exception {
        police(city.exampleUpdate());

        eventually().untilAsserted(() -> assertThat(
                        query(city.exampleQuery()).at("/person/phone").asString())
                .isEqualTo("+8613900123456"));

        String asked = """
                { form(code: "old-age-allowance", subject: {nationalId: "%s"}) { fields { path provenance { updatedAt } } } }
                """.formatted(city.exampleNationalId());
        JsonNode name = query(asked)
                .at("/form/fields")
                .valueStream()
                .filter(field -> field.get("path").asString().equals("name"))
                .findFirst()
                .orElseThrow();
        assertThat(OffsetDateTime.parse(name.at("/provenance/updatedAt").asString()))
                .as("whatever the zone of the client that ran it")
                .isBetween(
                        OffsetDateTime.now().minusMinutes(30),
                        OffsetDateTime.now().plusMinutes(1));
    }

    @Test
    void the_graph_equals_the_departments_tables() {
        Result result = run("reconcile");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("0 differences");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void what_was_lost_in_the_graph_is_found_and_put_right() {
        deleteOneRecordOf("police/resident/");

        Result found = run("reconcile", "police");
        assertThat(found.exitCode()).isEqualTo(Heyi.DIFFERENT);
        assertThat(found.out()).contains("missing  police/resident/").contains("1 differences");

        assertThat(run("reconcile", "police", "--repair").exitCode()).isZero();
        assertThat(run("reconcile", "police").exitCode()).isZero();
    }

    @Test
    void a_bad_row_waits_in_quarantine_until_it_is_mended() throws Exception {
        String key = oneValue("SELECT min(lsh) FROM floating_population");
        String was = oneValue("SELECT csrq FROM floating_population WHERE lsh = '" + key + "'");
        police("UPDATE floating_population SET csrq = 'yesterday' WHERE lsh = '" + key + "'");
        eventually().untilAsserted(() -> assertThat(
                        run("quarantine", "list", "police").out())
                .contains("police/floating_population/Person/" + key)
                .contains("floating_population.sql:")
                .contains("yesterday"));
        assertThat(run("quarantine", "show", "police/floating_population/Person/" + key)
                        .out())
                .contains("\"csrq\":\"yesterday\"");

        police("UPDATE floating_population SET csrq = '" + was + "' WHERE lsh = '" + key + "'");
        eventually()
                .untilAsserted(() ->
                        assertThat(run("quarantine", "list", "police").out()).contains("0 rows"));
    }

    @Test
    void status_shows_every_source_and_catalog_what_is_collected_twice() {
        Result status = run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out())
                .contains(
                        "police", "civil-affairs", "housing", "market-regulation", "social-security", "health", "grid")
                .contains("STREAMING");

        assertThat(run("catalog").out().lines())
                .anySatisfy(line -> assertThat(line).startsWith("*").contains("Person", "phone", "police", "health"));
    }

    @Test
    void status_shows_every_source_while_the_graph_is_away() {
        ProcessHandle.of(server.hub().neo4jPid()).orElseThrow().destroyForcibly();
        Result away = eventually().until(() -> run("status"), status -> status.exitCode() != 0);
        Result quarantine = run("quarantine", "list");

        assertThat(away.out()).contains("police", "grid/enterprise_contact");
        assertThat(away.err()).contains("the graph cannot be reached");
        assertThat(quarantine.err()).contains("the graph cannot be reached");

        eventually().until(() -> run("status").exitCode() == 0);
        awaitStreaming();
    }

    @Test
    void the_hotline_gets_the_enterprises_numbers_and_their_changes() throws Exception {
        String count = "SELECT count(*) FROM enterprise_contact";
        eventually().until(() -> Integer.parseInt(oneValue("GRID", count)) > 5);
        String code = oneValue("GRID", "SELECT min(tyshxydm) FROM enterprise_contact");
        String number = "SELECT lxdh FROM enterprise_contact WHERE tyshxydm = '" + code + "'";
        in("MARKET_REGULATION", "UPDATE qyjbxx SET lxdh = '13900654321', gxsj = now() WHERE tyshxydm = '" + code + "'");

        eventually().untilAsserted(() -> assertThat(oneValue("GRID", number)).isEqualTo("+8613900654321"));
        assertThat(run("status").out())
                .containsPattern(
                        "grid/enterprise_contact +DELIVERING +\\d+ +0 +\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ +-");
        assertThat(run("deliveries", "refused", "grid/enterprise_contact").out())
                .contains("0 entities refused");
        assertThat(run("deliveries", "retry", "grid/enterprise_contact").out())
                .contains("grid/enterprise_contact: 0 refused entities are delivered again");
        assertThat(run("deliveries", "refused", "grid/nothing").err()).contains("HEYI-9030");
    }

    @Test
    void a_preview_shows_rows_beside_their_records() {
        Result preview = run("preview", "police/resident.sql", "--limit", "2");

        assertThat(preview.exitCode()).isZero();
        assertThat(preview.out()).contains("xm=").contains("-> Person {");
    }

    @Test
    void nine_tenths_of_the_fields_of_the_citys_forms_are_filled_for_a_resident() {
        JsonNode people = query(
                        "{ people(first: 60, where: {residence: {in: [REGISTERED, FLOATING]}, nationalId: {isNull: false}}) { nodes {"
                                + " nationalId livesIn { addressCode } dwelling { addressCode } employer { creditCode } } } }")
                .at("/people/nodes");
        JsonNode forms = query("{ forms { code subject variables } }").get("forms");
        assertThat(forms.size()).isEqualTo(12);
        Map<String, List<Boolean>> filled = new TreeMap<>();
        for (JsonNode person : people) {
            for (JsonNode form : forms) {
                filled.computeIfAbsent(form.get("code").asString(), code -> new ArrayList<>())
                        .addAll(filled(person, form));
            }
        }
        Map<String, Double> shares = new TreeMap<>();
        filled.forEach((code, fields) -> shares.put(code, share(fields)));
        assertThat(shares.values()).noneMatch(share -> share.isNaN());
        assertThat(share(filled.values().stream().flatMap(List::stream).toList()))
                .as("share of fields filled, by form %s", shares)
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void the_invitation_counts_what_the_forms_have_filled_for_a_resident() {
        eventually().untilAsserted(() -> {
            JsonNode resident = query(city.formSubjectsQuery()).get("person");
            List<JsonNode> fields = new ArrayList<>();
            for (JsonNode form : query("{ forms { code subject variables } }").get("forms")) {
                JsonNode about = resident.path(form.get("subject").asString());
                String number = (about.isMissingNode() ? resident : about)
                        .iterator()
                        .next()
                        .asString();
                query("{ form(code: \"%s\", subject: {%s: \"%s\"}) { fields { value asked } } }"
                                .formatted(
                                        form.get("code").asString(),
                                        form.get("variables").get(0).asString(),
                                        number))
                        .at("/form/fields")
                        .forEach(fields::add);
            }
            long asked = fields.stream()
                    .filter(field -> field.get("asked").asBoolean())
                    .count();
            long filled = fields.stream()
                    .filter(field ->
                            !field.get("value").isNull() && !field.get("asked").asBoolean())
                    .count();
            assertThat(asked).isPositive();
            assertThat(DemoCommand.invitation(city, server, data))
                    .contains("12 forms, %d fields: %d filled for this resident, %d to ask"
                            .formatted(fields.size(), filled, asked))
                    .contains(server.url() + "/work");
        });
    }

    @Test
    void the_invitation_says_which_forms_have_no_subject() {
        JsonNode resident = query(city.formSubjectsQuery()).get("person");
        String alone = "{ person(by: {nationalId: \"%s\"}) { nationalId } }"
                .formatted(resident.get("nationalId").asString());

        assertThat(FormTally.of(server.asking(), alone).toString())
                .startsWith("9 forms, ")
                .contains(
                        " belongs to this resident: Registration of an enterprise, Fire-safety inspection, Registration of a tenancy.")
                .endsWith("未计入：市场主体登记、消防安全检查、房屋租赁登记。");
    }

    @Test
    void the_citys_monthly_reports_are_made_from_what_departments_hold(@TempDir Path folder) throws Exception {
        JsonNode reports = new HubClient(HubFile.read(data).orElseThrow()).get("/reports", Map.of());
        assertThat(reports.size()).isEqualTo(4);
        for (JsonNode report : reports) {
            String code = report.get("code").asString();
            Path file = folder.resolve(code + ".csv");
            Result made =
                    run("report", "run", code, "--period", "2026-10", "--format", "csv", "--output", file.toString());
            assertThat(made.err()).isEmpty();
            assertThat(made.exitCode()).isZero();
            assertThat(Files.readString(file))
                    .startsWith("\uFEFF" + report.get("columns").get(0).asString());
        }
        assertThat(Files.readAllLines(folder.resolve("people-over-80.csv"))).hasSizeGreaterThan(2);
        assertThat(Files.readAllLines(folder.resolve("floating-population.csv")))
                .hasSizeGreaterThan(2);
        assertThat(run("report", "list").out()).contains("people-over-80", "八十岁以上老人津贴月报", "2026-10");
        Result unknown = run(
                "report", "run", "people", "--output", folder.resolve("none").toString());
        assertThat(unknown.exitCode()).isEqualTo(Heyi.FAILED);
        assertThat(unknown.err()).contains("HEYI-8030");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void departments_find_last_months_reports_in_their_folders() {
        eventually().untilAsserted(() -> assertThat(data.resolve("report-folders/civil-affairs"))
                .isDirectoryContaining(
                        file -> file.getFileName().toString().matches("八十岁以上老人津贴月报-\\d{4}-\\d{2}\\.xlsx")));
    }

    @Test
    void a_wrong_birth_date_reaches_the_police_and_their_row_put_right_closes_the_correction() throws Exception {
        String someone = oneValue("SELECT max(sfzh) FROM resident WHERE zt = '正常' AND lxdh IS NOT NULL AND sfzh <> '"
                + city.exampleNationalId() + "'");
        String right = oneValue("SELECT csrq + 1 FROM resident WHERE sfzh = '" + someone + "'");
        String version = query("{ forms { code version } }")
                .get("forms")
                .valueStream()
                .filter(form -> form.get("code").asString().equals("residence-registration"))
                .map(form -> form.get("version").asString())
                .findFirst()
                .orElseThrow();

        query("""
                mutation { submitForm(code: "residence-registration", subject: {nationalId: "%s"}, key: "%s", version: "%s",
                  reporter: "grid worker 7", department: "grid",
                  answers: [{path: "birthDate", value: "%s", evidence: "birth certificate"}]) { id } }
                """.formatted(someone, UUID.randomUUID(), version, right));

        String corrections =
                "{ corrections(department: \"police\") { nodes { identifier state newValue row { table key } } } }";
        JsonNode correction = query(corrections).at("/corrections/nodes/0");
        assertThat(correction.get("identifier").asString()).isEqualTo(someone);
        assertThat(correction.get("state").asString()).isEqualTo("OPEN");
        assertThat(correction.at("/row/table").asString()).isEqualTo("resident");
        assertThat(run("status").out())
                .contains("collected")
                .containsPattern("corrections waiting for +open +overdue\n *police +1 +0");

        police("UPDATE resident SET csrq = '%s', gxsj = now() WHERE rkbh = '%s'"
                .formatted(right, correction.at("/row/key").asString()));

        eventually().untilAsserted(() -> assertThat(
                        query(corrections).at("/corrections/nodes/0/state").asString())
                .isEqualTo("ACCEPTED"));
        assertThat(query("{ person(by: {nationalId: \"%s\"}) { birthDate records(first: 20) { source } } }"
                                .formatted(someone))
                        .toString())
                .contains(right)
                .doesNotContain("collected");
    }

    @Test
    void a_form_is_checked_before_it_is_let_in(@TempDir Path folder) throws Exception {
        Path paper = folder.resolve("走访.csv");
        Files.write(paper, "姓名,手机号码,家庭住址,宗教信仰".getBytes(Charset.forName("GB18030")));
        Result again = run("form", "check", paper.toString());
        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .contains("~Person.phone", "police", "livesIn.address")
                .contains("3 of 4 fields are held; ask 1. 4 项中已掌握 3 项，只需询问 1 项。");
        assertThat(again.exitCode()).isEqualTo(1);

        Path form = HOME.resolve("connectors/departments/civil-affairs/forms/old-age-allowance.graphql");
        Result good = run("form", "check", form.toString());
        assertThat(good.out()).contains("bankAccount", "disability ").doesNotContain("old-age-allowance");
        assertThat(good.exitCode()).isZero();

        Path wrong = Files.writeString(folder.resolve("wrong.graphql"), "query {");
        Result faulty = run("form", "check", wrong.toString());
        assertThat(faulty.out()).contains("wrong.graphql").contains("HEYI-7001");
        assertThat(faulty.exitCode()).isEqualTo(2);
        assertThat(run("form", "check", folder.resolve("none.txt").toString()).exitCode())
                .isEqualTo(2);

        Result overlaps = run("form", "overlaps");
        assertThat(overlaps.out()).contains("health-file", "disability", "fewest 最少");
        assertThat(overlaps.exitCode()).isZero();
    }

    @Test
    void the_catalogue_is_a_table_json_and_dcat() {
        assertThat(run("catalog", "--format", "json").out())
                .contains("\"completeness\"", "old-age-allowance", "people-over-80");
        assertThat(run("catalog", "--format", "dcat").out()).contains("\"dcat:Dataset\"", "自然人 · 公安", "/graphql\"");
        assertThat(run("catalog").out()).contains("counted at 统计时间");
    }

    private static double share(List<Boolean> known) {
        return (double) known.stream().filter(Boolean::booleanValue).count() / known.size();
    }

    /** For each field of the form about the person, or what the person lives in or works for, whether it is known. */
    private static List<Boolean> filled(JsonNode person, JsonNode form) {
        String subject =
                switch (form.get("subject").asString()) {
                    case "person" -> person.get("nationalId").asString();
                    case "building" -> person.at("/livesIn/addressCode").asString("");
                    case "dwelling" -> person.at("/dwelling/addressCode").asString("");
                    default -> person.at("/employer/creditCode").asString("");
                };
        if (subject.isEmpty()) {
            return List.of();
        }
        JsonNode fields = query("{ form(code: \"%s\", subject: {%s: \"%s\"}) { fields { path value } } }"
                        .formatted(
                                form.get("code").asString(),
                                form.get("variables").get(0).asString(),
                                subject))
                .at("/form/fields");
        List<Boolean> known = new ArrayList<>();
        fields.forEach(field -> known.add(!field.get("value").isNull()));
        return known;
    }

    @Test
    void a_command_without_a_running_hub_says_so(@TempDir Path empty) {
        Result status = execute("status", "--data", empty.toString());

        assertThat(status.exitCode()).isEqualTo(Heyi.FAILED);
        assertThat(status.err()).contains("no hub is running").contains("HEYI-6008");
    }

    @Test
    void a_restarted_hub_goes_on_where_it_was_without_a_snapshot() throws Exception {
        server.close();
        police("UPDATE resident SET xm = '欧阳某', gxsj = now() WHERE sfzh = '" + city.exampleNationalId() + "'");
        server = HubServer.start(settings());
        awaitStreaming();

        eventually().untilAsserted(() -> assertThat(
                        query(city.exampleQuery()).at("/person/name").asString())
                .isEqualTo("欧阳某"));
        assertThat(server.hub().statuses())
                .allSatisfy(status -> assertThat(status.rows()).isLessThan(100));
    }
}
