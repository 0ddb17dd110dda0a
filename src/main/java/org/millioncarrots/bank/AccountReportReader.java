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
    private @Nullable Integer page;
    private boolean isLastPage = true;
    private int entries;

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
                messageId = header();
            } else if (at.name().equals(element)) {
                statements.add(statement());
            } else {
                at.skip();
            }
        }
        return new AccountReport(messageId, kind, List.copyOf(statements));
    }

    private @Nullable String header() {
        String id = null;
        while (at.child()) {
            switch (at.name()) {
                case "MsgId" -> id = at.id();
                case "MsgPgntn" -> pages();
                default -> at.skip();
            }
        }
        return id;
    }

    /** Of the message, which is then a page of each statement in it. */
    private void pages() {
        while (at.child()) {
            switch (at.name()) {
                case "PgNb" -> page = StatementHeadReader.page(at);
                case "LastPgInd" -> isLastPage = at.flag();
                default -> at.skip();
            }
        }
    }

    private Statement statement() {
        at.countBlock();
        ReportedAccount account = null;
        StatementHeadReader head = new StatementHeadReader(at, page, isLastPage);
        List<Entry> all = new ArrayList<>();
        while (at.child()) {
            switch (at.name()) {
                case "Acct" -> account = account(head);
                case "Ntry" -> {
                    entries++;
                    all.add(new EntryReader(at, kind, entries).read());
                }
                default -> head.readOrSkip();
            }
        }
        return new Statement(account, head.head(), List.copyOf(all));
    }

    private @Nullable ReportedAccount account(StatementHeadReader head) {
        String number = null;
        while (at.child()) {
            if (!at.name().equals("Id")) {
                head.readCurrencyOrSkip();
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
