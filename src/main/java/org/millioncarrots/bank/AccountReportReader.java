package org.millioncarrots.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.BankMessage.Statement;

/** Reads camt.052, camt.053 and camt.054; entries are read by {@link EntryReader}. */
final class AccountReportReader {
    private final MessageCursor at;
    private final Kind kind;

    AccountReportReader(MessageCursor at, Kind kind) {
        this.at = at;
        this.kind = kind;
    }

    /** @param element of one account: {@code Rpt}, {@code Stmt} or {@code Ntfctn} */
    AccountReport read(String element) {
        String messageId = null;
        List<Statement> statements = new ArrayList<>();
        while (at.child()) {
            if (at.name().equals("GrpHdr")) {
                messageId = messageId();
            } else if (at.name().equals(element)) {
                statements.add(statement());
            } else {
                at.skip();
            }
        }
        return new AccountReport(messageId, kind, List.copyOf(statements));
    }

    private @Nullable String messageId() {
        String id = null;
        while (at.child()) {
            if (at.name().equals("MsgId")) {
                id = at.id();
            } else {
                at.skip();
            }
        }
        return id;
    }

    private Statement statement() {
        ReportedAccount account = null;
        List<Entry> entries = new ArrayList<>();
        while (at.child()) {
            switch (at.name()) {
                case "Acct" -> account = account();
                case "Ntry" -> entries.add(new EntryReader(at, kind).read());
                default -> at.skip();
            }
        }
        return new Statement(account, List.copyOf(entries));
    }

    private @Nullable ReportedAccount account() {
        String number = null;
        while (at.child()) {
            if (!at.name().equals("Id")) {
                at.skip();
                continue;
            }
            while (at.child()) {
                switch (at.name()) {
                    case "IBAN" -> number = at.text();
                    case "Othr" -> number = number == null ? at.choice("Id") : skipped(number);
                    default -> at.skip();
                }
            }
        }
        return number == null ? null : new ReportedAccount(number);
    }

    private String skipped(String number) {
        at.skip();
        return number;
    }
}
