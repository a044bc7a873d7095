package org.heyi.hub.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium, of the size of a phone unless said otherwise, as a person uses it. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);
    private static final int MOST_TABS = 80;
    private final ChromeDriver driver;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        phone();
    }

    /** Whether this machine has one. Where it must, but has not, that is a failure. */
    static boolean isThere() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && Boolean.parseBoolean(System.getenv("HEYI_BROWSER_REQUIRED"))) {
            throw new AssertionError(
                    "HEYI_BROWSER_REQUIRED is true, but " + CHROMIUM + " or " + DRIVER + " is not there");
        }
        if (!there) {
            System.err.println(
                    "NOT TESTED: the pages. Install Chromium (Debian: chromium chromium-driver) to test them.");
        }
        return there;
    }

    void phone() {
        window(360, 740, 2, true);
    }

    void desktop() {
        window(1200, 840, 1, false);
    }

    private void window(int width, int height, int scale, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** As if nobody had been there before. */
    void forget(String origin) {
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    }

    void open(String url) {
        driver.get("about:blank");
        driver.get(url);
    }

    void offline(boolean offline) {
        ChromiumNetworkConditions conditions = new ChromiumNetworkConditions();
        conditions.setOffline(offline);
        conditions.setLatency(Duration.ZERO);
        conditions.setDownloadThroughput(-1);
        conditions.setUploadThroughput(-1);
        driver.setNetworkConditions(conditions);
    }

    /** Its person's languages, such as {@code zh-CN,zh}; for pages opened from here on. */
    void prefers(String languages) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", script("return navigator.userAgent"), "acceptLanguage", languages));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    private FluentWait<WebDriver> patiently() {
        return new WebDriverWait(driver, PATIENCE).pollingEvery(LOOK_AGAIN);
    }

    /** Waits until there is one that shows. */
    WebElement see(By what) {
        return patiently().withMessage(() -> what + " in: " + text()).until(any -> driver.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    WebElement see(String css) {
        return see(By.cssSelector(css));
    }

    /** Waits until the page says it. */
    void reads(String text) {
        patiently().withMessage(() -> "\"" + text + "\" in: " + text()).until(any -> text().contains(text));
    }

    /** Waits until the page no longer says it. */
    void lacks(String text) {
        patiently()
                .withMessage(() -> "still \"" + text + "\" in: " + text())
                .ignoring(StaleElementReferenceException.class)
                .until(any -> !text().contains(text));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Clicks it, also when the page is just being shown anew. */
    void click(By what) {
        patiently().ignoring(StaleElementReferenceException.class).until(any -> {
            see(what).click();
            return true;
        });
    }

    void press(String button) {
        click(By.xpath("//button[contains(., '" + button + "')]"));
    }

    void type(String css, String text) {
        WebElement input = see(css);
        input.clear();
        input.sendKeys(text);
    }

    /** The part of a form that shows one field. */
    WebElement field(String path) {
        return see("[data-path='" + path + "']");
    }

    /** Answers a field of the form that is open. */
    void answer(String path, String text) {
        type("[data-path='" + path + "'] input", text);
    }

    /** Goes on with the tab key until {@code css} has the focus. */
    void tabTo(String css) {
        for (int i = 0; i < MOST_TABS; i++) {
            new Actions(driver).sendKeys(Keys.TAB).perform();
            if ((Boolean) script("return document.activeElement.matches(arguments[0])", css)) {
                return;
            }
        }
        throw new AssertionError("the tab key does not lead to " + css + " in " + text());
    }

    /** Types to whatever has the focus. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
