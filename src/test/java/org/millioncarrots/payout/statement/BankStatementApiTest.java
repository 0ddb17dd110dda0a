package org.millioncarrots.payout.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Statements;

/** Statements over the wire; each test has a currency in which no other one gets statements. */
@QuarkusTest
class BankStatementApiTest {
    private static final String ACCOUNT = "DE02120300000000202051";

    @Inject
    Clock clock;

    @Inject
    FollowStatements followStatements;

    /** Five banking days, the last one today or before. */
    private LocalDate[] days;

    @BeforeEach
    void fiveDays() {
        days = new LocalDate[5];
        LocalDate day = LocalDate.now(clock);
        for (int i = 4; i >= 0; i--) {
            days[i] = TargetDays.preceding(day);
            day = days[i].minusDays(1);
        }
    }

    private static JsonPath list(String currency) {
        return Api.get("finance", "/v1/bank-statements?account=" + ACCOUNT + "&currency=" + currency);
    }

    private static List<String> standings(String currency) {
        return list(currency).getList("items.standing", String.class);
    }

    /** Kinds of what is open for a currency in the list of exceptions, with amounts. */
    private List<String> exceptions(String currency) {
        return Api.get("finance", "/v1/reports/exceptions?limit=500&from=" + days[0] + "&to=" + days[4])
                .<Map<String, Object>>getList("groups.findAll { it.currency == '" + currency + "' }")
                .stream()
                .map(group -> group.get("kind") + " " + group.get("count")
                        + (group.get("amount") == null ? "" : " " + ((Map<?, ?>) group.get("amount")).get("amount")))
                .filter(text -> text.startsWith("STATEMENT_"))
                .map(text -> text.replace("STATEMENT_", ""))
                .toList();
    }

    @Test
    void aStatementIsKeptWithAllThatItSays() {
        bankSays(Statements.of("MKD", days[4])
                .number(17)
                .head("<LglSeqNb>4</LglSeqNb><FrToDt><FrDtTm>" + days[4] + "T00:00:00</FrDtTm><ToDtTm>" + days[4]
                        + "T23:59:59</ToDtTm></FrToDt>")
                .balances("1000.00", "-25.50")
                .balance("CLAV", "474.50")
                .entry("-1030.00", "")
                .coded("-5.50", "CHRG")
                .coded("10.00", "INTR")
                .raw("<Ntry><Amt Ccy=\"MKD\">999.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>")
                .toString());
        JsonPath one = list("MKD");
        assertThat(one.getList("items")).hasSize(1);
        JsonPath all = Api.get("auditor", "/v1/bank-statements/" + one.getString("items[0].id"));
        assertThat(all.getString("statement.standing")).isEqualTo("COUNTED");
        assertThat(all.getInt("statement.number")).isEqualTo(17);
        assertThat(all.getInt("statement.legalNumber")).isEqualTo(4);
        assertThat(all.getString("statement.from")).isEqualTo(days[4].toString());
        assertThat(all.getString("statement.opening.amount")).isEqualTo("1000.00");
        assertThat(all.getString("statement.closing.amount")).isEqualTo("-25.50");
        assertThat(all.getString("statement.debits.amount")).isEqualTo("1035.50");
        assertThat(all.getString("statement.credits.amount")).isEqualTo("10.00");
        assertThat(all.getString("statement.unexplained.amount")).isEqualTo("0.00");
        assertThat(all.getInt("statement.entries"))
                .as("what is pending is none")
                .isEqualTo(3);
        assertThat(all.getList("balances.kind")).containsExactly("OPBD", "CLBD", "CLAV");
        assertThat(all.getList("findings")).isEmpty();
        assertThat(all.getString("sums.charges.amount")).isEqualTo("-5.50");
        assertThat(all.getString("sums.interest.amount")).isEqualTo("10.00");
        assertThat(all.getString("sums.other.amount")).isEqualTo("-1030.00");
        assertThat(all.getList("entries.nature")).containsExactly("DEBIT", "CHARGES", "INTEREST");
        Api.as("partner").get("/v1/bank-statements").then().statusCode(403);
        Api.as("finance").get("/v1/bank-statements?from=tomorrow").then().statusCode(400);
    }

    @Test
    void aWeekOutOfOrderHealsItself() {
        Statements[] week = {
            Statements.of("AZN", days[0]).number(1).balances("10.00", "8.00").entry("-2.00", ""),
            Statements.of("AZN", days[1]).number(2).balances("8.00", "8.00"),
            Statements.of("AZN", days[2]).number(3).balances("8.00", "7.00").entry("-1.00", ""),
            Statements.of("AZN", days[3]).number(4).balances("7.00", "9.00").entry("2.00", ""),
            Statements.of("AZN", days[4]).number(5).balances("9.00", "9.00")
        };
        bankSays(week[0].toString());
        bankSays(week[4].toString());
        assertThat(exceptions("AZN")).containsExactly("BALANCE_GAP 1 1.00", "MISSING 3", "NUMBER_GAP 1");
        bankSays(week[3].toString());
        assertThat(exceptions("AZN")).containsExactly("BALANCE_GAP 1 -1.00", "MISSING 2", "NUMBER_GAP 1");
        bankSays(Statements.message(week[1], week[2]));
        assertThat(exceptions("AZN")).isEmpty();
        assertThat(list("AZN").getList("items.balance.amount")).containsExactly("8.00", "9.00", "9.00", "8.00", "7.00");
    }

    @Test
    void theSameAgainAndACorrectedOneAreToldApart() {
        Statements first = Statements.of("LKR", days[4])
                .id("R-1")
                .number(1)
                .balances("10.00", "9.00")
                .entry("-1.00", "<X/>");
        bankSays(first.toString());
        bankSays(first.toString());
        assertThat(standings("LKR")).containsExactly("COUNTED", "DUPLICATE");
        assertThat(exceptions("LKR")).isEmpty();
        bankSays(Statements.of("LKR", days[4])
                .number(1)
                .balances("10.00", "9.00")
                .entry("-2.00", "")
                .toString());
        assertThat(standings("LKR")).containsExactly("SUPERSEDED", "DUPLICATE", "COUNTED");
        assertThat(exceptions("LKR")).as("wrong in itself").containsExactly("SUM_DIFFERS 1 1.00");
        bankSays(Statements.of("LKR", days[4])
                .number(1)
                .head("<CpyDplctInd>DUPL</CpyDplctInd>")
                .balances("10.00", "8.00")
                .entry("-2.00", "")
                .toString());
        assertThat(standings("LKR")).containsExactly("SUPERSEDED", "DUPLICATE", "SUPERSEDED", "COUNTED");
        assertThat(exceptions("LKR")).isEmpty();
    }

    @Test
    void aPageOfAMessageMayHaveAWholeStatement() {
        Statements[] whole = {
            Statements.of("CVE", days[3]).number(1).balances("10.00", "8.00").entry("-2.00", ""),
            Statements.of("CVE", days[4]).number(2).balances("8.00", "8.00")
        };
        for (int page = 1; page <= 2; page++) {
            bankSays(whole[page - 1]
                    .toString()
                    .replace(
                            "</GrpHdr>",
                            "<MsgPgntn><PgNb>" + page + "</PgNb><LastPgInd>" + (page == 2)
                                    + "</LastPgInd></MsgPgntn></GrpHdr>"));
        }
        assertThat(standings("CVE")).containsExactly("COUNTED", "COUNTED");
        assertThat(exceptions("CVE")).isEmpty();
    }

    @Test
    void pagesInSeveralMessagesAreOneStatement() {
        Statements one = Statements.of("UZS", days[4])
                .id("P1")
                .number(3)
                .page(1, false)
                .balance("OPBD", "5.00")
                .entry("-1.00", "");
        Statements two = Statements.of("UZS", days[4])
                .id("P1")
                .number(3)
                .page(2, false)
                .balance("ITBD", "4.00")
                .entry("-1.00", "");
        Statements three = Statements.of("UZS", days[4])
                .id("P1")
                .number(3)
                .page(3, true)
                .balance("CLBD", "2.00")
                .entry("-1.00", "");
        bankSays(three.toString());
        bankSays(one.toString());
        assertThat(exceptions("UZS")).contains("PAGE_MISSING 1");
        bankSays(two.toString());
        assertThat(exceptions("UZS")).isEmpty();
        assertThat(list("UZS").getList("items.balance.amount")).containsOnly("2.00");
    }

    @Test
    void othersAccountsAndReportsDuringTheDayCountForNothing() {
        bankSays(Statements.of("ISK", days[4])
                .account("<Id><IBAN>DE89370400440532013000</IBAN></Id>")
                .balances("1", "1")
                .toString());
        assertThat(list("ISK").getList("items")).isEmpty();
        bankSays(Statements.of("ISK", days[4]).interim().balance("ITBD", "7").toString());
        assertThat(list("ISK").getList("items.kind")).containsExactly("INTERIM_REPORT");
        assertThat(standings("ISK")).containsExactly("INFORMATION");
    }

    @Test
    void severalCurrenciesOfOneAccountAreChainsOfTheirOwn() {
        Statements both =
                Statements.of("BAM", days[4]).balances("10.00", "9.00").entry("-1.00", "");
        bankSays(both.toString()
                .replace(
                        "</Stmt>",
                        Statements.of("PGK", days[4])
                                        .balances("3.00", "4.00")
                                        .entry("1.00", "")
                                        .element()
                                        .replaceAll("^<Stmt><Id>[^<]*</Id><Acct>.*?</Acct>", "")
                                        .replace("</Stmt>", "")
                                + "</Stmt>"));
        for (String currency : List.of("BAM", "PGK")) {
            assertThat(list(currency).getList("items.unexplained.amount")).containsExactly("0.00");
            assertThat(list(currency).getList("items.entries")).containsExactly(1);
        }
    }

    @Test
    void daysWithoutAStatementAreFoundAsTimePasses() {
        bankSays(Statements.of("KGS", days[0])
                .number(1)
                .balances("10.00", "10.00")
                .toString());
        followStatements.followAll();
        // Of the days since, those before the last banking day should be there.
        assertThat(exceptions("KGS")).hasSize(1).first().asString().matches("MISSING [23]");
        bankSays(Statements.of("KGS", days[4])
                .number(2)
                .head("<FrToDt><FrDtTm>" + days[1] + "T00:00:00</FrDtTm><ToDtTm>" + days[4]
                        + "T00:00:00</ToDtTm></FrToDt>")
                .balances("10.00", "10.00")
                .toString());
        followStatements.followAll();
        assertThat(exceptions("KGS")).as("one of several days").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999999.00", "92233720368547758.07"})
    void amountsBeyondReasonAreNone(String amount) {
        bankSays(Statements.of("MMK", days[4])
                .balances(amount, "-" + amount)
                .entry("-" + amount, "")
                .entry(amount, "")
                .toString());
        assertThat(list("MMK").getList("items")).isEmpty();
        assertThat(exceptions("MMK")).isEmpty();
    }
}
