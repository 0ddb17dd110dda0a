package org.millioncarrots.report.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.QueueStories.facts;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.statement.FollowStatements;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Statements;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Days that are closed are kept, and come to what all payments from the first on come to. In currencies of its own, in which no other test pays. */
@QuarkusTest
class ReconciledDaysApiTest {
    private static final String ACCOUNT = "DE02120300000000202051";

    @Inject
    Clock clock;

    @Inject
    FollowStatements follow;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    private String currency;
    private BigDecimal balance = new BigDecimal("60000000.00");

    @Test
    void aDayThatIsKeptComesToWhatAllPaymentsComeTo() throws Exception {
        currency = "RON";
        Random random = new Random(20_261_127);
        List<Sent> files = List.of(sent(currency, 4), sent(currency, 3), sent(currency, 5));
        LocalDate first = LocalDate.now(clock).minusDays(30);
        Statements late = null;
        for (int i = 0; i < 26; i++) {
            Statements statement = Statements.of(currency, first.plusDays(i));
            BigDecimal opening = balance;
            for (int things = i == 0 ? 0 : random.nextInt(5); things > 0; things--) {
                something(statement, files.get(random.nextInt(files.size())), random);
            }
            statement.balances(opening.toPlainString(), balance.toPlainString());
            if (i == 12) {
                late = statement.payment(
                        "-" + files.getLast().amount(), files.getLast().endToEndId(4));
            } else {
                bankSays(statement.toString());
            }
            if (i % 3 == 0) {
                follow.followAll();
            }
        }
        follow.followAll();
        assertThat(kept()).isEqualTo(25);
        requireSameFromScratch(first);

        assertThat(exceptions("RETURNED_LESS"))
                .as("a return of less tells of a payment once it is ruled on, unless the payment came back before")
                .anyMatch(less -> ruled(less, "WRITTEN_OFF") == 201);
        requireSameFromScratch(first);

        bankSays(late.toString());
        assertThat(kept()).as("days from the late statement's on are told anew").isEqualTo(12);
        requireSameFromScratch(first);
        follow.followAll();
        assertThat(kept()).isEqualTo(26);
        requireSameFromScratch(first);
    }

    /** In a currency that has no rate: of a programme that promises in it. */
    private static Sent sent(String currency, int payouts) throws InterruptedException {
        String programme = TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
        for (int i = 0; i < payouts; i++) {
            String claimant = Stories.registered("partner", false, 0).getString("id");
            Stories.awarded(
                    "partner",
                    claimant,
                    programme,
                    TestProgrammes.AS_OF,
                    currency,
                    facts(Stories.soldier(), "SOLDIER"));
        }
        Stories.run("2022-01-31");
        return SentFiles.sentDue(currency);
    }

    private void something(Statements statement, Sent file, Random random) {
        String amount = file.amount();
        String endToEndId = file.endToEndId(random.nextInt(file.payments().size()));
        String cents = BigDecimal.valueOf(1 + random.nextInt(5_000), 2).toPlainString();
        String less = new BigDecimal(amount).subtract(new BigDecimal(cents)).toPlainString();
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> statement.payment(moved("-" + amount), endToEndId);
            case 3 -> statement.payment(moved(amount), endToEndId);
            case 4 -> statement.payment(moved("-" + less), endToEndId);
            case 5 -> statement.payment(moved(less), endToEndId);
            case 6 -> statement.coded(moved("-" + cents), random.nextBoolean() ? "CHRG" : "INTR");
            default -> statement.entry(moved((random.nextBoolean() ? "-" : "") + cents), "");
        }
    }

    private String moved(String amount) {
        balance = balance.add(new BigDecimal(amount));
        return amount;
    }

    /** The same with the days that are kept, and without: then all payments are compared. */
    private void requireSameFromScratch(LocalDate first) throws SQLException {
        List<Map<String, Object>> withDays = reports(first);
        assertThat(withDays.getLast().get("items"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSizeGreaterThan(5);
        try (Connection connection = owner.getConnection()) {
            update(
                    connection,
                    "create temporary table away as select d.* from reconciled_day d join bank_account a"
                            + " on a.id = d.account_id and a.currency = ?");
            update(
                    connection,
                    "delete from reconciled_day where account_id in (select id from bank_account where currency = ?)");
            List<Map<String, Object>> fromScratch = reports(first);
            update(connection, "insert into reconciled_day select * from away where ? is not null");
            try (PreparedStatement drop = connection.prepareStatement("drop table away")) {
                drop.execute();
            }
            for (int i = 0; i < withDays.size(); i++) {
                assertThat(withDays.get(i)).as("day " + i).isEqualTo(fromScratch.get(i));
            }
        }
    }

    private void update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, currency);
            statement.executeUpdate();
        }
    }

    private int kept() throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement("select count(*) from reconciled_day d"
                        + " join bank_account a on a.id = d.account_id where a.currency = ?")) {
            statement.setString(1, currency);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private List<Map<String, Object>> reports(LocalDate first) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            all.add(report(first.plusDays(i)).getMap("$"));
        }
        return all;
    }

    private JsonPath report(LocalDate on) {
        return Api.get(
                "auditor",
                "/v1/reports/reconciliation?limit=500&account=" + ACCOUNT + "&currency=" + currency + "&on=" + on);
    }

    /** The same booking in two statements is told again in one of them: no line of a message is an exception, and the money is away twice. */
    @Test
    void aDebitThatTwoStatementsTellIsAnExceptionToBeRuled() throws InterruptedException {
        currency = "BDT";
        Sent file = sent(currency, 2);
        LocalDate day = LocalDate.now(clock).minusDays(9);
        String amount = file.amount();
        bankSays(Statements.of(currency, day).balances("900000.00", "900000.00").toString());
        for (int i = 1; i <= 2; i++) {
            BigDecimal opening =
                    new BigDecimal("900000.00").subtract(new BigDecimal(amount).multiply(BigDecimal.valueOf(i - 1)));
            bankSays(Statements.of(currency, day.plusDays(i))
                    .balances(
                            opening.toPlainString(),
                            opening.subtract(new BigDecimal(amount)).toPlainString())
                    .raw("<Ntry><Amt Ccy=\"BDT\">" + amount
                            + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>"
                            + day.plusDays(1)
                            + "</Dt></BookgDt><AcctSvcrRef>ONE-BOOKING</AcctSvcrRef><NtryDtls><TxDtls><Refs>"
                            + "<EndToEndId>" + file.endToEndId(0) + "</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>")
                    .toString());
        }
        LocalDate last = day.plusDays(2);
        assertThat(report(last).getList("groups.kind")).containsExactly("BOOKED_NOT_IN_BOOKS");
        follow.followAll();
        follow.followAll();
        List<String> found = exceptions("STATEMENT_LINE_DIFFERS");
        assertThat(found).hasSize(1);
        assertThat(exceptions("STATEMENT_LEDGER_DIFFERS")).hasSize(1);
        String exception = found.getFirst();
        Api.writing("finance")
                .post("/v1/exceptions/" + exception + "/owner")
                .then()
                .statusCode(201);
        rule(exception, "DIFFERENCE_CLAIMED");
        follow.followAll();
        JsonPath report = report(last);
        assertThat(report.getList("items")).isEmpty();
        assertThat(report.getString("difference.amount")).isEqualTo("0.00");
        assertThat(report.getString("ours.ruled.amount")).isEqualTo("-" + amount);
        assertThat(exceptions("STATEMENT_LEDGER_DIFFERS"))
                .as("ends with its lines")
                .isEmpty();
        JsonPath claimed = Api.get("finance", "/v1/exceptions/" + exception);
        assertThat(claimed.getString("state")).isEqualTo("CLAIMED");
        assertThat(claimed.getString("rulings[0].amount")).isNotNull();
        SentFiles.balanced();
    }

    /** What a notification has settled and no statement tells is late after some days. */
    @Test
    void whatNoStatementTellsBecomesAnException() throws InterruptedException {
        currency = "LAK";
        Sent file = sent(currency, 1);
        LocalDate today = LocalDate.now(clock);
        for (int days : new int[] {0, 4, 9}) {
            LocalDate day = today.plusDays(days);
            bankSays(Statements.of(currency, day).balances("5000.00", "5000.00").toString());
            follow.followAll();
            assertThat(report(day).getList("groups.kind")).containsExactly("SENT_NOT_BOOKED");
            assertThat(exceptions("STATEMENT_LINE_DIFFERS")).as("after " + days).hasSize(days == 9 ? 1 : 0);
        }
        rule(exceptions("STATEMENT_LINE_DIFFERS").getFirst(), "EXPLAINED");
        assertThat(report(today.plusDays(9)).getString("difference.amount")).isEqualTo("0.00");
    }

    private List<String> exceptions(String kind) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = Api.get("finance", "/v1/reports/exceptions?limit=500" + cursor);
            found.addAll(page.getList(
                    "items.findAll { it.kind == '" + kind + "' && it.amount?.currency == '" + currency + "' }.id"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return found;
    }

    private static void rule(String exception, String code) {
        assertThat(ruled(exception, code)).isEqualTo(201);
    }

    private static int ruled(String exception, String code) {
        String ruling = Api.writing("finance")
                .body(Map.of("code", code, "reference", "INQUIRY 4712"))
                .post("/v1/exceptions/" + exception + "/rulings")
                .then()
                .statusCode(201)
                .extract()
                .path("rulings[-1].id");
        return Api.writing("finance2")
                .post("/v1/exceptions/" + exception + "/rulings/" + ruling + "/approval")
                .statusCode();
    }
}
