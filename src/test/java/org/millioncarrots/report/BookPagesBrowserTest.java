package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/** The books and what is ahead as pages: the figures of the API, each a link to its rows, and usable by everybody. */
@QuarkusTest
class BookPagesBrowserTest {
    /** Leaves the rows that have a text: those of other tests may be of any width. */
    private static final String ONLY = """
            text => {
                for (const row of document.querySelectorAll('tbody tr')) if (!row.textContent.includes(text)) row.remove();
            }
            """;

    /** What is wider than its room, and by how much. */
    private static final String PUSHED = """
            [...document.querySelectorAll('.scroll')].filter(room => room.scrollWidth > room.clientWidth)
                .map(room => room.ariaLabel + ' ' + room.scrollWidth + ' > ' + room.clientWidth)
            """;

    private static boolean booked;

    @BeforeEach
    void anAward() {
        if (booked) {
            return;
        }
        booked = true;
        Stories.awarded(
                "partner",
                Stories.registered("partner", false, 0).getString("id"),
                "ukraine-lay-down-arms",
                "2022-03-05",
                "EUR",
                Stories.soldier());
    }

    @Test
    void theBooksAreThoseOfTheApiAndEveryFigureLeadsToItsRows() {
        Visitor finance = Visitor.as("finance");
        HttpResponse<String> books = finance.get("/console/books");
        assertThat(books.statusCode()).as(books.body()).isEqualTo(200);
        assertThat(books.body())
                .contains("Opening and movements come to the closing")
                .contains("The accounts cancel out")
                .doesNotContain("style=");
        for (Map<String, Object> account :
                Api.get("finance", "/v1/reports/statements/books").<Map<String, Object>>getList("accounts")) {
            String closing = ((Map<?, ?>) account.get("closing")).get("amount").toString();
            assertThat(plain(books.body())).contains(plain(closing));
        }
        Matcher link = Pattern.compile("href=\"(/console/books/transfers[^\"]+step=COMMIT)\"")
                .matcher(books.body());
        assertThat(link.find()).isTrue();
        HttpResponse<String> rows = finance.get(link.group(1).replace("&amp;", "&"));
        assertThat(rows.statusCode()).as(rows.body()).isEqualTo(200);
        assertThat(rows.body()).contains("Promised").contains("T-");
        assertThat(finance.get("/console/books?sponsor=UA").statusCode()).isIn(200, 400);
        assertThat(finance.get("/console/books?from=1999-01-01&to=1999-12-31").statusCode())
                .isEqualTo(200);
        assertThat(finance.get("/console/books.csv").body()).contains("OPENING").contains("CLOSING");
        assertThat(finance.get("/console/books.xlsx").body()).startsWith("PK");
    }

    /** Nothing exchanged is not none paid: each page says which of them is true of it. */
    @Test
    void anEmptyPageSaysWhatIsTrueOfIt() {
        Visitor finance = Visitor.as("finance");
        String days = "?from=1999-01-01&to=1999-01-31";
        assertThat(finance.get("/console/exchange" + days).body()).contains("Nothing was exchanged in these days.");
        assertThat(finance.get("/console/exchange/otherwise" + days).body())
                .contains("was paid in these days.")
                .doesNotContain("Nothing was exchanged", "All since");
        assertThat(finance.get("/console/exchange/otherwise?from=2099-01-01").body())
                .contains("was paid in these days.", "All since 1 January 2022");
    }

    @Test
    void theTrialBalanceIsAsOfAnInstant() {
        Visitor auditor = Visitor.as("auditor");
        assertThat(auditor.get("/console/books/trial-balance").body()).contains("Debits and credits are equal");
        assertThat(auditor.get("/console/books/trial-balance?asOf=2022-08-31T22:00:00Z")
                        .body())
                .contains("1 September 2022, 00:00:00");
        assertThat(auditor.get("/console/books/trial-balance?asOf=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(Visitor.as("caseworker").get("/console/books").statusCode()).isEqualTo(403);
        assertThat(Visitor.as("approver").get("/console/books/trial-balance").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theForecastTakesUpAllThatIsPromised() {
        HttpResponse<String> page = Visitor.as("approver").get("/console/forecast");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("The months take up all that is promised")
                .doesNotContain("do not take up");
        assertThat(Visitor.as("finance").get("/console/forecast.csv").body()).contains("period", "available");
    }

    @Test
    void theAuditorSeesWhatWasDoneAndThatTheChainIsWhole() {
        Visitor auditor = Visitor.as("auditor");
        HttpResponse<String> log = auditor.get("/console/audit");
        assertThat(log.statusCode()).as(log.body()).isEqualTo(200);
        assertThat(log.body()).contains("What was done").doesNotContain("Образцов");
        Matcher subject = Pattern.compile("href=\"\\?subject=([0-9a-f-]{36})\"").matcher(log.body());
        assertThat(subject.find()).isTrue();
        assertThat(auditor.get("/console/audit?subject=" + subject.group(1)).body())
                .contains(subject.group(1));
        assertThat(auditor.get("/console/audit/verification").statusCode()).isEqualTo(200);
        assertThat(Visitor.as("finance").get("/console/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void everybodyCanUseThePages() {
        assumeTrue(
                Browser.executable().isPresent(), "LEFT OUT: this machine has no chromium (apt-get install chromium)");
        try (Browser browser = Browser.start()) {
            Page page = browser.signIn("finance", "/console/books", Eyes.USUAL);
            for (String path : List.of(
                    "/console/books",
                    "/console/books?from=1999-01-01&to=1999-01-31",
                    "/console/books/trial-balance",
                    "/console/books/transfers?currency=RUB",
                    "/console/books/transfers?subject=00000000-0000-0000-0000-000000000000",
                    "/console/exchange",
                    "/console/exchange?from=1999-01-01&to=1999-01-31",
                    "/console/exchange/otherwise",
                    "/console/exchange/otherwise?from=1999-01-01&to=1999-01-31",
                    "/console/comparison?asOf=2022-03-05",
                    "/console/forecast")) {
                page.navigate(page.url().replaceFirst("/console.*", path));
                browser.requireUsable(page, path.replaceAll("\\W+", "-"));
            }
            page.context().close();
            page = browser.signIn("auditor", "/console/audit", Eyes.USUAL);
            browser.requireUsable(page, "audit");
            page.navigate(page.url() + "?subject=00000000-0000-0000-0000-000000000000");
            browser.requireUsable(page, "audit-empty");
            page.navigate(page.url().replaceFirst("\\?.*", "/verification"));
            browser.requireUsable(page, "audit-verification");
            page.context().close();
        }
    }

    /** What a row comes to stands at its end: at a desk it is seen without pushing the table sideways. */
    @Test
    void theLastColumnsAreSeenAtADesk() {
        assumeTrue(
                Browser.executable().isPresent(), "LEFT OUT: this machine has no chromium (apt-get install chromium)");
        try (Browser browser = Browser.start()) {
            for (List<String> one : List.of(
                    List.of("finance", "/console/comparison?asOf=2022-03-05", "lay-down-arms"),
                    List.of("auditor", "/console/audit", ""))) {
                Page page = browser.signIn(one.getFirst(), one.get(1), Eyes.USUAL);
                page.evaluate(ONLY, one.getLast());
                assertThat(page.locator(".scroll tbody tr").count())
                        .as(one.get(1))
                        .isPositive();
                assertThat(page.evaluate(PUSHED)).as(one.get(1)).isEqualTo(List.of());
                page.context().close();
            }
        }
    }

    private static String plain(String text) {
        return text.replace(",", "").replace("\u2212", "-");
    }
}
