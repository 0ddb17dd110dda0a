package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The browser that the machine has, without a window: Debian's package chromium. Nothing is downloaded. It notes what pages write to
 * the console of the browser, such as a violation of the content security policy.
 */
public final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Empty if this machine has none. */
    public static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start() {
        return new Browser(executable().orElseThrow());
    }

    /** How somebody looks at pages. */
    public record Eyes(int width, ColorScheme colours, boolean script, String language) {
        public static final Eyes USUAL = new Eyes(1600, ColorScheme.LIGHT, true, "en");
    }

    /** Signed in as one of the development users, at a page. */
    public Page signIn(String user, String path, Eyes eyes) {
        Page page = anonymous(eyes);
        page.navigate("http://localhost:" + RestAssured.port + path);
        if (page.locator("text=/^" + user + "$/").count() == 0) {
            throw new AssertionError("no choice of " + user + ": " + page.textContent("body"));
        }
        page.click("text=/^" + user + "$/");
        return page;
    }

    public Page anonymous(Eyes eyes) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(eyes.width(), 900)
                .setColorScheme(eyes.colours())
                .setJavaScriptEnabled(eyes.script())
                .setLocale(eyes.language()));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    private static final String FIRST_OF_MANY = """
            for (const many of document.querySelectorAll('tbody, ul, ol, select, svg, main'))
                for (const one of [...many.children].slice(20)) one.remove();
            """;

    /** What the pages have complained of since it was asked last. */
    public List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /**
     * What of a page somebody could not use, by axe with all of its rules. Rows of a table and sections of a page are alike: of many,
     * which the database of a whole test run has, the first stand for all.
     */
    public static List<String> barriers(Page page) {
        page.evaluate(FIRST_OF_MANY);
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(Browser::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    /** Whether a page has to be pushed sideways. */
    public static boolean isTooWide(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** A picture of the whole page, if somebody has asked for pictures: {@code -Dpictures=directory}. */
    public static void picture(Page page, String name) {
        @Nullable String directory = System.getProperty("pictures");
        if (directory != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(directory).resolve(name + ".png")));
        }
    }

    /** Whether everybody can use a page: no barrier, with the focus somewhere too, not wider than the window, and no complaint. */
    public void requireUsable(Page page, String name) {
        picture(page, name);
        assertThat(barriers(page)).as(name).isEmpty();
        assertThat(isTooWide(page)).as(name + " is wider than the window").isFalse();
        page.keyboard().press("Tab");
        assertThat(barriers(page)).as(name + " with the focus").isEmpty();
        assertThat(complaints()).as(name).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
