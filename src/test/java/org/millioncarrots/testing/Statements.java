package org.millioncarrots.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A camt.053 as it grows: balances, numbers, pages, entries. Amounts are decimal texts, negative for debits. */
public final class Statements {
    private final String currency;
    private final LocalDate day;
    private String account = BankWords.OURS;
    private String head = "<Id>" + BankWords.id() + "</Id>";
    private String balances = "";
    private final List<String> entries = new ArrayList<>();
    private String message = "053";

    private Statements(String currency, LocalDate day) {
        this.currency = currency;
        this.day = day;
    }

    public static Statements of(String currency, LocalDate day) {
        return new Statements(currency, day);
    }

    public Statements account(String id) {
        account = id;
        return this;
    }

    /** As a camt.052. */
    public Statements interim() {
        message = "052";
        return this;
    }

    public Statements id(String id) {
        head = head.replaceFirst("<Id>[^<]*</Id>", "<Id>" + id + "</Id>");
        return this;
    }

    public Statements number(long number) {
        return head("<ElctrncSeqNb>" + number + "</ElctrncSeqNb>");
    }

    public Statements page(int page, boolean isLast) {
        return head("<StmtPgntn><PgNb>" + page + "</PgNb><LastPgInd>" + isLast + "</LastPgInd></StmtPgntn>");
    }

    public Statements head(String elements) {
        head += elements;
        return this;
    }

    public Statements balance(String kind, String amount) {
        balances += "<Bal><Tp><CdOrPrtry><Cd>" + kind + "</Cd></CdOrPrtry></Tp>" + amount(amount) + side(amount)
                + "<Dt><Dt>" + day + "</Dt></Dt></Bal>";
        return this;
    }

    /** The balances on both sides of the entries. */
    public Statements balances(String opening, String closing) {
        return balance("OPBD", opening).balance("CLBD", closing);
    }

    /** A booked entry with elements of its own. */
    public Statements entry(String amount, String elements) {
        entries.add("<Ntry>" + amount(amount) + side(amount) + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + day
                + "</Dt></BookgDt><AcctSvcrRef>" + BankWords.id() + "</AcctSvcrRef>" + elements + "</Ntry>");
        return this;
    }

    /** A payment that leaves, or comes back if the amount is not negative. */
    public Statements payment(String amount, String endToEndId) {
        boolean isReturn = !amount.startsWith("-");
        return entry(
                amount,
                (isReturn ? "<RvslInd>true</RvslInd>" : "") + "<NtryDtls><TxDtls><Refs><EndToEndId>" + endToEndId
                        + "</EndToEndId></Refs>" + amount(amount) + side(amount) + "</TxDtls></NtryDtls>");
    }

    /** An entry whose bank code says what it is, such as {@code CHRG} or {@code INTR}. */
    public Statements coded(String amount, String family) {
        return entry(
                amount,
                "<BkTxCd><Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>" + family
                        + "</SubFmlyCd></Fmly></Domn></BkTxCd>");
    }

    public Statements raw(String element) {
        entries.add(element);
        return this;
    }

    private String amount(String amount) {
        return "<Amt Ccy=\"" + currency + "\">" + new BigDecimal(amount).abs().toPlainString() + "</Amt>";
    }

    private static String side(String amount) {
        return "<CdtDbtInd>" + (amount.startsWith("-") ? "DBIT" : "CRDT") + "</CdtDbtInd>";
    }

    /** The statement alone, to stand beside others in a message. */
    public String element() {
        String name = message.equals("053") ? "Stmt" : "Rpt";
        return "<" + name + ">" + head + "<Acct>" + account + "</Acct>" + balances + String.join("", entries) + "</"
                + name + ">";
    }

    public static String message(Statements... statements) {
        StringBuilder all = new StringBuilder();
        for (Statements one : statements) {
            all.append(one.element());
        }
        String message = statements[0].message;
        String root = message.equals("053") ? "BkToCstmrStmt" : "BkToCstmrAcctRpt";
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%s.001.08"><%s><GrpHdr><MsgId>%s</MsgId></GrpHdr>%s</%s>
                </Document>
                """.formatted(message, root, BankWords.id(), all, root);
    }

    @Override
    public String toString() {
        return message(this);
    }
}
