package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The browser that the machine has, without a window: Debian's package chromium. Nothing is downloaded. It notes what pages write to
 * the console of the browser, such as a violation of the content security policy.
 */
public final class Browser implements AutoCloseable {
    private static final int WIDE = 1280;
    /** What 400 % leave of it. */
    private static final int NARROW = 320;

    private static final Set<String> COMPLAINTS = Set.of("error", "warning");

    /**
     * Of axe: on trial, or of WCAG 2.2, and so not asked for by itself. Without the one that compares names with texts: it takes what is
     * told of a bar while the mouse is over it for a text.
     */
    private static final Set<String> MORE_RULES = Set.of(
            "target-size",
            "css-orientation-lock",
            "p-as-heading",
            "table-fake-caption",
            "td-has-header",
            "duplicate-id");

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
            if (COMPLAINTS.contains(message.type()) && !isOfARefusal(message)) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A page that is a refusal is told of by its status too; what a page is made with is never refused. */
    private static boolean isOfARefusal(ConsoleMessage message) {
        return message.text().contains("the server responded with a status of 4")
                && !message.location().contains("/console/assets/");
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

    /** What the keyboard reaches and nobody would see that it has. */
    private static final String UNSEEN_FOCUS = """
            () => {
                const unseen = [];
                for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')) {
                    one.focus();
                    const style = getComputedStyle(one);
                    if (document.activeElement === one && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2))
                        unseen.push(one.outerHTML.slice(0, 160));
                }
                document.querySelector('.skip, main a')?.focus();
                return unseen;
            }
            """;

    /**
     * What of a page somebody could not use, by axe with all of its rules, also those that it has on trial or leaves to a later
     * standard. Rows of a table and sections of a page are alike: of many, which the database of a whole test run has, the first stand
     * for all.
     */
    public static List<String> barriers(Page page) {
        page.evaluate(FIRST_OF_MANY);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(MORE_RULES.stream().collect(Collectors.toMap(rule -> rule, rule -> {
            AxeRuleOptions on = new AxeRuleOptions();
            on.setEnabled(true);
            return on;
        })));
        return new AxeBuilder(page)
                .options(options).analyze().getViolations().stream()
                        .map(Browser::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    /** What stays while a table is pushed sideways, and leaves no room to see the rest of it. */
    private static final String COVERED = """
            () => [...document.querySelectorAll('.scroll th')]
                .filter(one => getComputedStyle(one).position === 'sticky'
                    && one.offsetWidth > one.closest('.scroll').clientWidth / 2)
                .map(one => one.textContent.slice(0, 60))
            """;

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

    /**
     * Whether everybody can use a page: no barrier, wide and light, or narrow, dark and with the focus somewhere; the focus is seen
     * wherever it can be; no page has to be pushed sideways at 400 % of a window of 1280, which leaves 320, nor with letters twice as
     * large, and a table that is shows what was outside; and the browser complains of nothing, such as a violation of the content security policy. The page stays in its window.
     */
    public void requireUsable(Page page, String name) {
        ViewportSize window = page.viewportSize();
        picture(page, name);
        assertThat(barriers(page)).as(name).isEmpty();
        page.keyboard().press("Tab");
        assertThat(page.evaluate(UNSEEN_FOCUS)).as(name + ": the focus").isEqualTo(List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(NARROW, window.height);
        assertThat(isTooWide(page)).as(name + " is wider than 320").isFalse();
        assertThat(page.evaluate(COVERED)).as(name + ": what covers its table").isEqualTo(List.of());
        assertThat(barriers(page)).as(name + ", dark and narrow").isEmpty();
        picture(page, name + "-narrow");
        page.setViewportSize(WIDE, window.height);
        page.evaluate("document.documentElement.style.fontSize = '187.5%'");
        assertThat(isTooWide(page)).as(name + " with large letters").isFalse();
        page.evaluate("document.documentElement.style.fontSize = ''");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
        page.setViewportSize(window.width, window.height);
        assertThat(complaints()).as(name).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
