package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** What is asked, what is answered, and what the hub says to it. */
abstract class WorkPageAnswering extends WorkPageSteps {
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
    void what_is_stale_or_disputed_says_so_in_words_and_what_is_wrong_can_be_answered_anew() {
        open(1, "visit");
        assertThat(browser.field("phone").getText()).contains("待更新", "原值：+8613900000001", "来自公安");
        assertThat(browser.field("birthDate").getText()).contains("有争议");
        browser.press("没有变");
        browser.click(By.xpath("//button[@aria-label='“出生日期”有误，更正']"));
        date("birthDate", "1941-02-02");
        send();
        browser.reads("已提交");

        assertThat(browser.field("phone").getText()).contains("已知", "+8613900000001");
        assertThat(city.submissions(1)).isEqualTo(1);
    }

    @Test
    void what_is_chosen_from_a_list_counts_also_where_the_browser_tells_only_of_the_change() {
        open(27, "visit");
        new Select(browser.see("[data-path='maritalStatus'] select")).selectByValue("MARRIED");
        browser.answer("phone", "13912345627");
        send();
        browser.reads("已提交：走访登记");

        assertThat(browser.field("maritalStatus").getText()).contains("已知", "已婚");
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
        assertThat(browser.field("phone").getText()).doesNotContain("必须回答");

        browser.press("提交");
        browser.reads("已提交：走访登记");
        assertThat(city.submissions(14)).isEqualTo(1);
    }

    @Test
    void a_wrong_value_goes_to_its_owner_with_what_shows_it() {
        open(16, "visit");
        browser.click(By.xpath("//button[@aria-label='“出生日期”有误，更正']"));
        browser.reads("这个值归公安管");
        date("birthDate", "1940-02-03");
        browser.type("[data-path='birthDate'] textarea", "出生医学证明 17 号");
        browser.driver().navigate().refresh();
        assertThat(browser.see("[data-path='birthDate'] textarea").getDomProperty("value"))
                .isEqualTo("出生医学证明 17 号");
        browser.answer("phone", "13912345616");
        send();

        browser.reads("“出生日期”的纠错单已转公安，等待其决定");
        assertThat(browser.text()).doesNotContain("“联系电话”的纠错单");
        assertThat(browser.field("birthDate").getText()).contains("1940年1月1日", "有争议");
        browser.click(By.id("language"));
        browser.reads("“Date of birth”: the correction waits for Police to decide.");
        assertThat(city.evidence(16)).isEqualTo("出生医学证明 17 号");
    }

    @Test
    void who_decides_depends_on_who_answers() {
        open(17, "visit");
        browser.click(By.xpath("//button[@aria-label='“出生日期”有误，更正']"));
        date("birthDate", "1940-02-03");
        browser.reads("这个值归公安管");

        new Select(browser.see("#department")).selectByValue("police");
        browser.lacks("这个值归公安管");
        assertThat(browser.field("birthDate").findElement(By.tagName("input")).getDomProperty("value"))
                .isEqualTo("1940-02-03");
        new Select(browser.see("#department")).selectByValue("grid");
        browser.reads("这个值归公安管");
    }

    private static void date(String path, String day) {
        browser.script("""
                const input = document.querySelector(`[data-path='${arguments[0]}'] input`);
                input.value = arguments[1];
                input.dispatchEvent(new Event('input', { bubbles: true }));
                """, path, day);
    }
}
