package org.heyi.hub.page;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Somebody is found, or can be made known. */
abstract class WorkPageFinding extends WorkPageSteps {
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
}
