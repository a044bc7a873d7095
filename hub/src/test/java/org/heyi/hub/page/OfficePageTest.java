package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of the data office, before a real hub. Each test has people of its own. */
class OfficePageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> SECTIONS = List.of("burden", "corrections", "documents", "catalogue", "sources");

    @TempDir
    static Path directory;

    private static PageCity city;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isThere(), "no Chromium");
        city = PageCity.start(directory);
        browser = new Browser();
        answer(20, "visit", Map.of("phone", "13912345620", "maritalStatus", "MARRIED"));
        answer(20, "allowance", Map.of("bankAccount", "6228480400000000019"));
        answer(21, "visit", Map.of("phone", "13912345621"));
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
        if (city != null) {
            city.close();
        }
    }

    @BeforeEach
    void a_desk_that_nobody_has_used() {
        browser.dark(false);
        browser.desktop();
        browser.prefers("zh-CN,zh");
        browser.forget(city.url());
    }

    private static void open(String section) {
        browser.open(city.url() + "/office#/" + section);
        browser.see("[data-section='" + section + "']");
    }

    private static JsonNode ask(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(city.url() + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        JsonNode answer = JSON.readTree(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    /** As the grid's workers do, within a minute. */
    private static void answer(int person, String code, Map<String, Object> answers)
            throws IOException, InterruptedException {
        String version = null;
        for (JsonNode form : ask("{ forms { code version } }", Map.of()).get("forms")) {
            if (form.get("code").asString().equals(code)) {
                version = form.get("version").asString();
            }
        }
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        ask(
                """
                mutation($code: String!, $subject: JSON!, $answers: [FormAnswer!]!, $key: String!, $version: String!,
                    $openedAt: DateTime, $answeredAt: DateTime) {
                  submitForm(code: $code, subject: $subject, answers: $answers, key: $key, version: $version,
                    reporter: "网格员 7 号", department: "grid", openedAt: $openedAt, answeredAt: $answeredAt) { id } }
                """,
                Map.of(
                        "code", code,
                        "subject", Map.of("nationalId", PageCity.nationalId(person)),
                        "answers",
                                answers.entrySet().stream()
                                        .map(answer -> Map.of("path", answer.getKey(), "value", answer.getValue()))
                                        .toList(),
                        "key", UUID.randomUUID().toString(),
                        "version", Objects.requireNonNull(version),
                        "openedAt", now.minusSeconds(48).toString(),
                        "answeredAt", now.toString()));
    }

    /** With {@code -Dheyi.picture.write=true}, the picture in the documentation is taken anew. */
    @Test
    void the_ledger_shows_what_was_asked_and_what_was_not() throws Exception {
        open("burden");
        browser.reads("走访登记");
        String line = browser.see(By.xpath("//tr[th[contains(., '走访登记')]]")).getText();
        assertThat(line).contains("48");
        String bar = browser.see(By.xpath("//*[@role='img' and contains(@aria-label, '走访登记')]"))
                .getDomAttribute("aria-label");
        assertThat(bar).matches("走访登记：免问 [1-9]\\d*，需要询问 [1-9]\\d*");
        assertThat((Boolean) browser.script(
                        "return [...document.querySelectorAll('.part')].every((part) => part.offsetWidth > 10)"))
                .isTrue();
        if (Boolean.getBoolean("heyi.picture.write")) {
            Files.write(Path.of(System.getProperty("heyi.home"), "docs", "images", "office.png"), browser.picture());
        }

        new Select(browser.see("#by")).selectByValue("DEPARTMENT");
        browser.see(By.xpath("//tr[th[text()='民政']]"));
        new Select(browser.see("#by")).selectByValue("COMMUNITY");
        assertThat(browser.see(By.xpath("//tr[th[contains(., '西园社区')]]")).getText())
                .contains("320281001001");
        assertThat(browser.see(By.xpath("//tr[th[text()='地域未知']]")).getText()).contains("48");
        new Select(browser.see("#by")).selectByValue("TOWN");
        browser.see(By.xpath("//tr[th[contains(., '澄江街道')]]"));
        browser.see(By.xpath("//*[@role='img' and contains(@aria-label, '澄江街道：免问')]"));
        new Select(browser.see("#period")).selectByIndex(11);
        browser.reads("没有人打开或提交过表单");
    }

    @Test
    void a_correction_is_rejected_with_a_reason_or_accepted_and_leaves_the_list() throws Exception {
        answer(22, "visit", Map.of("phone", "13912345622", "birthDate", "1941-03-03"));
        answer(23, "visit", Map.of("phone", "13912345623", "birthDate", "1942-04-04"));
        open("corrections");
        String first = "//li[contains(., '" + PageCity.nationalId(22) + "')]";
        assertThat(browser.see(By.xpath(first)).getText())
                .contains("出生日期", "1940-01-01", "1941-03-03", "网格", "网格员 7 号", "由公安办理");

        browser.click(By.xpath(first + "//button[text()='不采纳']"));
        browser.reads("请填写办理人");
        browser.type("#decider", "王警官");
        browser.click(By.xpath(first + "//button[text()='不采纳']"));
        browser.reads("请写明理由");
        browser.see(By.xpath(first + "//textarea")).sendKeys("与户口簿一致");
        browser.click(By.xpath(first + "//button[text()='不采纳']"));
        browser.reads(PageCity.nationalId(23));
        gone(22);
        accept(23);

        JsonNode decided = ask("{ corrections { nodes { identifier state reason decider } } }", Map.of())
                .at("/corrections/nodes");
        assertThat(decided.toString())
                .contains("\"state\":\"REJECTED\",\"reason\":\"与户口簿一致\",\"decider\":\"王警官\"")
                .contains("\"identifier\":\"" + PageCity.nationalId(23) + "\",\"state\":\"ACCEPTED\"");
    }

    @Test
    void forms_and_reports_are_listed_and_the_latest_complete_report_is_one_click_away() throws Exception {
        open("documents");
        browser.reads("高龄津贴申请");
        assertThat(browser.see(By.xpath("//tr[contains(., '走访登记')]")).getText()).contains("每年");
        browser.click(By.xpath("//tr[contains(., '走访登记')]//summary"));
        browser.reads("household.members.name");
        assertThat(browser.see(By.xpath("//*[@aria-label='重复的表单']//tr[contains(., '高龄津贴申请')]"))
                        .getText())
                .contains("走访登记", "66.7 %");
        String file = browser.see(By.xpath("//tr[contains(., '八十岁以上老人')]//a[text()='CSV']"))
                .getDomProperty("href");
        HttpResponse<String> report = CLIENT.send(
                HttpRequest.newBuilder(URI.create(Objects.requireNonNull(file))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body()).contains("姓名,出生日期", PageCity.name(0));
    }

    @Test
    void forms_that_ask_the_same_stand_together_with_those_of_them_that_would_do() {
        open("documents");
        String group = "//div[h3[text()='第 1 组（3 张）']]";
        assertThat(browser.see(By.xpath(group)).getText()).contains("其中 2 张就含有本组全部");
        assertThat(browser.see(By.xpath(group + "//tr[contains(., '入户核查')]")).getText())
                .contains("可省去");
        assertThat(browser.see(By.xpath(group + "//tbody/tr[1]")).getText()).contains("保留");
        assertThat(browser.see(By.xpath(group + "//tbody/tr[2]")).getText()).contains("保留");
        browser.script("document.querySelector('.group summary').focus()");
        browser.keys(Keys.ENTER);
        browser.reads("Person.name");
    }

    @Test
    void what_is_collected_twice_stands_first_in_the_catalogue_and_the_rest_is_found_by_words() {
        open("catalogue");
        assertThat(browser.see("tbody tr").getText()).contains("Person", "重复采集", "公安");
        browser.type("#filter", "building address");
        browser.reads("重复采集");
        assertThat(browser.driver().findElements(By.cssSelector("tbody tr")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getText()).startsWith("Building address"));
    }

    @Test
    void it_speaks_both_languages_and_says_what_leads_nowhere() {
        open("sources");
        assertThat(browser.see(By.xpath("//tr[th[text()='police']]")).getText()).contains("公安", "跟踪变更");
        browser.click(By.id("language"));
        browser.reads("Rows in quarantine");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.see("main").getText()).doesNotContainPattern("\\p{IsHan}");
        browser.script("location.hash = '#/nowhere'");
        browser.reads("There is no such page");
        browser.script("document.getElementById('skip').focus()");
        browser.tabTo("#sections a[href='#/corrections']");
        browser.keys(Keys.ENTER);
        browser.see("[data-section='corrections']");
        assertThat(browser.driver().manage().logs().get("browser").getAll())
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy")
                        || entry.getMessage().contains("Uncaught"));
    }

    @Test
    void nothing_is_in_the_way_of_people_with_disabilities_at_a_desk_or_on_a_phone() throws Exception {
        answer(24, "visit", Map.of("phone", "13912345624", "birthDate", "1941-05-05"));
        for (String section : SECTIONS) {
            browser.desktop();
            browser.dark(false);
            open(section);
            accessible();
            browser.phone();
            browser.dark(true);
            accessible();
            assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= 360"))
                    .as(section)
                    .isTrue();
        }
        open("corrections");
        browser.type("#decider", "王警官");
        accept(24);
    }

    private static By card(int person) {
        return By.xpath("//li[contains(., '" + PageCity.nationalId(person) + "')]");
    }

    private static void accept(int person) {
        browser.see(card(person))
                .findElement(By.xpath(".//button[text()='采纳']"))
                .click();
        gone(person);
    }

    private static void gone(int person) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> browser.driver().findElements(card(person)).isEmpty());
    }

    private static void accessible() {
        Results results = new AxeBuilder().analyze(browser.driver());
        assertThat(results.getViolations())
                .as(() -> results.getViolations().stream()
                        .map(rule -> rule.getHelp() + " " + rule.getNodes())
                        .toList()
                        .toString())
                .isEmpty();
        assertThat((List<?>) browser.script("""
                return [...document.querySelectorAll('main a, nav a, button, input, select, summary')]
                  .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
                  .filter(([, r]) => r.width > 0 && (r.height < 44 || r.width < 44)).map(([html]) => html)
                """)).isEmpty();
    }
}
