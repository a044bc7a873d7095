package org.heyi.hub.page;

import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** What people do on the page again and again. {@link WorkPageTest} starts and ends what they use. */
abstract class WorkPageSteps {
    static PageCity city;
    static Line line;
    static Browser browser;

    /** Opens a form about a person, from the person's page. */
    static void open(int person, String code) {
        browser.script("location.hash = '#/about/person/" + city.id(person) + "'");
        browser.reads(PageCity.name(person));
        browser.click(By.id("form-" + code + "-open"));
        browser.see("[data-path='phone']");
    }

    static void reporter() {
        browser.type("#reporter", "网格员 7 号");
        new Select(browser.see("#department")).selectByValue("grid");
    }

    static void send() {
        reporter();
        browser.press("提交");
    }

    static void start(String text) {
        browser.script("location.hash = '#/'");
        browser.reads(text);
    }
}
