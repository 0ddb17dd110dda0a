package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.SentFiles;
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

    @Test
    void everybodyCanUseThePages() throws InterruptedException {
        SentFiles.sent(1);
        String run = Stories.run("2022-03-31").getString("id");
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
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
        for (String path : List.of(
                "/console/exceptions?whose=NOBODY&kind=UNMATCHED",
                "/console/exceptions/" + exception,
                "/console/bank?month=" + day.toString().substring(0, 7),
                "/console/bank/" + statement,
                "/console/bank/reconciliation?account=DE02120300000000202051&currency=DJF&on=" + day,
                "/console/today",
                "/console/runs",
                "/console/runs/new?dueUpTo=2022-03-31",
                "/console/runs/" + run,
                "/console/close/2022-08")) {
            look(path, new Eyes(1600, ColorScheme.LIGHT, true, "en"));
            look(path, new Eyes(320, ColorScheme.DARK, true, "de"));
        }
    }

    private void look(String path, Eyes eyes) {
        Page page = browser.signIn("finance", path, eyes);
        String name = path.replaceAll("[0-9a-f]{8}-\\S+", "one").replaceAll("\\W+", "-") + "-" + eyes.width();
        Browser.picture(page, name);
        assertThat(Browser.barriers(page)).as(name).isEmpty();
        assertThat(Browser.isTooWide(page))
                .as(name + " is wider than the window")
                .isFalse();
        assertThat(browser.complaints()).as(name).isEmpty();
        page.context().close();
    }
}
