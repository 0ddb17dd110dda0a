package org.millioncarrots.report.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.statement.FollowStatements;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Statements;
import org.millioncarrots.testing.TestProgrammes;

/** What two people have said of a line is on the books' side: then ours is the bank's to the cent. In liras, in which no other test pays. */
@QuarkusTest
class RulingsReconcileApiTest {
    private static final String CURRENCY = "TRY";
    private static final String ACCOUNT = "DE02120300000000202051";
    private static final String LEDGER = "STATEMENT_LEDGER_DIFFERS";

    @Inject
    Clock clock;

    @Inject
    FollowStatements follow;

    private LocalDate day;
    private BigDecimal balance = new BigDecimal("70000000.00");

    @Test
    void whatIsRuledIsOfTheBooks() throws InterruptedException {
        day = LocalDate.now(clock);
        String programme = TestProgrammes.approved(TestProgrammes.bounty("100.00", "REFUSE"));
        says(new Statement());
        Sent file = SentFiles.sent(CURRENCY, 4);
        String amount = file.amount();
        String message = says(new Statement()
                .payment("-" + amount, file.endToEndId(0))
                .payment("-" + amount, file.endToEndId(1))
                .payment("-" + amount, file.endToEndId(2))
                .entry(
                        plus("-" + amount, "-7.50"),
                        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"TRY\">7.50</TtlChrgsAndTaxAmt></Chrgs><NtryDtls><TxDtls><Refs>"
                                + "<EndToEndId>" + file.endToEndId(3) + "</EndToEndId></Refs></TxDtls></NtryDtls>")
                .coded("-3.00", "CHRG")
                .coded("0.40", "INTR")
                .entry("-11.00", "")
                .payment("-" + amount, file.endToEndId(0))
                .payment(plus(amount, "-500.00"), file.endToEndId(1)));
        String gap = says(new Statement().moved("-25.00"));
        LocalDate last = day.minusDays(1);
        follow.followAll();
        String differs = exceptions(null, LEDGER).getFirst();
        assertThat(differs).isNotNull();
        propose(differs, "EXPLAINED", null).statusCode(409).body("reason", equalTo("EXCEPTION_STATE"));

        BigDecimal difference = difference(last);
        assertThat(difference).isNegative();
        // Each of the lines ends by another code; what is ruled leaves the difference at once, by its amount.
        Map<String, String> codes = Map.of(
                "7.50",
                "CHARGE_BORNE",
                "3.00",
                "CHARGE_BORNE",
                "0.40",
                "EXPLAINED",
                "11.00",
                "DIFFERENCE_CLAIMED",
                amount,
                "NOT_OURS",
                plus(amount, "-500.00"),
                "WRITTEN_OFF");
        Map<String, String> parts = Map.of(
                "7.50",
                "-7.50",
                "3.00",
                "-3.00",
                "0.40",
                "0.40",
                "11.00",
                "-11.00",
                amount,
                "-" + amount,
                plus(amount, "-500.00"),
                plus(amount, "-500.00"));
        List<Map<String, Object>> lines = lines(message);
        assertThat(lines).hasSize(6);
        for (Map<String, Object> line : lines) {
            String minor = (String) ((Map<?, ?>) line.get("amount")).get("amount");
            BigDecimal before = difference(last);
            String part = parts.get(minor);
            rule((String) line.get("id"), codes.get(minor), line.get("payoutId") == null ? programme : null);
            assertThat(before.subtract(difference(last)))
                    .as(codes.get(minor) + " of " + minor)
                    .isEqualByComparingTo(part);
        }
        assertThat(kinds(last)).containsExactly("STATEMENT_BALANCE_GAP");
        rule(exceptions(gap, "STATEMENT_BALANCE_GAP").getFirst(), "EXPLAINED", null);
        JsonPath report = report(last);
        assertThat(report.getList("items")).isEmpty();
        assertThat(report.getString("difference.amount")).isEqualTo("0.00");
        assertThat(report.getString("ours.balance.amount")).isEqualTo(report.getString("bank.amount"));
        assertThat(new BigDecimal(report.getString("ours.ruled.amount")))
                .as("what came back is in the books as a return of all of it, and the rest is ruled")
                .isEqualByComparingTo(difference.subtract(new BigDecimal(amount)));
        follow.followAll();
        assertThat(exceptions(null, LEDGER)).as("over with its lines").isEmpty();
        SentFiles.balanced();

        // The bank pays what was claimed: one line more, and one ruling.
        String paid = says(new Statement().entry("11.00", ""));
        rule((String) lines(paid).getFirst().get("id"), "EXPLAINED", null);
        assertThat(difference(day.minusDays(1))).isZero();
        // Days past reconcile with what is said of them today.
        assertThat(difference(last)).isZero();
    }

    /** One day's, which moves the balance as the bank has it. */
    private final class Statement {
        private final Statements statements = Statements.of(CURRENCY, day);
        private BigDecimal opening = balance;

        Statement payment(String amount, String endToEndId) {
            statements.payment(amount, endToEndId);
            return counted(amount);
        }

        Statement coded(String amount, String family) {
            statements.coded(amount, family);
            return counted(amount);
        }

        Statement entry(String amount, String elements) {
            statements.entry(amount, elements);
            return counted(amount);
        }

        /** Without a statement that tells it. */
        Statement moved(String amount) {
            opening = opening.add(new BigDecimal(amount));
            return counted(amount);
        }

        private Statement counted(String amount) {
            balance = balance.add(new BigDecimal(amount));
            return this;
        }
    }

    /** The message's id; the next statement is of the day after. */
    private String says(Statement statement) {
        String message = statement
                .statements
                .balances(statement.opening.toPlainString(), balance.toPlainString())
                .toString();
        day = day.plusDays(1);
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String plus(String amount, String other) {
        return new BigDecimal(amount).add(new BigDecimal(other)).toPlainString();
    }

    private static JsonPath report(LocalDate on) {
        return Api.get(
                "auditor",
                "/v1/reports/reconciliation?limit=500&account=" + ACCOUNT + "&currency=" + CURRENCY + "&on=" + on);
    }

    private static BigDecimal difference(LocalDate on) {
        return new BigDecimal(report(on).getString("difference.amount"));
    }

    private static List<String> kinds(LocalDate on) {
        return report(on).getList("items.kind");
    }

    private static List<Map<String, Object>> lines(String message) {
        return all().stream()
                .filter(one -> message.equals(one.get("messageId")) && one.get("line") != null)
                .toList();
    }

    /** In liras, of this kind. */
    private static List<String> exceptions(String message, String kind) {
        return all().stream()
                .filter(one -> kind.equals(one.get("kind"))
                        && (message == null || message.equals(one.get("messageId")))
                        && one.get("amount") instanceof Map<?, ?> amount
                        && CURRENCY.equals(amount.get("currency")))
                .map(one -> (String) one.get("id"))
                .toList();
    }

    private static List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = Api.get("finance", "/v1/reports/exceptions?limit=500" + cursor);
            all.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }

    private static ValidatableResponse propose(String exception, String code, String programme) {
        Map<String, String> request = new HashMap<>(Map.of("code", code, "reference", "INQUIRY 4712"));
        if (programme != null) {
            request.put("programme", programme);
        }
        return Api.writing("finance")
                .body(request)
                .post("/v1/exceptions/" + exception + "/rulings")
                .then();
    }

    private static void rule(String exception, String code, String programme) {
        String ruling =
                propose(exception, code, programme).statusCode(201).extract().path("rulings[-1].id");
        Api.writing("finance2")
                .post("/v1/exceptions/" + exception + "/rulings/" + ruling + "/approval")
                .then()
                .statusCode(201);
    }
}
