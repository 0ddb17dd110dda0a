package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Statements;
import org.millioncarrots.testing.Stories;

/** The pages of a day and a month's end in a real browser. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MorningPagesBrowserTest {
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

    /** In German, whose words are longer; other pages are looked at in English. */
    @Test
    void everybodyCanUseThePages() throws InterruptedException {
        SentFiles.sent(1);
        String run = Stories.run("2022-03-31").getString("id");
        awarded();
        LocalDate day = TargetDays.preceding(LocalDate.now(clock));
        SentFiles.bankSays(Statements.of("DJF", day)
                .number(1)
                .balances("500000", "499000")
                .coded("-1000", "CHRG")
                .toString());
        String statement =
                Api.get("finance", "/v1/bank-statements?limit=1&currency=DJF").getString("items[0].id");
        String exception =
                Api.get("finance", "/v1/reports/exceptions?limit=1&from=" + day).getString("items[0].id");
        Page page = browser.signIn("finance", "/console", new Eyes(1600, ColorScheme.LIGHT, true, "de"));
        for (String path : List.of(
                "/console/exceptions?whose=NOBODY&kind=UNMATCHED",
                "/console/exceptions?kind=RULED_MATCHED&reason=NONE",
                "/console/exceptions/" + exception,
                "/console/bank?month=" + day.toString().substring(0, 7),
                "/console/bank/" + statement,
                "/console/bank/reconciliation?account=DE02120300000000202051&currency=DJF&on=" + day,
                "/console/today",
                "/console/runs",
                "/console/runs/new?dueUpTo=2022-03-31",
                "/console/runs/" + run,
                "/console/close/2022-08")) {
            page.navigate(page.url().replaceFirst("/console.*", path));
            browser.requireUsable(
                    page, path.replaceAll("[0-9a-f]{8}-\\S+", "one").replaceAll("\\W+", "-"));
        }
        page.context().close();
    }

    /** A run with its progress, the bank's answer, an exception and a month's end: each by two people who press what they see. */
    @Test
    void aMorningIsWorkedThrough() throws InterruptedException {
        awarded();
        Page finance = browser.signIn("finance", "/console/runs", Eyes.USUAL);
        Page approver = browser.signIn("approver", "/console/today", Eyes.USUAL);
        open(finance, "/console/runs/new?dueUpTo=2022-03-31");
        finance.click("form.act button.primary");
        assertThat(finance.textContent("main")).contains("The run has begun.");
        finance.waitForSelector("#progress:not([hx-get])");
        assertThat(finance.textContent("#progress")).contains("Next: collect them into batches");

        bringsAnAnswer(finance, approver, SentFiles.sent(1));
        endsAnException(finance, approver);
        closesAMonth(finance);
        finance.context().close();
        approver.context().close();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void awarded() {
        Stories.awarded(
                "partner",
                Stories.registered("partner", false, 0).getString("id"),
                "diplomat-resignation",
                "2022-03-10",
                "EUR",
                Stories.diplomat());
    }

    private void bringsAnAnswer(Page finance, Page approver, Sent sent) {
        byte[] message =
                BankAnswers.notification(BankWords.id(), "", sent.payments()).getBytes(StandardCharsets.UTF_8);
        open(finance, "/console/bank");
        finance.setInputFiles("input[name=file]", new FilePayload("answer.xml", "application/xml", message));
        finance.click("form.act button.primary");
        assertThat(finance.textContent("main")).contains("Entered. It changes nothing");
        browser.requireUsable(finance, "entered-by-whoever-looks");
        assertThat(address(finance)).startsWith("/console/bank/entered/");
        open(approver, address(finance));
        browser.requireUsable(approver, "entered");
        approver.click("form.act button.primary");
        assertThat(approver.textContent("main")).contains("Confirmed, and applied");
        assertThat(address(approver)).startsWith("/console/bank/messages/");
        browser.requireUsable(approver, "message");
        assertThat(sent.states()).containsExactly("SETTLED");
    }

    /** A debit that belongs to nothing of ours. */
    private void endsAnException(Page finance, Page approver) {
        String message = Api.writing("bank")
                .contentType("application/xml")
                .body(BankWords.camt053(
                        "08", BankWords.OURS, Entry.of("4.40", "DJF").toString()))
                .post("/v1/bank-messages")
                .path("id");
        String path = "/console/exceptions/" + Ids.derived(UUID.fromString(message), "line/1");
        open(finance, path);
        finance.click("form[action$='/owner'] button");
        assertThat(finance.textContent("main")).contains("You look after it now");
        finance.selectOption("select[name=code]", "NOT_OURS");
        finance.fill("input[name=reference]", "INQUIRY 12");
        finance.click("form[action$='/rulings'] button");
        assertThat(finance.textContent("main")).contains("Proposed. Another person approves it");
        open(approver, path);
        approver.click("form[action$='/approval'] button");
        assertThat(approver.textContent("main")).contains("Approved. What it says is booked");
    }

    /** Long before the first booking; another test may have closed one of these, or a later one. */
    private void closesAMonth(Page finance) {
        open(finance, "/console/close/1991-02");
        if (finance.textContent("h1").contains("is closed")) {
            open(finance, "/console/close/1991-04");
        }
        if (!finance.textContent("h1").contains("is closed")) {
            finance.click("form[action$='/proposal'] button");
            assertThat(finance.textContent("main")).contains("so another person closes it");
            Page second = browser.signIn("finance2", address(finance), Eyes.USUAL);
            second.click("form[action$='/approval'] button");
            assertThat(second.textContent("main")).contains("1991 is closed");
            second.context().close();
        }
    }

    private static String address(Page page) {
        return page.url().replaceFirst(".*(?=/console)", "").replaceFirst("\\?.*", "");
    }

    private static void open(Page page, String path) {
        page.navigate(page.url().replaceFirst("/console.*", path));
    }
}
