package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Writes camt.054 and camt.053: what was booked, and how the account stands at the end of the day. */
final class AccountReport {
    private final Dialect dialect;
    private final Paper paper;
    private final boolean isStatement;

    private AccountReport(Dialect dialect, boolean isStatement) {
        this.dialect = dialect;
        this.isStatement = isStatement;
        this.paper = new Paper(dialect);
    }

    static byte[] notification(Dialect dialect, String id, LocalDate on, Account account, List<Entry> entries) {
        AccountReport report = new AccountReport(dialect, false);
        report.head("BkToCstmrDbtCdtNtfctn", "Ntfctn", id, on);
        report.account(account);
        entries.forEach(entry -> report.entry(entry, account.currency));
        return report.paper.close("Ntfctn", "BkToCstmrDbtCdtNtfctn").finish("camt.054.001." + dialect.camt());
    }

    static byte[] statement(Dialect dialect, String id, Account.Statement statement) {
        AccountReport report = new AccountReport(dialect, true);
        report.head("BkToCstmrStmt", "Stmt", id, statement.on());
        report.paper
                .leaf("ElctrncSeqNb", statement.number())
                .leaf("LglSeqNb", statement.number())
                .leaf("CreDtTm", Paper.time(statement.on()))
                .open("FrToDt")
                .leaf("FrDtTm", statement.on() + "T00:00:00Z")
                .leaf("ToDtTm", statement.on() + "T23:59:59Z")
                .close("FrToDt");
        report.account(statement.account());
        report.balance("OPBD", statement.opening(), statement);
        report.balance("CLBD", statement.closing(), statement);
        statement.entries().forEach(entry -> report.entry(entry, statement.account().currency));
        return report.paper.close("Stmt", "BkToCstmrStmt").finish("camt.053.001." + dialect.camt());
    }

    private void head(String message, String report, String id, LocalDate on) {
        paper.open(message, "GrpHdr")
                .leaf("MsgId", id)
                .leaf("CreDtTm", Paper.time(on))
                .close("GrpHdr");
        paper.open(report).leaf("Id", id);
    }

    private void account(Account account) {
        paper.open("Acct", "Id")
                .leaf("IBAN", account.number)
                .close("Id")
                .leaf("Ccy", account.currency)
                .close("Acct");
    }

    private void balance(String type, BigDecimal amount, Account.Statement statement) {
        paper.open("Bal", "Tp", "CdOrPrtry").leaf("Cd", type).close("CdOrPrtry", "Tp");
        paper.amount("Amt", amount.abs(), statement.account().currency)
                .leaf("CdtDbtInd", amount.signum() < 0 ? "DBIT" : "CRDT")
                .open("Dt")
                .leaf("Dt", statement.on())
                .close("Dt", "Bal");
    }

    private void entry(Entry entry, String currency) {
        paper.open("Ntry");
        if (isBulk(entry) && dialect.batch() == Dialect.BatchPlace.ENTRY_REFERENCE) {
            paper.leaf("NtryRef", entry.blockId());
        }
        paper.amount("Amt", entry.amount(), currency).leaf("CdtDbtInd", side(entry));
        if (entry.kind() == Entry.Kind.CORRECTION) {
            paper.leaf("RvslInd", true);
        }
        status();
        paper.open("BookgDt").leaf("Dt", entry.bookedOn()).close("BookgDt");
        paper.open("ValDt").leaf("Dt", entry.bookedOn()).close("ValDt");
        paper.leaf("AcctSvcrRef", entry.reference());
        transactionCode(entry.kind());
        charges(entry, currency);
        details(entry, currency);
        paper.close("Ntry");
    }

    /** In older versions the status is the code itself. */
    private void status() {
        if (Integer.parseInt(dialect.camt()) < 8) {
            paper.leaf("Sts", "BOOK");
        } else {
            paper.open("Sts").leaf("Cd", "BOOK").close("Sts");
        }
    }

    private void transactionCode(Entry.Kind kind) {
        boolean isFee = kind == Entry.Kind.ACCOUNT_FEE;
        paper.open("BkTxCd", "Domn").leaf("Cd", isFee ? "ACMT" : "PMNT");
        paper.open("Fmly").leaf("Cd", isFee ? "MDOP" : "ICDT");
        paper.leaf("SubFmlyCd", isFee ? "CHRG" : kind == Entry.Kind.RETURN ? "RRTN" : "ESCT");
        paper.close("Fmly", "Domn", "BkTxCd");
    }

    private void charges(Entry entry, String currency) {
        if (entry.fee().signum() > 0) {
            paper.open("Chrgs", "Rcrd").amount("Amt", entry.fee(), currency);
            paper.leaf("CdtDbtInd", "DBIT").close("Rcrd", "Chrgs");
        }
    }

    private void details(Entry entry, String currency) {
        if (entry.parts().isEmpty()) {
            return;
        }
        paper.open("NtryDtls");
        if (isBulk(entry)) {
            if (dialect.batch() != Dialect.BatchPlace.ENTRY_REFERENCE) {
                boolean byMessage = dialect.batch() == Dialect.BatchPlace.MESSAGE_ID;
                paper.open("Btch");
                paper.leaf(byMessage ? "MsgId" : "PmtInfId", byMessage ? entry.messageId() : entry.blockId());
                paper.leaf("NbOfTxs", entry.parts().size()).close("Btch");
            }
            if (!entry.isSilent() || !(isStatement || dialect.isSilent())) {
                entry.parts().forEach(part -> part(entry, part, part.amount(), currency));
            }
        } else {
            part(entry, entry.parts().getFirst(), entry.amount(), currency);
        }
        paper.close("NtryDtls");
    }

    /** @param amount as booked for this payment */
    private void part(Entry entry, Order.Instruction payment, BigDecimal amount, String currency) {
        paper.open("TxDtls", "Refs");
        boolean byUetr = dialect.names() == Dialect.Names.UETR && dialect.hasUetr(dialect.camt());
        if (dialect.names() == Dialect.Names.ALL) {
            paper.leaf("PmtInfId", entry.blockId()).leaf("InstrId", payment.instructionId());
        }
        if (!byUetr) {
            paper.leaf("EndToEndId", payment.endToEndId());
        }
        if (byUetr || (dialect.names() == Dialect.Names.ALL && dialect.hasUetr(dialect.camt()))) {
            paper.leaf("UETR", payment.uetr());
        }
        paper.close("Refs").amount("Amt", amount, currency).leaf("CdtDbtInd", side(entry));
        if (entry.fee().signum() > 0) {
            paper.open("AmtDtls", "InstdAmt")
                    .amount("Amt", payment.amount(), currency)
                    .close("InstdAmt", "AmtDtls");
        }
        if (entry.kind() == Entry.Kind.RETURN) {
            String code = entry.code();
            paper.open("RtrInf", "Rsn");
            paper.leaf(code.startsWith("-") ? "Prtry" : "Cd", code.replaceFirst("^-", ""));
            paper.close("Rsn", "RtrInf");
        }
        paper.close("TxDtls");
    }

    private static boolean isBulk(Entry entry) {
        return entry.parts().size() > 1;
    }

    private static String side(Entry entry) {
        return entry.kind().isDebit() ? "DBIT" : "CRDT";
    }
}
