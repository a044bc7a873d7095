package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Whoever uses it, in whatever language, with eyes, keyboard or screen reader. */
abstract class WorkPageForEverybody extends WorkPageSteps {
    @Test
    void what_has_the_focus_is_not_behind_the_bar() {
        open(28, "visit");
        Object below = browser.script("""
                const button = document.querySelector("[data-path='birthDate'] button");
                scrollTo(0, button.getBoundingClientRect().top + scrollY - 4);
                button.focus();
                return button.getBoundingClientRect().top - document.getElementById('bar').getBoundingClientRect().bottom;
                """);
        assertThat(((Number) below).doubleValue()).isNotNegative();
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
        browser.prefers("en-GB,en");
        browser.open(line.url() + "/work");
        browser.reads("At the door");
    }

    @Test
    void nothing_is_in_the_way_of_people_with_disabilities() {
        browser.type("#text", PageCity.name(12));
        browser.press("查找");
        browser.reads("找到 1 个");
        accessible();
        open(12, "visit");
        browser.click(By.xpath("//button[@aria-label='“出生日期”有误，更正']"));
        accessible();
        browser.dark(true);
        browser.answer("phone", "no");
        send();
        browser.reads("没有提交成功");
        accessible();
        start("需修改");
        accessible();
    }

    static void accessible() {
        Results results = new AxeBuilder().analyze(browser.driver());
        assertThat(results.getViolations())
                .as(() -> results.getViolations().stream()
                        .map(rule -> rule.getHelp() + " " + rule.getNodes())
                        .toList()
                        .toString())
                .isEmpty();
        List<?> small = (List<?>) browser.script("""
                return [...document.querySelectorAll('main a, button, input, select, textarea')]
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
