package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.console.Figures;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Csv;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.SheetCells;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/** What a sponsor is told is what stands in the books. */
@QuarkusTest
class StatementApiTest {
    @Inject
    PaidPeople people;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void openingAndMovementsAreTheClosingAndAllClosingsTheTrialBalance() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", "EUR", Stories.soldier());
        Stories.run("2022-03-31");
        JsonPath books = Api.get("finance", "/v1/ledger/trial-balance");
        Map<String, BigDecimal> booked = new TreeMap<>();
        for (Map<String, Object> account : books.<Map<String, Object>>getList("accounts")) {
            booked.put(
                    account.get("sponsor") + " " + account.get("programme") + " " + currency(account) + " "
                            + account.get("kind"),
                    amount(account, "credits").subtract(amount(account, "debits")));
        }
        Map<String, BigDecimal> stated = new TreeMap<>();
        String today = LocalDate.now(clock).toString();
        for (String sponsor : new TreeSet<>(books.<String>getList("accounts.sponsor"))) {
            JsonPath whole = statement(sponsor, "");
            JsonPath since = statement(sponsor, "&interval=DAY&from=" + today);
            for (Map<String, Object> account : whole.<Map<String, Object>>getList("accounts")) {
                assertThat(amount(account, "opening")).isZero();
                assertThat(amount(account, "opening").add(moved(account)))
                        .isEqualByComparingTo(amount(account, "closing"));
                stated.put(name(sponsor, account), amount(account, "closing"));
            }
            for (Map<String, Object> account : since.<Map<String, Object>>getList("accounts")) {
                assertThat(amount(account, "opening").add(moved(account)))
                        .isEqualByComparingTo(amount(account, "closing"))
                        .isEqualByComparingTo(stated.get(name(sponsor, account)));
            }
        }
        booked.values().removeIf(sum -> sum.signum() == 0);
        stated.values().removeIf(sum -> sum.signum() == 0);
        assertThat(stated).isEqualTo(booked).isNotEmpty();
        assertThat(statement("DE", "").getList("accounts.movements.step.flatten()"))
                .contains("COMMIT", "EXCHANGE_OUT", "EXCHANGE_IN", "FALL_DUE");
    }

    /** Of a sponsor with books of its own: voted in January, promised and released in February, due in March 2020. */
    @Test
    void aClosedMonthStaysAsItIsWhateverIsBookedLater() throws SQLException {
        String programme = "statement-" + UUID.randomUUID().toString().substring(0, 8);
        transfer(programme, "FUNDING", "APPROPRIATION", "APPROPRIATE", 1_000_00, "2020-01-10");
        transfer(programme, "APPROPRIATION", "COMMITMENT", "COMMIT", 400_00, "2020-01-31");
        String january = "&from=2020-01-01&to=2020-01-31";
        assertThat(statement("ZX", january).getBoolean("closed")).isFalse();
        String before = csv("ZX", january);

        // Whatever else was closed since: the proposer's figures, the second person's eyes.
        String closing = "/v1/ledger/closings/2020-01";
        Api.as("auditor").get(closing).then().statusCode(404);
        Api.post("finance2", closing + "/approval", Map.of(), 404);
        JsonPath proposed = Api.post("finance", "/v1/ledger/closings", Map.of("month", "2020-01"), 202);
        assertThat(statement("ZX", january).getBoolean("closed")).isFalse();
        Map<String, String> seen = Map.of("digest", proposed.getString("digest"));
        Api.post("finance", closing + "/approval", seen, 403);
        Api.post("finance2", closing + "/approval", Map.of(), 428);
        Api.writing("finance2").post(closing + "/approval").then().statusCode(428);
        Api.post("finance2", closing + "/approval", Map.of("digest", "0".repeat(64)), 412);
        transfer("ZY", "other-" + programme, "FUNDING", "APPROPRIATION", "APPROPRIATE", 1, "2020-01-31");
        Api.post("finance2", closing + "/approval", seen, 409);
        JsonPath now = Api.get("finance2", closing);
        assertThat(now.getString("digest")).isNotEqualTo(now.getString("proposedDigest"));
        Api.post("finance2", closing + "/approval", Map.of("digest", now.getString("digest")), 409);
        Api.post("finance", "/v1/ledger/closings", Map.of("month", "2020-01"), 202);
        Api.post(
                "finance2",
                closing + "/approval",
                Map.of("digest", Api.get("finance2", closing).getString("digest")),
                201);
        Api.writing("finance")
                .body(Map.of("month", "2020-01"))
                .post("/v1/ledger/closings")
                .then()
                .statusCode(409);
        closedMonthIsShownAsItWasKept(programme);
        transfer(programme, "COMMITMENT", "APPROPRIATION", "RELEASE", 100_00, "2020-02-01");
        transfer(programme, "COMMITMENT", "PAYABLE", "FALL_DUE", 300_00, "2020-03-01");

        assertThat(csv("ZX", january)).isEqualTo(before).isEqualTo("""
                programme,currency,account,entry,interval,step,amount
                #,EUR,FUNDING,OPENING,,,0.00
                #,EUR,FUNDING,MOVEMENT,2020-01,APPROPRIATE,-1000.00
                #,EUR,FUNDING,CLOSING,,,-1000.00
                #,EUR,APPROPRIATION,OPENING,,,0.00
                #,EUR,APPROPRIATION,MOVEMENT,2020-01,APPROPRIATE,1000.00
                #,EUR,APPROPRIATION,MOVEMENT,2020-01,COMMIT,-400.00
                #,EUR,APPROPRIATION,CLOSING,,,600.00
                #,EUR,COMMITMENT,OPENING,,,0.00
                #,EUR,COMMITMENT,MOVEMENT,2020-01,COMMIT,400.00
                #,EUR,COMMITMENT,CLOSING,,,400.00
                """.replace("#", programme)
                .replace("\n", "\r\n"));
        assertThat(statement("ZX", january).getBoolean("closed")).isTrue();

        JsonPath spring = statement("ZX", "&from=2020-02-01&to=2020-03-31&interval=DAY");
        assertThat(spring.getBoolean("closed")).isFalse();
        assertThat(spring.getList("accounts.opening.amount"))
                .as("from the balances that the closing has kept")
                .containsExactly("-1000.00", "600.00", "400.00", "0.00");
        assertThat(spring.getList("accounts.closing.amount")).containsExactly("-1000.00", "700.00", "0.00", "300.00");
        assertThat(spring.getList("accounts.find { it.account == 'COMMITMENT' }.movements.interval"))
                .containsExactly("2020-02-01", "2020-03-01");
        assertThat(statement("ZX", "&from=2020-03-01&to=2020-03-31")
                        .getString("accounts.find { it.account == 'COMMITMENT' }.opening.amount"))
                .isEqualTo("300.00");
    }

    /** Not even a transfer that somebody writes into the table, past the door that refuses it, changes page and files. */
    private void closedMonthIsShownAsItWasKept(String programme) throws SQLException {
        Visitor approver = Visitor.as("approver");
        String page = approver.get("/console/close/2020-01").body();
        JsonPath kept = Api.get("finance", "/v1/ledger/closings/2020-01");
        List<String> figures = figures(kept);
        assertThat(page)
                .contains("January 2020 is closed", "The figures are those that two people have closed", "1,000.00")
                .contains(Figures.inFours(kept.getString("digest")))
                .doesNotContain("<form");
        assertThat(SheetCells.ofCsv(approver.get("/console/close/2020-01.csv").body(), List.of("debits", "credits")))
                .isEqualTo(figures);

        String late = "late-" + programme;
        transfer("ZW", late, "FUNDING", "APPROPRIATION", "APPROPRIATE", 7, "2020-01-20");
        try {
            assertThat(figures(Api.get("finance", "/v1/ledger/closings/2020-01")))
                    .isNotEqualTo(figures);
            assertThat(approver.get("/console/close/2020-01").body()).isEqualTo(page);
            assertThat(SheetCells.ofCsv(
                            approver.get("/console/close/2020-01.csv").body(), List.of("debits", "credits")))
                    .isEqualTo(figures);
            assertThat(SheetCells.ofXlsx(approver.bytes("/console/close/2020-01.xlsx"), List.of("debits", "credits")))
                    .usingElementComparator(Comparator.comparing(BigDecimal::new))
                    .containsExactlyElementsOf(figures);
        } finally {
            people.run(
                    "delete from transfer where debit_account in (select id from ledger_account where programme = ?)",
                    late);
        }
    }

    private static List<String> figures(JsonPath closing) {
        return closing.<Map<String, Map<String, String>>>getList("accounts").stream()
                .flatMap(account -> Stream.of(account.get("debits"), account.get("credits")))
                .map(money -> money.get("amount"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sponsor=QQ | sponsor",
                "from=2022-01-01 | sponsor",
                "sponsor=DE&from=2022-04-01&to=2022-03-01 | to",
                "sponsor=DE&to=tomorrow | to",
                "sponsor=DE&interval=YEAR | interval"
            })
    void aWrongQuestionIsNamed(String query, String field) {
        as("finance")
                .get("/v1/reports/statements?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    @Test
    void aSponsorWithoutMovementsHasAnEmptyStatement() {
        as("finance")
                .get("/v1/reports/statements?sponsor=DE&from=2001-01-01&to=2001-01-31")
                .then()
                .statusCode(200)
                .body("accounts.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "caseworker", "approver", "auditor", "policy", "operator"})
    void onlyFinanceReadsIt(String user) {
        as(user).get("/v1/reports/statements?sponsor=DE").then().statusCode(403);
    }

    private void transfer(String programme, String debit, String credit, String step, long minor, String on)
            throws SQLException {
        transfer("ZX", programme, debit, credit, step, minor, on);
    }

    private void transfer(
            String sponsor, String programme, String debit, String credit, String step, long minor, String on)
            throws SQLException {
        for (String kind : List.of(debit, credit)) {
            people.run(
                    "insert into ledger_account (programme, sponsor, currency, kind) values (?, ?, 'EUR', ?)"
                            + " on conflict do nothing",
                    programme,
                    sponsor,
                    kind);
        }
        UUID id = ids.next(0);
        people.run("""
                insert into transfer
                select ?, 0, d.id, c.id, ?, 'EUR', ?, ?, null, cast(? as date), ?
                from ledger_account d join ledger_account c using (programme, sponsor, currency)
                where d.programme = ? and d.kind = ? and c.kind = ?
                """, id, minor, step, id, on, Instant.parse(on + "T12:00:00Z"), programme, debit, credit);
    }

    private static JsonPath statement(String sponsor, String query) {
        return Api.get("finance", "/v1/reports/statements?sponsor=" + sponsor + query);
    }

    private static String csv(String sponsor, String query) {
        return Csv.withoutWatermark(as("finance")
                .accept("text/csv")
                .get("/v1/reports/statements?sponsor=" + sponsor + query)
                .asString());
    }

    private static String name(String sponsor, Map<String, Object> account) {
        return sponsor + " " + account.get("programme") + " " + account.get("currency") + " " + account.get("account");
    }

    private static BigDecimal moved(Map<String, Object> account) {
        return ((List<?>) account.get("movements"))
                .stream()
                        .map(movement -> (Map<?, ?>) ((Map<?, ?>) movement).get("amount"))
                        .map(money -> new BigDecimal((String) money.get("amount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(Map<String, Object> row, String field) {
        return new BigDecimal((String) ((Map<?, ?>) row.get(field)).get("amount"));
    }

    private static String currency(Map<String, Object> account) {
        return (String) ((Map<?, ?>) account.get("credits")).get("currency");
    }
}
