package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.heyi.hub.page.Line.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page for the person at the door, in a phone's window, before a real hub. Each test has people of its own. */
class WorkPageTest {
    @TempDir
    static Path directory;

    private static PageCity city;
    private static Line line;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isThere(), "no Chromium");
        city = PageCity.start(directory);
        line = new Line(city.url());
        browser = new Browser("zh-CN,zh");
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
        if (line != null) {
            line.close();
        }
        if (city != null) {
            city.close();
        }
    }

    @BeforeEach
    void a_phone_that_nobody_has_used() {
        line.submissions(Way.THROUGH);
        browser.offline(false);
        browser.dark(false);
        browser.forget(line.url());
        browser.open(line.url() + "/work");
        browser.reads("上门填表");
    }

    /** Opens a form about a person, from the person's page. */
    private static void open(int person, String code) {
        browser.script("location.hash = '#/about/person/" + city.id(person) + "'");
        browser.reads(PageCity.name(person));
        browser.click(By.id("form-" + code + "-open"));
        browser.see("[data-path='phone']");
    }

    private static void reporter() {
        browser.type("#reporter", "网格员 7 号");
        new Select(browser.see("#department")).selectByValue("grid");
    }

    private static void send() {
        reporter();
        browser.press("提交");
    }

    private static void start(String text) {
        browser.script("location.hash = '#/'");
        browser.reads(text);
    }

    private static void kept_by_the_worker() {
        await().until(
                        () -> (Boolean)
                                browser.script(
                                        "return navigator.serviceWorker.controller !== null && navigator.serviceWorker.controller.state === 'activated'"));
    }

    @Test
    void an_answer_given_at_the_door_is_in_the_form_of_another_department() {
        browser.type("#text", PageCity.name(2));
        browser.press("查找");
        browser.click(By.partialLinkText(PageCity.name(2)));
        browser.click(By.id("form-visit-open"));
        assertThat(browser.field("name").getText()).contains("已知", PageCity.name(2), "来自公安");
        assertThat(browser.field("phone").getText()).contains("缺失", "必填");
        browser.answer("phone", "13912345678");
        send();
        browser.reads("已提交：走访登记");

        open(2, "allowance");
        assertThat(browser.field("phone").getText()).contains("已知", "+8613912345678", "来自网格（填表）");
        assertThat(city.submissions(2)).isEqualTo(1);
    }

    @Test
    void somebody_is_found_by_number_and_by_the_address_of_a_building() {
        browser.type("#text", PageCity.nationalId(3));
        browser.press("查找");
        browser.reads("找到 1 个");
        browser.reads(PageCity.name(3));

        browser.type("#text", "西园街187号");
        browser.press("查找");
        browser.click(By.partialLinkText("西园街187号"));
        browser.reads("没有关于它的表单");
        browser.click(By.partialLinkText(PageCity.name(1)));
        browser.reads("高龄津贴申请");
    }

    @Test
    void what_is_stale_or_disputed_says_so_in_words_and_what_is_wrong_can_be_answered_anew() {
        open(1, "visit");
        assertThat(browser.field("phone").getText()).contains("待更新", "原值：+8613900000001", "来自公安");
        assertThat(browser.field("birthDate").getText()).contains("有争议");
        browser.press("没有变");
        browser.click(By.xpath("//button[@aria-label='“出生日期”有误，更正']"));
        browser.script("const i = document.querySelector('[data-path=birthDate] input'); i.value = '1941-02-02';"
                + "i.dispatchEvent(new Event('input', {bubbles: true}))");
        send();
        browser.reads("已提交");

        assertThat(browser.field("phone").getText()).contains("已知", "+8613900000001");
        assertThat(city.submissions(1)).isEqualTo(1);
    }

    @Test
    void a_submission_cut_off_on_its_way_is_sent_by_itself_when_the_network_is_back() {
        open(4, "visit");
        browser.answer("phone", "13912345604");
        line.submissions(Way.HELD);
        send();
        await().until(() -> line.seen() > 0);
        browser.offline(true);
        line.cut();
        browser.reads("等待发送");
        assertThat(city.submissions(4)).isZero();
        start(PageCity.name(4));
        browser.reads("1 份待发送");

        line.submissions(Way.THROUGH);
        browser.offline(false);

        await().until(() -> city.submissions(4) == 1);
        await().until(() -> !browser.text().contains(PageCity.name(4)));
    }

    @Test
    void a_submission_whose_answer_was_lost_is_sent_again_and_recorded_once() {
        open(5, "visit");
        browser.answer("phone", "13912345605");
        line.submissions(Way.ANSWER_LOST);
        send();
        await().until(() -> line.arrived() > 0);
        browser.reads("等待发送");
        assertThat(city.submissions(5)).isEqualTo(1);
        assertThat(browser.text()).doesNotContain("取回修改");

        line.submissions(Way.THROUGH);
        browser.driver().navigate().refresh();
        await().until(() -> line.arrived() > 0);

        start("打开的表单会保存在本机");
        assertThat(city.submissions(5)).isEqualTo(1);
        assertThat((Long) browser.script(
                        "return Object.keys(localStorage).filter(k => k.startsWith('heyi.form.')).length"))
                .isZero();
    }

    @Test
    void the_page_and_the_answers_are_there_after_a_reload_without_a_network() {
        kept_by_the_worker();
        open(6, "visit");
        browser.answer("phone", "13912345606");
        browser.offline(true);
        browser.driver().navigate().refresh();

        browser.reads("无网络");
        assertThat(browser.field("phone").findElement(By.tagName("input")).getDomProperty("value"))
                .isEqualTo("13912345606");
        assertThat(browser.field("name").getText()).contains(PageCity.name(6), "来自公安");
        start("已填 1 项");
        browser.type("#text", "王");
        browser.press("查找");
        browser.reads("现在没有网络，无法查找");
    }

    @Test
    void twenty_forms_filled_in_without_a_network_are_sent_later() {
        reporterOnce();
        for (int i = 30; i < 50; i++) {
            open(i, "visit");
        }
        browser.offline(true);
        for (int i = 30; i < 50; i++) {
            start(PageCity.name(i));
            browser.click(By.partialLinkText(PageCity.name(i)));
            browser.answer("phone", "139123456" + i);
            browser.press("提交");
            browser.reads("等待发送");
        }
        start("20 份待发送");

        browser.offline(false);

        await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("打开的表单会保存在本机"));
        for (int i = 30; i < 50; i++) {
            assertThat(city.submissions(i)).isEqualTo(1);
        }
    }

    private static void reporterOnce() {
        browser.script(
                "localStorage.setItem('heyi.reporter', '网格员 7 号'); localStorage.setItem('heyi.department', 'grid')");
    }

    @Test
    void what_waits_and_was_never_on_its_way_can_be_taken_back_and_deleted() {
        open(7, "visit");
        browser.offline(true);
        browser.answer("phone", "13912345607");
        send();
        browser.reads("等待发送");
        browser.press("取回修改");
        assertThat(browser.field("phone").findElement(By.tagName("input")).getDomProperty("value"))
                .isEqualTo("13912345607");
        start(PageCity.name(7));
        browser.press("从本机删除");
        browser.driver().switchTo().alert().accept();
        browser.reads("打开的表单会保存在本机");
        assertThat((Long) browser.script(
                        "return Object.keys(localStorage).filter(k => k.startsWith('heyi.form.')).length"))
                .isZero();
    }

    @Test
    void what_the_hub_refuses_shows_at_its_field_in_either_language() {
        open(8, "visit");
        browser.answer("phone", "call me");
        send();

        browser.reads("没有提交成功，请修改 1 处");
        assertThat(browser.field("phone").getText()).contains("phone", "PHONE", "call me");
        String chinese =
                browser.field("phone").findElement(By.className("fault")).getText();
        browser.click(By.id("language"));
        browser.reads("Not sent.");
        assertThat(browser.field("phone").findElement(By.className("fault")).getText())
                .isNotBlank()
                .isNotEqualTo(chinese);
        assertThat(city.submissions(8)).isZero();

        browser.answer("phone", "13912345608");
        browser.press("Send");
        browser.reads("Sent: Visit.");
        assertThat(city.submissions(8)).isEqualTo(1);
    }

    @Test
    void what_can_be_seen_before_sending_is_said_before_sending() {
        open(9, "allowance");
        browser.answer("bankAccount", "12");
        browser.offline(true);
        send();
        browser.reads("没有提交成功，请修改 2 处");
        assertThat(browser.field("phone").getText()).contains("请填写“联系电话”");
        assertThat(browser.field("bankAccount").getText()).contains("格式不符");
    }

    @Test
    void a_form_that_changed_meanwhile_keeps_its_answers_and_is_sent_as_it_is_now() {
        open(14, "visit");
        browser.answer("phone", "13912345614");
        browser.script("""
                const name = Object.keys(localStorage).find((key) => key.startsWith('heyi.form.'));
                const draft = JSON.parse(localStorage.getItem(name));
                draft.filled.form.version = 'of-yesterday';
                localStorage.setItem(name, JSON.stringify(draft));
                """);
        browser.driver().navigate().refresh();
        browser.see("[data-path='phone']");
        send();
        browser.reads("没有提交成功");
        assertThat(browser.field("phone").findElement(By.className("fault")).getText())
                .contains("of-yesterday");

        browser.press("提交");
        browser.reads("已提交：走访登记");
        assertThat(city.submissions(14)).isEqualTo(1);
    }

    @Test
    void a_device_that_is_full_says_so() {
        open(15, "visit");
        browser.script("""
                for (let size = 1 << 22; size > 0; size >>= 1) {
                  try { localStorage.setItem('filler' + size, 'x'.repeat(size)); } catch { /* smaller then */ }
                }
                """);
        browser.answer("phone", "13912345615");
        browser.reads("本机已存满");
    }

    @Test
    void it_can_be_used_with_the_keyboard_alone() {
        browser.tabTo("#text");
        browser.keys(PageCity.name(10), Keys.ENTER);
        browser.reads("找到 1 个");
        browser.tabTo("#results a");
        browser.keys(Keys.ENTER);
        browser.reads("走访登记");
        browser.tabTo("#form-visit-open");
        browser.keys(Keys.ENTER);
        browser.see("[data-path='phone']");
        browser.tabTo("[data-path='phone'] input");
        browser.keys("13912345610");
        browser.tabTo("[data-path='birthDate'] button");
        browser.keys(Keys.ENTER);
        assertThat((String) browser.script("return document.activeElement.name"))
                .isEqualTo("birthDate");
        browser.tabTo("[data-path='birthDate'] button");
        browser.keys(Keys.ENTER);
        browser.tabTo("#reporter");
        browser.keys("网格员 7 号", Keys.TAB);
        browser.keys("Grid", "网格");
        browser.script("document.getElementById('department').value = 'grid'");
        browser.tabTo("button.main");
        browser.keys(Keys.ENTER);
        browser.reads("已提交");
        assertThat(city.submissions(10)).isEqualTo(1);
    }

    @Test
    void both_languages_have_every_word_of_the_page_and_of_the_form() {
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("zh-CN");
        open(11, "visit");
        assertThat(browser.text()).contains("要问的", "联系电话", "居住楼栋", "填报部门");
        browser.click(By.id("language"));
        browser.reads("To ask");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.text())
                .contains("Telephone number", "Known", "From Police", "The building the person lives in", "Who reports")
                .containsPattern("Visit\\s")
                .doesNotContain("已知", "缺失");
        browser.driver().navigate().refresh();
        browser.reads("To ask");
    }

    @Test
    void a_browser_that_prefers_english_gets_it() {
        try (Browser english = new Browser("en-GB,en")) {
            english.open(line.url() + "/work");
            english.reads("At the door");
        }
    }

    @Test
    void what_leads_nowhere_is_said_in_a_sentence() {
        browser.type("#text", "没有这个人");
        browser.press("查找");
        browser.reads("没有找到“没有这个人”");
        browser.script("location.hash = '#/about/person/nobody'");
        browser.reads("没有这个对象");
        browser.script("location.hash = '#/form/gone'");
        browser.reads("这张表单已不在本机");
        browser.script("location.hash = '#/%'");
        browser.reads("没有这个页面");
        browser.open(line.url() + "/work/nowhere");
        browser.reads("没有这个页面");
        browser.click(By.linkText("回到首页"));
        browser.reads("上门填表");
    }

    @Test
    void somebody_nobody_knows_yet_is_known_by_the_answers() {
        browser.script("location.hash = '#/new/person'");
        browser.type("#form-visit-nationalId", "1");
        browser.click(By.id("form-visit-open"));
        browser.see(".alert.bad");
        browser.type("#form-visit-nationalId", PageCity.nationalId(77));
        browser.click(By.id("form-visit-open"));
        browser.answer("name", "赵新来");
        browser.answer("phone", "13912345677");
        send();
        browser.reads("已提交");
        start("本机上的表单");
        browser.type("#text", "赵新来");
        browser.press("查找");
        browser.click(By.partialLinkText("赵新来"));
    }

    @Test
    void nothing_is_in_the_way_of_people_with_disabilities() {
        browser.type("#text", PageCity.name(12));
        browser.press("查找");
        browser.reads("找到 1 个");
        accessible();
        open(12, "visit");
        accessible();
        browser.dark(true);
        browser.answer("phone", "no");
        send();
        browser.reads("没有提交成功");
        accessible();
        start("需修改");
        accessible();
    }

    private static void accessible() {
        Results results = new AxeBuilder().analyze(browser.driver());
        assertThat(results.getViolations())
                .as(() -> results.getViolations().stream()
                        .map(rule -> rule.getHelp() + " " + rule.getNodes())
                        .toList()
                        .toString())
                .isEmpty();
        List<?> small = (List<?>) browser.script("""
                return [...document.querySelectorAll('main a, button, input, select')]
                  .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
                  .filter(([, r]) => r.width > 0 && (r.height < 44 || r.width < 44)).map(([html]) => html)
                """);
        assertThat(small).isEmpty();
        assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= 360"))
                .isTrue();
    }

    /** With {@code -Dheyi.picture.write=true}, the picture in the documentation is taken anew. */
    @Test
    void the_form_fits_a_phone() throws Exception {
        open(1, "visit");
        assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= 360"))
                .isTrue();
        if (Boolean.getBoolean("heyi.picture.write")) {
            Files.write(Path.of(System.getProperty("heyi.home"), "docs", "images", "work.png"), browser.picture());
        }
    }

    @Test
    void nothing_on_the_page_breaks_its_own_rules() {
        open(13, "visit");
        List<String> complaints = browser.driver().manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy") || message.contains("Uncaught"))
                .toList();
        assertThat(complaints).isEmpty();
    }
}
