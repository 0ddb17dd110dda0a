package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.ProblemBody;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.http.RefusalPages;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.Keyboard;
import org.millioncarrots.testing.PaidInConsole;

/** Pages in a real browser: usable by everybody, in light and dark, narrow and wide, and within their content security policy. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserTest {
    private static final String CURRENCY = "TZS";
    private static final Eyes WITHOUT_SCRIPT = new Eyes(1600, ColorScheme.LIGHT, false, "en");
    private static final String APPROVE = "form[action$='/approve'] button";

    private static final String PRESS_TWICE = """
            selector => {
                const form = document.querySelector(selector);
                const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})
                    .then(answer => answer.text());
                return Promise.all([send(), send()]);
            }
            """;

    @Inject
    RefusalPages refusals;

    @Inject
    MasterKeys keys;

    @Inject
    Clock clock;

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

    /** From what is due to the bank, by the hands of several people: one without a script, one without a mouse, one who presses twice. */
    @Test
    void aBatchGoesItsWay() throws InterruptedException {
        List<String> payouts = PaidInConsole.due(CURRENCY, 3);
        Page finance = browser.signIn("finance", "/console/batches", WITHOUT_SCRIPT);
        String refused = collected(finance);
        Page second = browser.signIn("finance2", "/console/batches/" + refused + "/approve", Eyes.USUAL);
        second.selectOption("select[name=reason]", "WRONG_AMOUNT");
        second.click("button:text-is(\"Send back\")");
        assertThat(second.textContent("main")).contains("Sent back. Its payouts are due again", "an amount is wrong");

        String batch = collected(finance);
        Page approver = approving(batch);
        assertThat(approver.textContent("h1")).matches("Approve batch B-[0-9A-F]{4}-[0-9A-F]{4}\\?");
        assertThat(approver.textContent("main")).contains("paid for the first time", "You approve exactly this list");
        lookAtAll(batch, payouts.getFirst());

        Api.post("finance2", "/v1/payouts/" + payouts.getFirst() + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
        Keyboard keyboard = new Keyboard(approver).press(APPROVE, "Space");
        assertThat(approver.textContent("main"))
                .contains(
                        "It has changed since you looked",
                        "Nothing was done",
                        "left the batch: the payout is held, doubt about the payee",
                        "paid for the first time: 3 when you looked, 2 now",
                        "All else is as you have seen it",
                        "Approve 2 payouts, TZS\u00a0200.00");
        assertThat(approver.locator(".changed a").getAttribute("href"))
                .isEqualTo("/console/payouts/" + payouts.getFirst());
        browser.requireUsable(approver, "stale");
        keyboard.press(APPROVE, "Space");
        assertThat(approver.textContent("main")).contains("Approved. Its file is made", "TZS\u00a0200.00");
        approver.context().close();

        finance.navigate(finance.url());
        String name = finance.waitForDownload(() -> finance.click("text=Fetch the file"))
                .suggestedFilename();
        assertThat(name).endsWith(".xml");
        finance.context().close();
        deliveredTwice(second, batch);
        second.click("text=/^P-/ >> nth=0");
        assertThat(second.textContent("main")).contains("With the bank. It has not said what became of it");
        browser.requireUsable(second, "payout-sent");
        second.navigate(second.url().replaceFirst("/console.*", "/console/payouts/" + payouts.getFirst()));
        assertThat(second.textContent("main")).contains("the payout is held:", "Another person releases it");
        browser.requireUsable(second, "payout-held");
        second.click("text=Who looks after it");
        assertThat(second.textContent("main")).contains("due, and taken by no batch: the payout is held");
        browser.requireUsable(second, "exception-stopped");
        second.context().close();
    }

    private static String collected(Page finance) {
        finance.navigate(finance.url().replaceFirst("/console.*", "/console/batches"));
        finance.fill("input[name=currency]", CURRENCY);
        finance.selectOption("select[name=scheme]", "CROSS_BORDER");
        finance.click("button:text-is(\"Collect\")");
        assertThat(finance.textContent("main"))
                .contains(
                        "Collected. Another person looks at it now",
                        "TZS\u00a0300.00",
                        "You collected this batch, so another person approves it");
        return finance.url().replaceFirst("\\?.*", "").replaceFirst("^.*/", "");
    }

    /** At the page of approval, by the keyboard alone from before signing in. */
    private Page approving(String batch) {
        Page page = browser.anonymous(Eyes.USUAL);
        page.navigate("http://localhost:" + RestAssured.port + "/console");
        String choice = page.locator("text=/^approver$/").getAttribute("href");
        Keyboard keyboard = new Keyboard(page)
                .press("a[href='" + choice + "']", "Enter")
                .press("nav a[href='/console/batches']", "Enter");
        while (page.locator("main a[href$='" + batch + "']").count() == 0) {
            keyboard.press("main a[href*='state=COLLECTED&after=']", "Enter");
        }
        keyboard.press("main a[href$='" + batch + "']", "Enter").press("main a[href$='/approve']", "Enter");
        return page;
    }

    /** Two presses at once, and one after them: the bank's file is delivered once. */
    private void deliveredTwice(Page page, String batch) {
        page.navigate(page.url().replaceFirst("/console.*", "/console/batches/" + batch));
        @SuppressWarnings("unchecked")
        List<String> answers = (List<String>) page.evaluate(PRESS_TWICE, "form[action$='/delivery']");
        assertThat(answers)
                .anyMatch(answer -> answer.contains("Delivery recorded"))
                .anyMatch(answer -> answer.contains("It was not done twice") || answer.contains("You pressed twice"));
        page.click("text=/^Record delivery of 2 payouts/");
        assertThat(page.textContent("main")).contains("This was done before. It was not done twice.");
        browser.requireUsable(page, "twice");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + batch).getList("items.action"))
                .containsOnlyOnce("BANK_FILE_DELIVERED");
    }

    private void lookAtAll(String batch, String payout) {
        Page page = browser.signIn("approver", "/console/batches", Eyes.USUAL);
        for (String path : List.of(
                "/console/batches",
                "/console/batches?state=COLLECTED&after=ffffffff-ffff-7fff-bfff-ffffffffffff",
                "/console/batches/" + batch,
                "/console/batches/" + batch + "/approve",
                "/console/payouts?currency=" + CURRENCY + "&which=all",
                "/console/payouts?from=1999-01-01&to=1999-01-31",
                "/console/payouts?from=yesterday",
                "/console/payouts/find",
                "/console/payouts/" + payout,
                "/console/payouts/" + payout + "/rulings",
                "/console/payouts/" + batch)) {
            page.navigate(page.url().replaceFirst("/console.*", path));
            browser.requireUsable(
                    page, path.replace(batch, "batch").replace(payout, "payout").replaceAll("\\W+", "-"));
        }
        page.context().close();
        page = browser.signIn("finance", "/console/batches/" + batch + "/approve", Eyes.USUAL);
        assertThat(page.textContent("main")).contains("You collected this batch");
        browser.requireUsable(page, "denied-to-whoever-collected");
        page.context().close();
    }

    /** What is refused, in the place of a page. */
    @Test
    void refusalsCanBeUsedToo() {
        Page page = browser.signIn("caseworker", "/console/payouts", Eyes.USUAL);
        assertThat(page.textContent("h1")).isEqualTo("You may not see this");
        browser.requireUsable(page, "denied");
        page.context().close();

        page = browser.signIn("finance", "/console/batches", Eyes.USUAL);
        page.fill("input[name=currency]", "EUR");
        page.context().clearCookies();
        page.click("button:text-is(\"Collect\")");
        assertThat(page.textContent("main")).contains("Your session has ended", "Nothing was changed");
        browser.requireUsable(page, "session-ended");
        page.click("a.primary");
        assertThat(page.textContent("body")).contains("Choose who you are");
        page.navigate("http://localhost:" + RestAssured.port + "/console/signed-out");
        browser.requireUsable(page, "signed-out");

        for (ProblemType type : List.of(ProblemType.UNAVAILABLE, ProblemType.TOO_MANY_REQUESTS)) {
            ProblemBody problem = new ProblemBody(
                    type.uri(), type.title(), type.status(), "in its words", null, null, null, "urn:uuid:of-a-request");
            String shown = refusals.page("/console/today", problem, "en").orElseThrow();
            page.route(
                    "**/console/today",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html;charset=UTF-8")
                            .setBody(shown)));
            page.navigate("http://localhost:" + RestAssured.port + "/console/today");
            browser.requireUsable(page, "refused-" + type);
            page.unroute("**/console/today");
        }
        page.context().close();
    }

    /** A page of somebody else has a form for ours, and whoever is signed in presses it. */
    @Test
    void aFormOfAnotherSiteDoesNothing() {
        Page page = browser.signIn("finance", "/console/batches", Eyes.USUAL);
        String form = page.inputValue("input[name=form]");
        page.route(
                "http://elsewhere.example/",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<form method=post action=http://localhost:" + RestAssured.port + "/console/batches>"
                                + "<input name=form value=" + form + "><input name=currency value=EUR>"
                                + "<input name=scheme value=SEPA><button>Win</button></form>")));
        page.navigate("http://elsewhere.example/");
        Response answer = page.waitForNavigation(() -> page.click("button"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.textContent("h1")).isEqualTo("You may not see this");
        page.context().close();
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

    /** Whoever has typed something that is not there hears of it first, and types again without a mouse. */
    @Test
    void whatIsNotFoundIsSaidFirst() {
        for (Eyes eyes : List.of(Eyes.USUAL, WITHOUT_SCRIPT)) {
            Page page = browser.signIn("finance", "/console/payouts/find", eyes);
            page.focus("#payout");
            page.keyboard().type("3R5GULFYYMNJTGL7EDHZHD7735");
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
            assertThat(page.url()).endsWith("/console/payouts/find");
            assertThat(page.locator(":focus").textContent()).contains("No payout has this number or reference");
            if (eyes.script()) {
                browser.requireUsable(page, "not-found");
            }
            page.context().close();
        }
        Page page = browser.signIn("finance", "/console/payouts?from=yesterday", Eyes.USUAL);
        assertThat(page.locator("h1:focus").count()).isOne();
        page.context().close();
    }

    /** Somebody comes back from a long day of meetings: what they have typed is still there, and nothing has to be guessed. */
    @Test
    void anOldFormSaysSoAndKeepsWhatWasTyped() {
        for (Eyes eyes : List.of(Eyes.USUAL, WITHOUT_SCRIPT)) {
            Page page = browser.signIn("finance", "/console/batches", eyes);
            page.fill("input[name=currency]", CURRENCY);
            page.fill("input[name=executionOn]", "2022-09-30");
            page.selectOption("select[name=scheme]", "CROSS_BORDER");
            String old = token(Duration.ofHours(9));
            page.evaluate(
                    "old => document.querySelector(\"form[action='/console/batches'] [name=form]\").value = old", old);
            page.click("button:text-is(\"Collect\")");
            assertThat(page.locator("h1:focus").textContent()).isEqualTo("This form is more than 8 hours old");
            assertThat(page.textContent("main")).contains("Nothing was done", "what you have typed is still there");
            if (eyes.script()) {
                browser.requireUsable(page, "form-expired");
            }
            page.goBack();
            assertThat(page.inputValue("input[name=currency]")).isEqualTo(CURRENCY);
            assertThat(page.inputValue("input[name=executionOn]")).isEqualTo("2022-09-30");
            assertThat(page.inputValue("select[name=scheme]")).isEqualTo("CROSS_BORDER");
            assertThat(page.inputValue("form[action='/console/batches'] [name=form]"))
                    .isNotEqualTo(old);
            page.context().close();
        }
    }

    /** As the page of batches would have had it some time ago. */
    private String token(Duration age) {
        String begin = clock.instant().minus(age).getEpochSecond() + "-" + "0".repeat(32);
        return begin + "-"
                + keys.hmac("console-form", String.join("\n", begin, "finance", "collectPayoutBatch", "", ""));
    }

    /** A sheet that is found alone says of what it is, when it was read, and whether it is of a demo. */
    @Test
    void eachSheetOfPaperSaysWhatItIs() throws IOException, InterruptedException {
        Page page = browser.signIn("finance", "/console/books", new Eyes(1600, ColorScheme.LIGHT, false, "de"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Object margins = page.evaluate("""
                ['--title', '--moment', '--where'].map(one => getComputedStyle(document.documentElement).getPropertyValue(one))
                """);
        assertThat(margins.toString()).contains("Bücher", "gelesen ", "Europe/Brussels", "Beispieldaten");
        Path pdftotext = Path.of("/usr/bin/pdftotext");
        assumeTrue(Files.isExecutable(pdftotext), "LEFT OUT: this machine has no pdftotext (poppler-utils)");
        Path sheets = Files.createTempFile("sheets", ".pdf");
        try {
            page.evaluate("""
                    for (let i = 0; i < 100; i++) document.querySelector('main').append(document.createElement('hr'), 'line ' + i)
                    """);
            page.pdf(new Page.PdfOptions().setPath(sheets).setPreferCSSPageSize(true));
            Process read = new ProcessBuilder(pdftotext.toString(), "-layout", sheets.toString(), "-").start();
            String[] texts = new String(read.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\f");
            read.waitFor();
            assertThat(texts).hasSizeGreaterThan(1).allSatisfy(text -> assertThat(text.replaceAll("\\s+", ""))
                    .contains("Bücher", "gelesen", "MillionCarrots·Beispieldaten", "/" + texts.length));
        } finally {
            Files.delete(sheets);
        }
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
}
