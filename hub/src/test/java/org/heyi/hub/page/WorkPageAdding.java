package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Somebody whom a list of the form does not have yet. */
abstract class WorkPageAdding extends WorkPageSteps {
    private static final String MEMBERS = "[data-list='household.members']";

    @Test
    void who_is_not_on_a_list_is_added_kept_until_sent_and_on_it_for_everybody() {
        open(51, "visit");
        browser.answer("phone", "13912345651");
        browser.click(By.cssSelector(MEMBERS + " > button"));
        browser.answer("household.members[+1].name", "王新生");
        send();
        browser.reads("没有提交成功，请修改 1 处");
        assertThat(browser.see("[data-entry='household.members[+1]'] .fault").getText())
                .contains("请填写“公民身份号码”");

        browser.answer("household.members[+1].nationalId", PageCity.nationalId(71));
        browser.click(By.cssSelector(MEMBERS + " > button"));
        browser.answer("household.members[+2].nationalId", PageCity.nationalId(72));
        browser.driver().navigate().refresh();
        assertThat(browser.field("household.members[+1].name")
                        .findElement(By.tagName("input"))
                        .getDomProperty("value"))
                .isEqualTo("王新生");
        browser.press("不添加");
        assertThat(browser.driver().findElements(By.cssSelector("[data-entry]")))
                .hasSize(1);
        browser.lacks("王新生");
        browser.answer("household.members[+2].name", "王又生");
        send();

        browser.reads("已提交：走访登记");
        assertThat(browser.text()).doesNotContain("还没有列出所有新增的");
        assertThat(browser.text()).contains("第 4 个").containsPattern("王又生\\s+来自网格（填表）");
        open(52, "visit");
        assertThat(browser.text()).contains("王又生").doesNotContain("王新生");
        assertThat(city.submissions(51)).isEqualTo(1);
    }

    @Test
    void with_the_keyboard_alone_and_in_words_a_screen_reader_says() {
        open(54, "visit");
        browser.answer("phone", "13912345654");
        browser.tabTo(MEMBERS + " > button");
        assertThat((String) browser.script("return document.activeElement.ariaLabel"))
                .contains("添加：", "户内成员");
        browser.keys(Keys.ENTER);
        assertThat((String) browser.script("return document.activeElement.name"))
                .isEqualTo("household.members[+1].nationalId");
        assertThat((String) browser.script("return document.getElementById('announcement').textContent"))
                .contains("新增 第 1 个");
        browser.keys(PageCity.nationalId(73), Keys.TAB, "王小妹", Keys.TAB, Keys.ENTER);
        assertThat((Boolean)
                        browser.script("return document.activeElement.matches(arguments[0])", MEMBERS + " > button"))
                .as("the button took it back")
                .isTrue();
        browser.keys(Keys.ENTER, PageCity.nationalId(73), Keys.TAB, "王小妹");
        WorkPageForEverybody.accessible();
        send();
        browser.reads("已提交");
        assertThat(browser.text()).contains("第 4 个", "王小妹");
    }

    @Test
    void whom_a_department_registers_elsewhere_is_on_the_list_only_when_that_department_agrees() {
        open(57, "visit");
        browser.answer("phone", "13912345657");
        browser.click(By.cssSelector(MEMBERS + " > button"));
        browser.answer("household.members[+1].nationalId", PageCity.nationalId(51));
        browser.offline(true);
        send();
        browser.reads("等待发送");
        assertThat(browser.see("[data-entry='household.members[+1]']").getText())
                .contains(PageCity.nationalId(51));
        browser.offline(false);

        browser.reads("“户内成员”上还没有列出所有新增的");
        assertThat(city.owner(51)).isEqualTo("police");
    }
}
