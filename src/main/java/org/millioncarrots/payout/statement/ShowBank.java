package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.statement.BankDaySql.Covered;
import org.millioncarrots.payout.statement.BankPage.Account;
import org.millioncarrots.payout.statement.BankPage.Day;
import org.millioncarrots.payout.statement.BankPage.Standing;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.http.Problem;

/** Lays out the days of our accounts, each with its statement or the word that says why there is none. */
@ApplicationScoped
class ShowBank {
    private static final int DAYS_OF_WEEK = 7;

    private final BankDaySql sql;
    private final Clock clock;

    ShowBank(BankDaySql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The accounts with what is missing in the month. */
    @Transactional
    List<Account> accounts(YearMonth month) {
        return sql.accounts(month.atDay(1), month.atEndOfMonth());
    }

    /**
     * The one that is asked for, or else the one of which most is missing.
     *
     * @throws Problem if there is no such account (404)
     */
    static @Nullable Account chosen(List<Account> accounts, @Nullable UUID asked) {
        if (asked != null) {
            return accounts.stream()
                    .filter(account -> account.id().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("account of ours"));
        }
        return accounts.stream()
                .max(Comparator.comparingLong(Account::missing)
                        .thenComparing(Account::number, Comparator.reverseOrder()))
                .orElse(null);
    }

    /** The days of the month, in order. */
    @Transactional
    List<Day> days(UUID account, YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        Map<LocalDate, Covered> covered = new HashMap<>();
        for (Covered one : sql.covered(account, first, last)) {
            one.from().datesUntil(one.to().plusDays(1)).forEach(day -> covered.put(day, one));
        }
        Set<LocalDate> missing = Set.copyOf(sql.missing(account, first, last));
        LocalDate begun = sql.begunOn(account).orElse(null);
        return first.datesUntil(last.plusDays(1))
                .map(day -> day(day, covered.get(day), missing.contains(day), begun))
                .toList();
    }

    private Day day(LocalDate on, @Nullable Covered covered, boolean missing, @Nullable LocalDate begun) {
        if (covered != null && (TargetDays.isOpen(on) || covered.to().equals(on))) {
            return new Day(on, covered.isWell() ? Standing.IN : Standing.DIFFERS, covered.statementId());
        }
        return new Day(on, without(on, missing, begun), null);
    }

    private Standing without(LocalDate on, boolean missing, @Nullable LocalDate begun) {
        if (missing) {
            return Standing.MISSING;
        }
        if (!TargetDays.isOpen(on)) {
            return Standing.CLOSED;
        }
        boolean isBefore = begun == null || on.isBefore(begun);
        return isBefore || on.isAfter(LocalDate.now(clock)) ? Standing.NONE : Standing.AWAITED;
    }

    /** In rows from Monday on. */
    static List<List<Day>> weeks(List<Day> days) {
        List<Day> cells = new ArrayList<>();
        Day nothing = new Day(null, Standing.NONE, null);
        LocalDate first = days.getFirst().on();
        for (int i = 1; first != null && i < first.getDayOfWeek().getValue(); i++) {
            cells.add(nothing);
        }
        cells.addAll(days);
        while (cells.size() % DAYS_OF_WEEK != 0) {
            cells.add(nothing);
        }
        List<List<Day>> weeks = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += DAYS_OF_WEEK) {
            weeks.add(List.copyOf(cells.subList(i, i + DAYS_OF_WEEK)));
        }
        return weeks;
    }
}
