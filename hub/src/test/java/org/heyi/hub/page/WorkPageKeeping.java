package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.heyi.hub.page.Line.Way;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What the device keeps, and what becomes of it when the network comes and goes. */
abstract class WorkPageKeeping extends WorkPageSteps {
    @Test
    void a_submission_cut_off_on_its_way_is_sent_by_itself_when_the_network_is_back() {
        open(4, "visit");
        browser.answer("phone", "13912345604");
        line.submissions(Way.HELD);
        send();
        await().atMost(Duration.ofMinutes(1)).until(() -> line.seen() > 0);
        browser.offline(true);
        line.cut();
        browser.reads("等待发送");
        assertThat(city.submissions(4)).isZero();
        start(PageCity.name(4));
        browser.reads("1 份待发送");

        line.submissions(Way.THROUGH);
        browser.offline(false);

        await().atMost(Duration.ofMinutes(1)).until(() -> city.submissions(4) == 1);
        await().atMost(Duration.ofMinutes(1)).until(() -> !browser.text().contains(PageCity.name(4)));
    }

    @Test
    void a_submission_whose_answer_was_lost_is_sent_again_and_recorded_once() {
        open(5, "visit");
        browser.answer("phone", "13912345605");
        line.submissions(Way.ANSWER_LOST);
        send();
        await().atMost(Duration.ofMinutes(1)).until(() -> line.arrived() > 0);
        browser.reads("等待发送");
        assertThat(city.submissions(5)).isEqualTo(1);
        assertThat(browser.text()).doesNotContain("取回修改");

        line.submissions(Way.THROUGH);
        browser.driver().navigate().refresh();
        await().atMost(Duration.ofMinutes(1)).until(() -> line.arrived() > 0);

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

    private static void kept_by_the_worker() {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> (Boolean)
                                browser.script(
                                        "return navigator.serviceWorker.controller !== null && navigator.serviceWorker.controller.state === 'activated'"));
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

        await().atMost(Duration.ofMinutes(1)).until(() -> browser.text().contains("打开的表单会保存在本机"));
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
    void all_that_is_deleted_is_who_reports_too() {
        open(18, "visit");
        browser.answer("phone", "13912345618");
        send();
        browser.reads("已提交：走访登记");
        start("全部从本机删除");
        browser.press("全部从本机删除");
        browser.driver().switchTo().alert().accept();
        browser.lacks("全部从本机删除");
        assertThat((Boolean) browser.script("return Object.values(localStorage).some(text => text.includes('网格员'))"))
                .isFalse();
    }
}
