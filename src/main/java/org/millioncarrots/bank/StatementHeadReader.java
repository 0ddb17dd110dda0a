package org.millioncarrots.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** Gathers what is said of a statement besides its account and entries, in any order. */
final class StatementHeadReader {
    /** As {@link #balance} keeps it: a code of ISO 20022, not the bank's own words. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}");

    private static final Pattern LOCAL_TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}.*");
    private static final int LOCAL_TIME_LENGTH = 19;
    private static final int MAX_PAGES = 100_000;
    private static final int MAX_BALANCES = 100;
    private static final String INTERIM = "ITBD";

    private final MessageCursor at;
    private final List<StatedBalance> balances = new ArrayList<>();
    private @Nullable String id;
    private @Nullable Long number;
    private @Nullable Long legalNumber;
    private @Nullable Integer page;
    private boolean isLastPage;
    private boolean hasOwnPages;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable String madeAt;
    private boolean isCopy;
    private @Nullable CurrencyCode currency;

    /** @param page that of the message, unless the statement has one of its own */
    StatementHeadReader(MessageCursor at, @Nullable Integer page, boolean isLastPage) {
        this.at = at;
        this.page = page;
        this.isLastPage = isLastPage;
    }

    static @Nullable Integer page(MessageCursor at) {
        Long count = at.count();
        return count == null || count < 1 || count > MAX_PAGES ? null : Integer.valueOf(count.intValue());
    }

    StatementHead head() {
        return new StatementHead(
                id,
                number,
                legalNumber,
                page,
                page == null || isLastPage,
                page != null && !hasOwnPages,
                from,
                to,
                madeAt,
                isCopy,
                currency,
                List.copyOf(balances));
    }

    void readOrSkip() {
        switch (at.name()) {
            case "Id" -> id = at.id();
            case "ElctrncSeqNb" -> number = at.count();
            case "LglSeqNb" -> legalNumber = at.count();
            case "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> pages();
            case "FrToDt" -> period();
            case "CreDtTm" -> madeAt = localTime(at.text());
            case "CpyDplctInd" -> isCopy = at.text() != null;
            case "Bal" -> balance();
            default -> at.skip();
        }
    }

    /** Of the account. */
    void readCurrencyOrSkip() {
        if (!at.name().equals("Ccy")) {
            at.skip();
            return;
        }
        String code = at.text();
        try {
            currency = code == null ? null : new CurrencyCode(code);
        } catch (IllegalArgumentException unknown) {
            currency = null;
        }
    }

    private void pages() {
        hasOwnPages = true;
        while (at.child()) {
            switch (at.name()) {
                case "PgNb" -> page = page(at);
                case "LastPgInd" -> isLastPage = at.flag();
                default -> at.skip();
            }
        }
    }

    private void period() {
        while (at.child()) {
            switch (at.name()) {
                case "FrDtTm", "FrDt" -> from = at.date();
                case "ToDtTm", "ToDt" -> to = at.date();
                default -> at.skip();
            }
        }
    }

    private static @Nullable String localTime(@Nullable String text) {
        return text != null && LOCAL_TIME.matcher(text).matches() ? text.substring(0, LOCAL_TIME_LENGTH) : null;
    }

    private void balance() {
        String kind = null;
        Money amount = null;
        String side = null;
        LocalDate on = null;
        while (at.child()) {
            switch (at.name()) {
                case "Tp" -> kind = kind();
                case "Amt" -> amount = at.money();
                case "CdtDbtInd" -> side = at.text();
                case "Dt" -> on = at.date();
                default -> at.skip();
            }
        }
        boolean isDebit = "DBIT".equals(side);
        if (kind != null && amount != null && (isDebit || "CRDT".equals(side)) && balances.size() < MAX_BALANCES) {
            balances.add(new StatedBalance(kind, isDebit ? amount.times(-1) : amount, on));
        }
    }

    /** With the sub-type of a page in between, an opening or closing balance is none of the whole statement. */
    private @Nullable String kind() {
        String code = null;
        boolean isInterim = false;
        while (at.child()) {
            switch (at.name()) {
                case "CdOrPrtry" -> code = at.choice("Cd");
                case "SubTp" -> isInterim = "INTM".equals(at.choice("Cd"));
                default -> at.skip();
            }
        }
        boolean isCode = code != null && CODE.matcher(code).matches();
        return isInterim ? INTERIM : isCode ? code : null;
    }
}
