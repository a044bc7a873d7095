package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.FormItem;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.query.TestCity;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private static final String VISIT = """
            # what a grid worker asks at the door
            \"""走访登记 · Visit\"""
            query Visit($nationalId: ID!) @form(subject: "person", every: "P1Y") {
              person(by: {nationalId: $nationalId}) {
                name
                children @ask(required: true, fresherThan: "P1Y")
                livesIn { address residents(first: 5) { nodes { name gender } } }
              }
            }
            """;

    private static List<String> faults(String text) {
        return TestForms.read(Map.of("visit", text)).faults().stream()
                .map(fault -> fault.line(Locale.ENGLISH))
                .toList();
    }

    private static String form(String fields) {
        return "query V($n: ID!) @form(subject: \"person\") { person(by: {nationalId: $n}) { " + fields + " } }";
    }

    @Test
    void a_form_has_its_code_from_the_file_and_its_titles_from_the_description() {
        Forms forms = TestForms.read(Map.of("visit", VISIT));
        assertThat(forms.faults()).isEmpty();
        Form form = forms.form("visit");
        assertThat(form.title().en()).isEqualTo("Visit");
        assertThat(form.title().zh()).isEqualTo("走访登记");
        assertThat(form.subject()).isEqualTo("person");
        assertThat(form.every()).hasToString("P1Y");
        assertThat(form.variables()).containsExactly(Map.entry("nationalId", "ID!"));
        assertThat(form.items()).extracting(FormItem::name).containsExactly("name", "children", "livesIn");
        assertThat(form.signatures().keySet())
                .containsExactly(
                        "name",
                        "children",
                        "livesIn.address",
                        "livesIn.residents.name",
                        "livesIn.residents.gender",
                        "livesIn.residents[+].nationalId",
                        "livesIn.residents[+].name",
                        "livesIn.residents[+].gender");
    }

    @Test
    void the_version_is_that_of_the_content() {
        String other = VISIT.replace("P1Y\")\n    livesIn", "P2Y\")\n    livesIn");
        assertThat(other).isNotEqualTo(VISIT);
        assertThat(version(VISIT)).isEqualTo(version(VISIT + "\n# a remark\n")).isNotEqualTo(version(other));
    }

    private static String version(String text) {
        return TestForms.read(Map.of("visit", text)).form("visit").version();
    }

    @Test
    void all_faults_come_at_once_in_the_order_of_the_text() {
        assertThat(faults("""
                        query V($n: ID!) @form(subject: "person", every: "yearly") {
                          person(by: {nationalId: $n}) {
                            name @ask(pattern: "[0-9")
                            chilren
                            id
                            livesIn @ask { address }
                            height @ask(fresherThan: "-P1Y", colour: 1)
                          }
                        }
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("grid/forms/visit.graphql:1:18: \"yearly\"")
                                .endsWith("[HEYI-7012]"),
                        line -> assertThat(line).contains(":3:10:").endsWith("[HEYI-7011]"),
                        line -> assertThat(line)
                                .contains(
                                        ":4:5:",
                                        "no field \"chilren\" in type Person; did you mean \"children\"",
                                        "change of the schema")
                                .endsWith("[HEYI-7009]"),
                        line -> assertThat(line).contains(":5:5:", "\"id\"").endsWith("[HEYI-7010]"),
                        line -> assertThat(line).contains(":6:5:").endsWith("[HEYI-7010]"),
                        line -> assertThat(line).contains(":7:12:", "-P1Y").endsWith("[HEYI-7012]"),
                        line -> assertThat(line).contains("colour").endsWith("[HEYI-7002]"));
    }

    @Test
    void what_is_no_query_about_one_subject_is_refused() {
        assertThat(faults("query {")).singleElement().asString().endsWith("[HEYI-7001]");
        assertThat(faults("mutation { a }")).last().asString().endsWith("[HEYI-7005]");
        assertThat(faults(form("name") + " query Other { people { totalCount } }"))
                .anySatisfy(line -> assertThat(line).endsWith("[HEYI-7005]"));
        assertThat(faults("query V($n: ID!) { person(by: {nationalId: $n}) { name } }"))
                .singleElement()
                .asString()
                .contains(":1:1:")
                .endsWith("[HEYI-7006]");
        assertThat(faults(form("name").replace("subject: \"person\"", "subject: \"persn\"")))
                .singleElement()
                .asString()
                .contains("did you mean \"person\"")
                .endsWith("[HEYI-7007]");
        assertThat(faults("query V @form(subject: \"person\") { person(by: {nationalId: \"N1\"}) { name } }"))
                .singleElement()
                .asString()
                .endsWith("[HEYI-7008]");
        assertThat(faults("query V @form(subject: \"person\") { people { totalCount } }"))
                .singleElement()
                .asString()
                .endsWith("[HEYI-7008]");
    }

    @Test
    void a_form_is_made_of_plain_fields() {
        assertThat(faults(form("other: name")))
                .singleElement()
                .asString()
                .contains("alias \"other\"")
                .endsWith("[HEYI-7013]");
        assertThat(faults(form("... on Person { name }")))
                .singleElement()
                .asString()
                .endsWith("[HEYI-7013]");
        assertThat(faults(form("name @skip(if: true)")))
                .singleElement()
                .asString()
                .endsWith("[HEYI-7013]");
        assertThat(faults(form("name name"))).singleElement().asString().endsWith("[HEYI-7014]");
        assertThat(faults(form("worksFor { totalCount nodes { name } }")))
                .singleElement()
                .asString()
                .contains("worksFor.totalCount")
                .endsWith("[HEYI-7010]");
    }

    @Test
    void a_code_names_one_form_of_the_city() {
        Forms forms = TestForms.read(
                TestCity.ONTOLOGY,
                new TreeMap<>(Map.of("grid", Map.of("visit", VISIT), "police", Map.of("visit", VISIT))));
        assertThat(forms.forms()).singleElement().extracting(Form::department).isEqualTo("grid");
        assertThat(forms.faults())
                .singleElement()
                .asString()
                .startsWith("police/forms/visit.graphql")
                .endsWith("[HEYI-7004]");
        assertThat(TestForms.read(Map.of("Visit 1", VISIT)).faults())
                .singleElement()
                .asString()
                .endsWith("[HEYI-7003]");
    }
}
