package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;

/** Pages in a real browser: usable by everybody, in light and dark, narrow and wide, and within their content security policy. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserTest {
    private Browser browser;

    @BeforeAll
    void start() {
        assumeTrue(
                Browser.executable().isPresent(), "LEFT OUT: this machine has no chromium (apt-get install chromium)");
        browser = Browser.start();
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everybodyCanUseThePages() {
        for (String path : List.of("/console/payouts", "/console/payouts?from=1999-01-01&to=1999-01-31")) {
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : new int[] {1600, 320}) {
                    Page page = browser.signIn("finance", path, new Eyes(width, colours, true, "en"));
                    look(page, path.replaceAll("\\W+", "-") + "-" + colours + "-" + width);
                    page.context().close();
                }
            }
        }
    }

    private void look(Page page, String name) {
        Browser.picture(page, name);
        assertThat(Browser.barriers(page)).as(name).isEmpty();
        assertThat(Browser.isTooWide(page))
                .as(name + " is wider than the window")
                .isFalse();
        page.keyboard().press("Tab");
        assertThat(Browser.barriers(page)).as(name + " with the focus").isEmpty();
        assertThat(browser.complaints()).as(name).isEmpty();
    }
}
