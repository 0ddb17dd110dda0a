package org.millioncarrots.report.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Visitor;

@QuarkusTest
class DayPagesApiTest {
    @Inject
    Ledger ledger;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    PaidPeople people;

    @Test
    void theMorningsPageShowsWhatTheApiSays() throws Exception {
        SentFiles.Sent sent = SentFiles.sent(1);
        people.waitsLongest(sent.id());
        JsonPath today = Api.get("finance", "/v1/reports/today");
        String page = Visitor.as("finance").get("/console/today").body();
        assertThat(page).contains("/console/batches/" + sent.id());
        for (Map<String, Object> money : today.<Map<String, Object>>getList("money")) {
            @SuppressWarnings("unchecked")
            String closing = ((Map<String, String>) money.get("closing")).get("amount");
            assertThat(page.replace(",", "")).contains(closing);
        }
        assertThat(Visitor.as("caseworker").get("/console/today").statusCode()).isEqualTo(403);
    }

    /** A month long before the first booking, which others close nothing of. */
    @Test
    void twoPeopleCloseAMonthAndOneDoesNot() {
        String path = "/console/close/1991-03";
        Visitor finance = Visitor.as("finance");
        String page = finance.get(path).body();
        if (page.contains("is closed")) {
            // Another test has closed a later month of this shared database.
            return;
        }
        assertThat(page).contains("Close March 1991?").contains("Debits are credits in every currency");
        String proposed = finance.post(path + "/proposal", Visitor.fields(page)).body();
        assertThat(proposed).contains("so another person closes it").doesNotContain("/approval");
        Visitor second = Visitor.as("finance2");
        Map<String, String> form = Visitor.fields(second.get(path).body());
        assertThat(finance.post(path + "/approval", form).statusCode())
                .as("a form is sealed for one person")
                .isEqualTo(403);
        assertThat(second.post(path + "/approval", form).body()).contains("March 1991 is closed");
        assertThat(Visitor.as("approver").get("/console/close").body()).contains("1991-03-31");
    }

    /** Whoever would close a month into which something was booked is told what, account by account. */
    @Test
    void aStaleClosingTellsWhatWasBooked() {
        YearMonth month = YearMonth.now(clock).minusMonths(1);
        String path = "/console/close/" + month;
        book(month, "100.00");
        Visitor finance = Visitor.as("finance");
        finance.post(path + "/proposal", Visitor.fields(finance.get(path).body()));
        Visitor second = Visitor.as("finance2");
        Map<String, String> seen = Visitor.fields(second.get(path).body());
        book(month, "700.00");

        HttpResponse<String> conflict = second.post(path + "/approval", seen);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else changed it at the same moment");
        assertThat(second.get(path).body()).satisfies(DayPagesApiTest::tells).contains("/proposal\"");
        assertThat(conflict.body()).satisfies(DayPagesApiTest::tells);

        finance.post(path + "/proposal", Visitor.fields(finance.get(path).body()));
        assertThat(second.get(path).body())
                .as("nothing was booked since it was proposed anew")
                .doesNotContain("What was booked into the month");
        HttpResponse<String> stale = second.post(path + "/approval", seen);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("It has changed since you looked").satisfies(DayPagesApiTest::tells);
    }

    private static void tells(String page) {
        assertThat(page)
                .contains(
                        "What was booked into the month since",
                        "ARS\u00a0700.00",
                        "/console/books/transfers?programme=test-stale-close&amp;sponsor=ZY&amp;currency=ARS",
                        "All other figures are those that were looked at then")
                .doesNotContain("ARS\u00a0800.00", "ARS\u00a0100.00");
    }

    private void book(YearMonth month, String amount) {
        CurrencyCode currency = new CurrencyCode("ARS");
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.book(List.of(new Transfer(
                        ids.next(),
                        Step.APPROPRIATE,
                        new Account("test-stale-close", "ZY", currency, Account.Kind.FUNDING),
                        Money.parse(amount, "ARS"),
                        null,
                        month.atEndOfMonth()))));
    }
}
