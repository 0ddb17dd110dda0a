package org.millioncarrots.payout.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.PaidInConsole;
import org.millioncarrots.testing.RawHttp;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Statements;
import org.millioncarrots.testing.Visitor;

/** The bank's pages: days, statements that sum, and messages that a person brings and another one confirms. */
@QuarkusTest
class BankPagesApiTest {
    @Inject
    Clock clock;

    @Inject
    FollowStatements followStatements;

    @Test
    void aMissingDayIsRedAndSaysSo() {
        LocalDate last = TargetDays.earlier(LocalDate.now(clock), 3);
        LocalDate missing = TargetDays.preceding(last.minusDays(1));
        LocalDate first = TargetDays.preceding(missing.minusDays(1));
        bankSays(Statements.of("XAF", first).number(1).balances("1000", "1000").toString());
        bankSays(Statements.of("XAF", last).number(3).balances("1000", "1000").toString());
        followStatements.followAll();
        Visitor finance = Visitor.as("finance");
        String accounts = finance.get(
                        "/console/bank?month=" + missing.toString().substring(0, 7))
                .body();
        String link = link(accounts, "XAF");
        String page = finance.get(link).body();
        assertThat(page).contains("<td class=\"bad\"><b>" + missing.getDayOfMonth() + "</b> missing</td>");
        assertThat(finance.get(link.replace("/console/bank?", "/console/bank.csv?"))
                        .body())
                .contains(missing + ",MISSING,");
        assertThat(finance.get(link.replace("/console/bank?", "/console/bank.xlsx?"))
                        .body())
                .startsWith("PK");
        assertThat(finance.get("/console/bank?month=x").statusCode()).isEqualTo(400);
        assertThat(finance.get("/console/bank?account=" + new UUID(0, 0)).statusCode())
                .isEqualTo(404);
    }

    /** In a month of which nothing is missing, as on its first days, the page may choose any account, also one without a balance so far. */
    @Test
    void anAccountOfWhichNoBalanceIsKnownHasAPage() {
        bankSays(Statements.of("DZD", TargetDays.preceding(LocalDate.now(clock)))
                .coded("-5", "CHRG")
                .toString());
        followStatements.followAll();
        Visitor finance = Visitor.as("finance");
        HttpResponse<String> page =
                finance.get(link(finance.get("/console/bank").body(), "DZD"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(" missing</td>");
    }

    /** To the days of our account in a currency. */
    private static String link(String page, String currency) {
        return page.replaceFirst(
                        "(?s).*<a href=\"(/console/bank\\?account=[^\"]*)\"[^>]*>[^<]*</a></th><td>" + currency + "<.*",
                        "$1")
                .replace("&amp;", "&");
    }

    @Test
    void aStatementSumsAndSaysHowItIsExplained() throws InterruptedException {
        PaidInConsole.due("GIP", 1);
        Sent sent = SentFiles.sentDue("GIP");
        LocalDate day = TargetDays.preceding(LocalDate.now(clock));
        bankSays(Statements.of("GIP", day)
                .number(1)
                .balances("1000.00", "892.75")
                .payment("-100.00", sent.endToEndId(0))
                .coded("-7.25", "CHRG")
                .toString());
        String id = Api.get("finance", "/v1/bank-statements?currency=GIP").getString("items[0].id");
        JsonPath api = Api.get("finance", "/v1/bank-statements/" + id);
        for (String user : List.of("finance", "auditor")) {
            Visitor visitor = Visitor.as(user);
            String page = visitor.get("/console/bank/" + id).body();
            assertThat(page.replace(",", ""))
                    .contains(
                            "matched \u2212100.00 + explained 0.00 + open \u22127.25 = entries \u2212107.25; difference 0.00")
                    .contains("1000.00 and entries of \u2212107.25 come to 892.75; difference 0.00")
                    .contains("\u2212" + api.getString("statement.debits.amount"));
            assertThat(page).contains("/console/payouts/" + sent.items().getString("items[0].id"), "applied");
            assertThat(visitor.get("/console/bank/" + id + ".csv").body())
                    .contains("-7.25,", "-100.00,", "SETTLED,", "APPLIED,");
            assertThat(visitor.get("/console/bank/" + id + ".xlsx").body()).startsWith("PK");
            String message = api.getString("statement.messageId");
            assertThat(visitor.get("/console/bank/messages/" + message).body())
                    .contains("/console/bank/" + id, "applied");
        }
        for (String user : List.of("approver", "caseworker", "operator")) {
            assertThat(Visitor.as(user).get("/console/bank/" + id).statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(Visitor.as(user).get("/console/bank/reconciliation").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(Visitor.as("approver").get("/console/bank").statusCode()).isEqualTo(200);
        assertThat(Visitor.as("caseworker").get("/console/bank").statusCode()).isEqualTo(403);
    }

    @Test
    void twoPeopleBringAMessageAndItCountsOnce() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        byte[] message =
                BankAnswers.notification(BankWords.id(), "", sent.payments()).getBytes(StandardCharsets.UTF_8);
        Visitor finance = Visitor.as("finance");
        Map<String, String> form = Visitor.fields(finance.get("/console/bank").body());
        HttpResponse<String> first = finance.upload("/console/bank", form, message);
        assertThat(first.body()).contains("Entered. It changes nothing", "so another person confirms it");
        assertThat(finance.upload("/console/bank", form, message).body()).contains("It was not done twice");
        assertThat(finance.upload("/console/bank", form, "<other/>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .as("the same form with another file")
                .isGreaterThanOrEqualTo(400);
        assertThat(sent.states()).containsExactly("SENT");
        String path = first.uri().getPath();
        assertThat(first.body() + path).doesNotContain("of somebody");

        Visitor approver = Visitor.as("approver");
        String seen = approver.get(path).body();
        assertThat(seen).contains("What it would do", sent.items().getString("items[0].id"));
        assertThat(sent.states()).as("looking does nothing").containsExactly("SENT");
        Map<String, String> confirmation = Visitor.fields(seen);
        assertThat(finance.post(path + "/confirmation", confirmation).statusCode())
                .isEqualTo(403);
        assertThat(approver.post(path + "/confirmation", confirmation, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(approver.post(path + "/confirmation", confirmation).body()).contains("Confirmed, and applied");
        assertThat(approver.post(path + "/confirmation", confirmation).body()).contains("It was not done twice");
        assertThat(sent.states()).containsExactly("SETTLED");
        assertThat(Visitor.as("auditor").get(path).body())
                .contains("Confirmed by")
                .doesNotContain("name=\"form\"");
    }

    @Test
    void whatIsNoMessageIsAPageAndNothingIsKept() throws IOException {
        Visitor finance = Visitor.as("finance");
        String page = finance.get("/console/bank").body();
        for (byte[] wrong : List.of(
                new byte[0],
                "hello".getBytes(StandardCharsets.UTF_8),
                "<Document/>".getBytes(StandardCharsets.UTF_8),
                "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>".getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode("AAECAw=="))) {
            HttpResponse<String> answer = finance.upload("/console/bank", Visitor.fields(page), wrong);
            assertThat(answer.statusCode()).isBetween(400, 422);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).contains("/console/bank");
        }
        Map<String, String> forged = new HashMap<>(Visitor.fields(page));
        forged.put("form", "1-" + "0".repeat(32) + "-" + "0".repeat(64));
        assertThat(finance.upload("/console/bank", forged, "<x/>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.as("approver")
                        .upload("/console/bank", Visitor.fields(page), new byte[1])
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.as("finance2")
                        .upload("/console/bank", Visitor.fields(page), new byte[1])
                        .statusCode())
                .as("made for somebody else")
                .isEqualTo(403);
        RawHttp huge = RawHttp.send(
                URI.create("http://localhost:" + RestAssured.port),
                "POST /console/bank HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
                        + "Content-Type: multipart/form-data; boundary=part\r\nContent-Length: 99000000\r\n\r\n",
                "");
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.contentType()).startsWith("text/html");
        assertThat(huge.text()).contains("<h1 ", "Nothing was changed");
    }

    @Test
    void theReconciliationShowsWhatTheApiSays() {
        LocalDate day = TargetDays.preceding(LocalDate.now(clock));
        bankSays(Statements.of("XOF", day)
                .number(1)
                .balances("500000", "499877")
                .coded("-123", "CHRG")
                .toString());
        String query = "?account=DE02120300000000202051&currency=XOF&on=" + day;
        JsonPath api = Api.get("finance", "/v1/reports/reconciliation" + query);
        Visitor auditor = Visitor.as("auditor");
        String page = auditor.get("/console/bank/reconciliation" + query).body().replace(",", "");
        for (String figure : List.of("ours.balance.amount", "bank.amount", "groups[0].amount.amount")) {
            assertThat(page).as(figure).contains(">" + api.getString(figure).replace('-', '\u2212') + "<");
        }
        assertThat(page).contains("Books and bank differ by XOF\u00a0\u2212123");
        assertThat(auditor.get("/console/bank/reconciliation.csv" + query).body())
                .contains("CHARGES,", ",-123,XOF");
        assertThat(auditor.get("/console/bank/reconciliation.xlsx" + query).body())
                .startsWith("PK");
        assertThat(auditor.get("/console/bank/reconciliation").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/console/bank/reconciliation?account=DE0&on=" + day)
                        .statusCode())
                .isEqualTo(400);
    }
}
