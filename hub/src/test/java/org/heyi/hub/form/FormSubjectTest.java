package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.Connector;
import org.heyi.connectors.Source;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.finding.FormSubject;
import org.heyi.hub.form.finding.FormSubject.Labelled;
import org.heyi.hub.form.finding.FormSubject.Lead;
import org.heyi.hub.form.finding.ReportingDepartment;
import org.heyi.hub.query.TestCity;
import org.junit.jupiter.api.Test;

class FormSubjectTest {
    private static final Forms ABOUT_BUILDINGS = TestForms.read(Map.of("fire", """
            query Fire($code: ID!) @form(subject: "building") { building(by: {addressCode: $code}) { address } }
            """));

    @Test
    void what_forms_are_about_comes_first_then_what_leads_there() {
        List<FormSubject> subjects = FormSubject.of(TestCity.ONTOLOGY, ABOUT_BUILDINGS);

        assertThat(subjects).extracting(FormSubject::subject).containsExactly("building", "person", "enterprise");
        assertThat(subjects.get(0))
                .isEqualTo(new FormSubject(
                        "building",
                        "buildings",
                        "Building",
                        "楼栋",
                        List.of(new Labelled("addressCode", "Standard address code", "标准地址编码")),
                        List.of(new Labelled("address", "Address as text", "地址")),
                        List.of(new Lead("residents", "Who lives here", "居民", "person", true))));
    }

    @Test
    void without_forms_there_is_nothing_to_look_for() {
        assertThat(FormSubject.of(TestCity.ONTOLOGY, Forms.NONE)).isEmpty();
    }

    @Test
    void a_form_says_how_its_subject_is_named_and_what_each_field_belongs_to() {
        FormCity.Api api = new FormCity().with(ABOUT_BUILDINGS);
        Map<String, Object> heads = api.ask("{ forms { lookup { identifier variable } } }", Map.of())
                .getData();
        assertThat(heads.get("forms"))
                .isEqualTo(List.of(Map.of("lookup", Map.of("identifier", "addressCode", "variable", "code"))));

        FormCity.Api visits = new FormCity().with(TestForms.read(Map.of("visit", """
                query Visit($id: ID!) @form(subject: "enterprise") {
                  enterprise(by: {creditCode: $id}) { name representedBy { livesIn { address } } }
                }
                """)));
        Map<String, Object> form = visits.ask(
                        "{ form(code: \"visit\", subject: {id: \"E1\"}) { fields { part partZh } } }", Map.of())
                .getData();
        assertThat(form.get("form"))
                .isEqualTo(Map.of(
                        "fields",
                        List.of(
                                Map.of("part", "", "partZh", ""),
                                Map.of(
                                        "part", "The legal representative › Where the person lives",
                                        "partZh", "法定代表人 › 居住地"))));
    }

    @Test
    void a_department_with_several_sources_reports_under_one_title() {
        Source source = new Source.DropFolder(Path.of("any"), Map.of());
        List<ReportingDepartment> departments = ReportingDepartment.of(List.of(
                new Connector(
                        "a", "police", new Connector.Title("Police", "公安"), source, ZoneId.of("UTC"), Path.of("a")),
                new Connector(
                        "b", "police", new Connector.Title("Traffic", "交警"), source, ZoneId.of("UTC"), Path.of("b"))));

        assertThat(departments).containsExactly(new ReportingDepartment("police", "Police", "公安"));
    }
}
