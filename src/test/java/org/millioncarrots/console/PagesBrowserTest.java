package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.PaidInConsole;

/** Pages in a real browser: usable by everybody, in light and dark, narrow and wide, and within their content security policy. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserTest {
    private static final String CURRENCY = "TZS";

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

    /** From what is due to the bank, by the hands of two people. */
    @Test
    void aBatchGoesItsWay() throws InterruptedException {
        List<String> payouts = PaidInConsole.due(CURRENCY, 3);
        Page finance = browser.signIn("finance", "/console/batches", Eyes.USUAL);
        finance.fill("input[name=currency]", CURRENCY);
        finance.selectOption("select[name=scheme]", "CROSS_BORDER");
        finance.click("button:text-is(\"Collect\")");
        assertThat(finance.textContent("main"))
                .contains("Collected. Another person looks at it now", "TZS\u00a0300.00");
        assertThat(finance.textContent("main")).contains("You collected this batch, so another person approves it");
        String batch = finance.url().replaceFirst("\\?.*", "").replaceFirst("^.*/", "");

        Page approver = browser.signIn("approver", "/console/batches/" + batch + "/approve", Eyes.USUAL);
        assertThat(approver.textContent("h1")).matches("Approve batch B-[0-9A-F]{4}-[0-9A-F]{4}\\?");
        assertThat(approver.textContent("main")).contains("paid for the first time", "You approve exactly this list");
        lookAtAll(batch, payouts.getFirst());

        Api.post("finance2", "/v1/payouts/" + payouts.getFirst() + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
        approver.click("text=/^Approve 3 payouts/");
        assertThat(approver.textContent("main")).contains("It has changed since you looked", "Nothing was done");
        approver.click("text=Look again");
        approver.click("text=/^Approve 2 payouts/");
        assertThat(approver.textContent("main")).contains("Approved. Its file is made", "TZS\u00a0200.00");

        finance.reload();
        finance.navigate(finance.url());
        String name = finance.waitForDownload(() -> finance.click("text=Fetch the file"))
                .suggestedFilename();
        assertThat(name).endsWith(".xml");
        finance.click("text=/^Record delivery of 2 payouts/");
        assertThat(finance.textContent("main")).contains("Delivery recorded", "delivery recorded, Finance");
        look(finance, "batch-delivered");
        finance.click("text=/^P-/ >> nth=0");
        assertThat(finance.textContent("main")).contains("With the bank. It has not said what became of it");
        look(finance, "payout");
        finance.context().close();
        approver.context().close();
    }

    private void lookAtAll(String batch, String payout) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1600, 320}) {
                Page page = browser.signIn("approver", "/console/batches", new Eyes(width, colours, true, "en"));
                for (String path : List.of(
                        "/console/batches",
                        "/console/batches/" + batch,
                        "/console/batches/" + batch + "/approve",
                        "/console/payouts?currency=" + CURRENCY + "&which=all",
                        "/console/payouts?from=1999-01-01&to=1999-01-31",
                        "/console/payouts/" + payout,
                        "/console/payouts/" + batch)) {
                    page.navigate(page.url().replaceFirst("/console.*", path));
                    look(
                            page,
                            path.replace(batch, "batch")
                                            .replace(payout, "payout")
                                            .replaceAll("\\W+", "-") + "-" + colours + "-" + width);
                }
                page.context().close();
            }
        }
    }

    @Test
    void nothingNeedsAScript() {
        Page page = browser.signIn("finance", "/console/payouts", new Eyes(1600, ColorScheme.LIGHT, false, "de"));
        page.selectOption("select[name=by]", "programme");
        page.click("text=Anzeigen");
        assertThat(page.url()).contains("by=programme");
        page.click("text=Abmelden");
        assertThat(page.textContent("h1")).isEqualTo("Sie sind abgemeldet");
        page.context().close();
    }

    @Test
    void theKeyboardIsEnough() {
        Page page = browser.signIn("finance", "/console/payouts", Eyes.USUAL);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.context().close();
    }

    private void look(Page page, String name) {
        Browser.picture(page, name);
        assertThat(Browser.barriers(page)).as(name).isEmpty();
        assertThat(Browser.isTooWide(page))
                .as(name + " is wider than the window")
                .isFalse();
        page.keyboard().press("Tab");
        assertThat(Browser.barriers(page)).as(name + " with the focus").isEmpty();
        assertThat(browser.complaints().stream()
                        .filter(complaint -> !complaint.contains("the server responded with a status of 4")))
                .as(name)
                .isEmpty();
    }
}
