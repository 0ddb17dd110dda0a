package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.Statement;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** What a statement says beside its payments. */
class StatementHeadTest {
    private static final String ACCOUNT =
            "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>CANARY</Nm></Ownr></Acct>";

    private static List<Statement> read(String group, String... statements) {
        String xml =
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId>"
                        + group + "</GrpHdr><Stmt>" + String.join("</Stmt><Stmt>", statements)
                        + "</Stmt></BkToCstmrStmt></Document>";
        return ((AccountReport) BankMessageReader.read(xml.getBytes(StandardCharsets.UTF_8))).statements();
    }

    private static StatementHead head(String content) {
        return read("", content).getFirst().head();
    }

    private static String balance(String kind, String amount, String side, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + kind
                + "</Cd></CdOrPrtry></Tp><CdtLine><Incl>false</Incl><Amt Ccy=\"EUR\">9.99</Amt>"
                + "</CdtLine><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + side + "</CdtDbtInd>" + day + "</Bal>";
    }

    private static Money eur(long minor) {
        return new Money(minor, CurrencyCode.EUR);
    }

    @Test
    void balancesHaveTheirKindSignAndDay() {
        StatementHead head = head("<Id>STMT-7</Id><ElctrncSeqNb>7</ElctrncSeqNb><LglSeqNb>3</LglSeqNb>"
                + "<CreDtTm>2026-01-05T18:30:00.123+01:00</CreDtTm><FrToDt><FrDtTm>2026-01-05T00:00:00</FrDtTm>"
                + "<ToDtTm>2026-01-06T23:59:59+01:00</ToDtTm></FrToDt><CpyDplctInd>DUPL</CpyDplctInd>" + ACCOUNT
                + balance("OPBD", "100.00", "CRDT", "<Dt><Dt>2026-01-05</Dt></Dt>")
                + balance("CLBD", "0012.500", "DBIT", "<Dt><DtTm>2026-01-06T18:00:00</DtTm></Dt>")
                + balance("CLAV", "12.50", "DBIT", "")
                + balance("FWAV", "ABC", "CRDT", "")
                + balance("OPAV", "1.00", "", ""));
        assertThat(head.id()).isEqualTo("STMT-7");
        assertThat(head.number()).isEqualTo(7);
        assertThat(head.legalNumber()).isEqualTo(3);
        assertThat(head.madeAt()).isEqualTo("2026-01-05T18:30:00");
        assertThat(head.isCopy()).isTrue();
        assertThat(head.from()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(head.to()).isEqualTo(LocalDate.of(2026, 1, 6));
        assertThat(head.currency()).isEqualTo(CurrencyCode.EUR);
        assertThat(head.balances())
                .as("what is not understood is none")
                .containsExactly(
                        new StatedBalance("OPBD", eur(100_00), LocalDate.of(2026, 1, 5)),
                        new StatedBalance("CLBD", eur(-12_50), LocalDate.of(2026, 1, 6)),
                        new StatedBalance("CLAV", eur(-12_50), null));
        assertThat(head.lastDay(CurrencyCode.EUR)).isEqualTo(LocalDate.of(2026, 1, 6));
        assertThat(head.toString()).doesNotContain("CANARY");
    }

    @Test
    void aPreviousClosingBalanceOpensTheNextDay() {
        StatementHead head = head(balance("PRCD", "5.00", "CRDT", "<Dt><Dt>2026-01-02</Dt></Dt>"));
        assertThat(head.opening(CurrencyCode.EUR).orElseThrow().amount()).isEqualTo(eur(5_00));
        assertThat(head.firstDay(CurrencyCode.EUR)).isEqualTo(LocalDate.of(2026, 1, 3));
        assertThat(head(balance("PRCD", "5.00", "CRDT", "") + balance("OPBD", "6.00", "CRDT", ""))
                        .opening(CurrencyCode.EUR)
                        .orElseThrow()
                        .amount())
                .as("the opening one comes first, wherever it stands")
                .isEqualTo(eur(6_00));
    }

    @Test
    void aStatementOfSeveralDaysBeginsWithItsFirstBalanceAndEndsWithItsLast() {
        String[] days = {"<Dt><Dt>2026-01-05</Dt></Dt>", "<Dt><Dt>2026-01-06</Dt></Dt>", "<Dt><Dt>2026-01-07</Dt></Dt>"
        };
        String inOrder = balance("OPBD", "1.00", "CRDT", days[0])
                + balance("CLBD", "2.00", "CRDT", days[0])
                + balance("OPBD", "2.00", "CRDT", days[1])
                + balance("CLBD", "3.00", "CRDT", days[1]);
        String newestFirst = balance("CLBD", "3.00", "CRDT", days[1])
                + balance("PRCD", "2.00", "CRDT", days[0])
                + balance("CLBD", "2.00", "CRDT", days[0])
                + balance("PRCD", "1.00", "CRDT", "<Dt><Dt>2026-01-04</Dt></Dt>");
        String undated = balance("OPBD", "1.00", "CRDT", "")
                + balance("CLBD", "9.00", "CRDT", "")
                + balance("CLBD", "3.00", "CRDT", days[2]);
        for (String balances : new String[] {inOrder, newestFirst, undated}) {
            StatementHead head = head(balances);
            assertThat(head.opening(CurrencyCode.EUR).orElseThrow().amount())
                    .as(balances)
                    .isEqualTo(eur(1_00));
            assertThat(head.closing(CurrencyCode.EUR).orElseThrow().amount())
                    .as(balances)
                    .isEqualTo(eur(3_00));
        }
        assertThat(head(inOrder).firstDay(CurrencyCode.EUR)).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(head(inOrder).lastDay(CurrencyCode.EUR)).isEqualTo(LocalDate.of(2026, 1, 6));
    }

    @Test
    void pagesInBetweenHaveInterimBalancesOnly() {
        String interim = "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry><SubTp><Cd>INTM</Cd></SubTp></Tp>"
                + "<Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
        StatementHead head = head("<StmtPgntn><PgNb>2</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"
                + interim.formatted("OPBD") + interim.formatted("CLBD"));
        assertThat(head.page()).isEqualTo(2);
        assertThat(head.isLastPage()).isFalse();
        assertThat(head.balances()).extracting(StatedBalance::kind).containsExactly("ITBD", "ITBD");
        assertThat(head.opening(CurrencyCode.EUR)).isEmpty();
        assertThat(head.closing(CurrencyCode.EUR)).isEmpty();
        assertThat(head("").isLastPage()).isTrue();
        StatementHead ofMessage = read("<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>", "")
                .getFirst()
                .head();
        assertThat(ofMessage.page()).isEqualTo(1);
        assertThat(ofMessage.isLastPage()).isFalse();
        assertThat(ofMessage.isOfPagedMessage()).isTrue();
        assertThat(head.isOfPagedMessage()).isFalse();
        assertThat(head("<StmtPgntn><PgNb>0</PgNb></StmtPgntn>").page()).isNull();
    }

    @Test
    void severalCurrenciesAndAccountsInOneMessage() {
        String dollars = balance("CLBD", "7.00", "CRDT", "").replace("EUR", "USD");
        List<Statement> statements = read("", ACCOUNT + balance("CLBD", "5.00", "CRDT", "") + dollars, "<Acct/>");
        assertThat(statements.getFirst().head().currencies()).containsExactly(CurrencyCode.EUR, CurrencyCode.USD);
        assertThat(statements.get(1).account()).isNull();
        assertThat(statements.get(1).head().currencies()).isEmpty();
    }

    private static String entry(String amount, String rest) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt>" + rest + "</Ntry>";
    }

    private static final String BOOKED = "<Sts><Cd>BOOK</Cd></Sts>";

    private static String family(String code) {
        return "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>" + code
                + "</SubFmlyCd></Fmly></Domn></BkTxCd>";
    }

    @Test
    void onlyWhatIsBookedMovesTheBalanceToTheSideOnWhichItStands() {
        String debit = "<CdtDbtInd>DBIT</CdtDbtInd>";
        String credit = "<CdtDbtInd>CRDT</CdtDbtInd>";
        String reversal = "<RvslInd>true</RvslInd>";
        List<Entry> entries = read(
                        "",
                        entry("1.00", debit + BOOKED)
                                + entry("2.00", credit + BOOKED)
                                + entry("3.00", credit + reversal + BOOKED)
                                + entry("4.00", debit + reversal + BOOKED)
                                + entry("5.00", debit + "<Sts><Cd>PDNG</Cd></Sts>")
                                + entry("6.00", debit + "<Sts>INFO</Sts>")
                                + entry("7.00", BOOKED)
                                + entry("x", debit + BOOKED)
                                + entry("8.00", debit + BOOKED + family("CHRG"))
                                + entry("0.09", credit + BOOKED + family("INTR"))
                                + entry("10.00", credit + BOOKED + family("RRTN"))
                                + entry(
                                        "11.50",
                                        debit + BOOKED
                                                + "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">1.50</TtlChrgsAndTaxAmt></Chrgs>"))
                .getFirst()
                .entries();
        assertThat(entries).extracting(Entry::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(entries.stream().map(Entry::movement).filter(Objects::nonNull))
                .containsExactly(
                        new Movement(Movement.Nature.DEBIT, eur(-1_00), null),
                        new Movement(Movement.Nature.CREDIT, eur(2_00), null),
                        new Movement(Movement.Nature.RETURN, eur(3_00), null),
                        new Movement(Movement.Nature.DEBIT, eur(-4_00), null),
                        new Movement(Movement.Nature.CHARGES, eur(-8_00), null),
                        new Movement(Movement.Nature.INTEREST, eur(9), null),
                        new Movement(Movement.Nature.RETURN, eur(10_00), null),
                        new Movement(Movement.Nature.DEBIT, eur(-11_50), eur(1_50)));
    }

    @Test
    void entriesAreNumberedThroughAllStatementsOfAMessage() {
        assertThat(read("", entry("1.00", ""), entry("1.00", "") + entry("1.00", "")))
                .flatExtracting(Statement::entries)
                .extracting(Entry::number)
                .containsExactly(1, 2, 3);
    }
}
