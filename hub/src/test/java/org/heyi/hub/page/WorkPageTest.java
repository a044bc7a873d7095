package org.heyi.hub.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.heyi.hub.page.Line.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The page for the person at the door, in a phone's window: one browser before one real hub. Each test has people of its own. */
class WorkPageTest extends WorkPageSteps {
    @TempDir
    static Path directory;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isThere(), "no Chromium");
        city = PageCity.start(directory);
        line = new Line(city.url());
        browser = new Browser();
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
        browser.prefers("zh-CN,zh");
        browser.forget(line.url());
        browser.open(line.url() + "/work");
        browser.reads("上门填表");
    }

    @Nested
    class Finding extends WorkPageFinding {}

    @Nested
    class Answering extends WorkPageAnswering {}

    @Nested
    class Adding extends WorkPageAdding {}

    @Nested
    class Keeping extends WorkPageKeeping {}

    @Nested
    class ForEverybody extends WorkPageForEverybody {}
}
