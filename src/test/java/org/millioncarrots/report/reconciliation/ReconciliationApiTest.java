package org.millioncarrots.report.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Statements;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** The books beside the bank, over days, in crowns that no other test sends: each day follows the one before in all tests. */
@QuarkusTest
class ReconciliationApiTest {
    private static final String ACCOUNT = "DE02120300000000202051";
    private static final String CURRENCY = "DKK";
    private static final List<Sent> FILES = new ArrayList<>();
    private static final BigDecimal BEGUN = new BigDecimal("50000000.00");
    private static @Nullable Bank bank;
    private static @Nullable String programme;

    @Inject
    Clock clock;

    /** What the bank has told so far: its own books, which know nothing of ours. */
    private static final class Bank {
        private LocalDate day;
        private BigDecimal balance = BEGUN;
        private BigDecimal opening = BEGUN;
        private Statements statement;

        Bank(LocalDate first) {
            this.day = first;
            this.statement = Statements.of(CURRENCY, first);
        }

        Bank payment(String amount, String endToEndId) {
            statement.payment(amount, endToEndId);
            return moved(amount);
        }

        Bank coded(String amount, String family) {
            statement.coded(amount, family);
            return moved(amount);
        }

        Bank entry(String amount, String elements) {
            statement.entry(amount, elements);
            return moved(amount);
        }

        private Bank moved(String amount) {
            balance = balance.add(new BigDecimal(amount));
            return this;
        }

        /** Ends the day with its statement, and reconciles it. */
        JsonPath close() {
            bankSays(statement
                    .balances(opening.toPlainString(), balance.toPlainString())
                    .toString());
            JsonPath report = reconciled(day);
            next();
            return report;
        }

        void next() {
            day = day.plusDays(1);
            opening = balance;
            statement = Statements.of(CURRENCY, day);
        }

        JsonPath reconciled(LocalDate on) {
            JsonPath report = Api.get(
                    "auditor",
                    "/v1/reports/reconciliation?limit=500&account=" + ACCOUNT + "&currency=" + CURRENCY + "&on=" + on);
            BigDecimal difference = new BigDecimal(report.getString("difference.amount"));
            assertThat(sum(report.getList("items.amount.amount", String.class))).isEqualByComparingTo(difference);
            assertThat(sum(report.getList("groups.amount.amount", String.class)))
                    .isEqualByComparingTo(difference);
            assertThat(new BigDecimal(report.getString("bank.amount"))
                            .subtract(new BigDecimal(report.getString("ours.balance.amount"))))
                    .isEqualByComparingTo(difference);
            return report;
        }
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> lines(JsonPath report) {
        return report.<Map<String, Object>>getList("items").stream()
                .map(line -> line.get("kind") + " " + ((Map<?, ?>) line.get("amount")).get("amount")
                        + (line.get("reason") == null ? "" : " " + line.get("reason")))
                .sorted()
                .toList();
    }

    private static String less(String amount, String part) {
        return new BigDecimal(amount).subtract(new BigDecimal(part)).toPlainString();
    }

    /** What the report has that it did not have before. */
    private static List<String> fresh(JsonPath report, List<String> before) {
        List<String> lines = new ArrayList<>(lines(report));
        before.forEach(lines::remove);
        return lines;
    }

    private Bank bank() {
        if (bank == null) {
            bank = new Bank(LocalDate.now(clock));
            bank.close();
        }
        return bank;
    }

    /** All of one amount, which is promised in this currency: for it there need be no rate. */
    private static Sent file(int payouts) throws InterruptedException {
        if (programme == null) {
            programme = TestProgrammes.approved(Documents.with(
                    TestProgrammes.bounty("35475.56", "QUEUE"), "/benefits/0/currency", "\"" + CURRENCY + "\""));
        }
        for (int i = 0; i < payouts; i++) {
            String claimant = Stories.registered("partner", false, 0).getString("id");
            Stories.awarded("partner", claimant, programme, TestProgrammes.AS_OF, CURRENCY, Stories.soldier());
        }
        Stories.run("2022-01-31");
        Sent file = sent(CURRENCY, payouts);
        FILES.add(file);
        return file;
    }

    @Test
    void whatTheBankHasBookedIsWhatTheBooksSay() throws InterruptedException {
        Bank bank = bank();
        List<String> before = lines(bank.close());
        BigDecimal out = out(bank.reconciled(bank.day));
        Sent file = file(3);
        String amount = file.amount();
        LocalDate first = bank.day;
        assertThat(fresh(
                        bank.payment("-" + amount, file.endToEndId(0))
                                .payment("-" + amount, file.endToEndId(1))
                                .close(),
                        before))
                .containsExactly("SENT_NOT_BOOKED " + amount);
        JsonPath second = bank.payment("-" + amount, file.endToEndId(2)).close();
        assertThat(fresh(second, before)).isEmpty();
        assertThat(out(second).subtract(out)).isEqualByComparingTo(file.total());
        assertThat(second.getString("bank.currency")).isEqualTo(CURRENCY);
        JsonPath third = bank.payment(amount, file.endToEndId(0)).close();
        assertThat(fresh(third, before)).isEmpty();
        assertThat(out(third).subtract(out)).isEqualByComparingTo(file.sum(2));
        assertThat(fresh(bank.close(), before))
                .as("a day on which nothing moves")
                .isEmpty();
        assertThat(fresh(bank.reconciled(first), before))
                .as("a day before: what is in the books since today stands on a later statement")
                .containsExactlyInAnyOrder("SENT_NOT_BOOKED " + amount, "RETURN_NOT_BOOKED -" + amount);

        String days = "/v1/reports/bank-days?account=" + ACCOUNT + "&currency=DKK&from=" + first + "&to=" + bank.day;
        JsonPath moved = Api.get("finance", days);
        assertThat(moved.getList("rows.confirmedCount")).containsExactly(2, 1, 0, 0);
        assertThat(moved.getList("rows.returnedCount")).containsExactly(0, 0, 1, 0);
        assertThat(moved.getList("rows.returned.amount")).containsExactly("0.00", "0.00", amount, "0.00");
        assertThat(moved.getList("rows.other.amount")).containsOnly("0.00");
        assertThat(moved.getString("rows[3].balance.amount")).isEqualTo(bank.balance.toPlainString());
        assertThat(Api.as("finance").accept("text/csv").get(days).asString().lines())
                .hasSize(5);
        String today = LocalDate.now(clock).toString();
        JsonPath sent = Api.get("finance", days.replaceAll("from=.*", "from=" + today + "&to=" + today));
        assertThat(sent.getInt("rows[0].sentCount"))
                .isEqualTo(FILES.stream().mapToInt(one -> one.payments().size()).sum());
    }

    private static BigDecimal out(JsonPath report) {
        return new BigDecimal(report.getString("ours.out.amount"));
    }

    @Test
    void everyKindOfDifferenceHasItsLine() throws InterruptedException {
        Bank bank = bank();
        List<String> before = lines(bank.close());
        Sent file = file(4);
        String amount = file.amount();
        JsonPath report = bank.payment("-" + amount, file.endToEndId(0))
                .payment("-" + amount, file.endToEndId(0))
                .payment("-" + less(amount, "0.01"), file.endToEndId(1))
                .entry(
                        "-" + less(amount, "-7.50"),
                        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"DKK\">7.50</TtlChrgsAndTaxAmt></Chrgs><NtryDtls><TxDtls><Refs>"
                                + "<EndToEndId>" + file.endToEndId(2) + "</EndToEndId></Refs></TxDtls></NtryDtls>")
                .coded("-3.00", "CHRG")
                .coded("0.40", "INTR")
                .entry("-11.00", "")
                .entry("12.00", "")
                .entry("13.00", "<RvslInd>true</RvslInd>")
                .close();
        assertThat(fresh(report, before))
                .containsExactlyInAnyOrder(
                        "DEBIT_UNKNOWN -" + amount + " TWICE",
                        "AMOUNT_DIFFERS 0.01",
                        "CHARGES -7.50 CHRG",
                        "CHARGES -3.00 CHRG",
                        "INTEREST 0.40 CRDT",
                        "DEBIT_UNKNOWN -11.00",
                        "CREDIT_UNKNOWN 12.00 CRDT",
                        "RETURN_NOT_MATCHED 13.00 OTHER",
                        "SENT_NOT_BOOKED " + amount);
        String differs = "items.find { it.kind == 'AMOUNT_DIFFERS' && it.amount.amount == '0.01' }";
        assertThat(report.getString(differs + ".expected.amount")).isEqualTo(amount);
        assertThat(report.getString(differs + ".payoutId")).isNotNull();
        assertThat(report.getString("items.find { it.reason == 'TWICE' }.payoutId"))
                .isNotNull();

        List<BankAnswers.Payment> third = List.of(file.payments().get(2));
        bankSays(BankAnswers.notification(BankWords.id(), "AC04", third));
        assertThat(fresh(bank.close(), before)).contains("RETURN_NOT_BOOKED -" + amount);
        assertThat(fresh(bank.payment(amount, file.endToEndId(2)).close(), before))
                .noneMatch(line -> line.startsWith("RETURN_NOT_BOOKED"));

        bank.moved("-100.00");
        bank.next();
        assertThat(fresh(bank.close(), before)).contains("STATEMENT_BALANCE_GAP -100.00");
        bank.moved("0.02");
        JsonPath last = bank.close();
        assertThat(fresh(last, before)).contains("STATEMENT_BALANCE_GAP -100.00", "STATEMENT_SUM_DIFFERS 0.02");
        assertThat(Api.as("finance")
                        .accept("text/csv")
                        .get("/v1/reports/reconciliation?account=" + ACCOUNT + "&currency=DKK&on=" + bank.day)
                        .asString()
                        .lines())
                .hasSize(1 + last.getList("items").size())
                .anyMatch(line -> line.startsWith("STATEMENT_BALANCE_GAP,,") && line.contains(",-100.00,DKK,"));
    }

    /** Whatever goes wrong, the lines come to the difference, and the difference to the bank's books less ours. */
    @Test
    void everyCentOfAnyDifferenceIsListed() throws InterruptedException {
        Random random = new Random(20_261_126);
        Bank bank = bank();
        int different = 0;
        for (int day = 0; day < 24; day++) {
            if (day % 4 == 0) {
                file(1 + random.nextInt(3));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                something(bank, FILES.get(random.nextInt(FILES.size())), random);
            }
            if (random.nextInt(6) == 0) {
                bank.next();
            }
            JsonPath report = bank.close();
            BigDecimal expected = bank.opening.subtract(ours());
            assertThat(new BigDecimal(report.getString("difference.amount")))
                    .as("day " + day + ": " + lines(report))
                    .isEqualByComparingTo(expected);
            different += expected.signum() == 0 ? 0 : 1;
        }
        assertThat(different).isGreaterThan(5);
    }

    private static void something(Bank bank, Sent file, Random random) {
        String amount = file.amount();
        String endToEndId = file.endToEndId(random.nextInt(file.payments().size()));
        String cents = BigDecimal.valueOf(1 + random.nextInt(5_000), 2).toPlainString();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> bank.payment("-" + amount, endToEndId);
            case 3 -> bank.payment(amount, endToEndId);
            case 4 -> bank.payment("-" + less(amount, cents), endToEndId);
            case 5 -> bank.payment(less(amount, cents), endToEndId);
            case 6 -> bank.coded("-" + cents, random.nextBoolean() ? "CHRG" : "INTR");
            case 7 -> bank.entry((random.nextBoolean() ? "-" : "") + cents, "");
            case 8 ->
                bank.statement.raw(
                        "<Ntry><Amt Ccy=\"DKK\">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>INFO</Cd></Sts></Ntry>");
            default -> bank.moved(cents);
        }
    }

    /** By the states of the payouts: what was sent and did not come back. */
    private static BigDecimal ours() {
        BigDecimal ours = BEGUN;
        for (Sent file : FILES) {
            long out = file.states().stream()
                    .filter(state -> List.of("SENT", "SETTLED", "UNKNOWN").contains(state))
                    .count();
            ours = ours.subtract(new BigDecimal(file.amount()).multiply(BigDecimal.valueOf(out)));
        }
        return ours;
    }

    @Test
    void whoAsksWronglyIsToldWhatWouldBeRight() throws InterruptedException {
        bankSays(Statements.of("NZD", LocalDate.now(clock))
                .balances("1.00", "1.00")
                .toString());
        bankSays(Statements.of("HKD", LocalDate.now(clock))
                .balances("1.00", "1.00")
                .toString());
        String report = "/v1/reports/reconciliation?account=" + ACCOUNT;
        Api.as("finance")
                .get("/v1/reports/reconciliation")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("account"));
        Api.as("finance")
                .get(report)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("currency"))
                .body("violations[0].message", containsString("NZD"));
        Api.as("finance")
                .get(report + "&currency=NZD&on=2020-01-01")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("on"));
        Api.as("partner").get(report + "&currency=NZD").then().statusCode(403);
    }
}
