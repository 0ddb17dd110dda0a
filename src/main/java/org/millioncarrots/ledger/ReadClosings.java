package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Reads which months are closed or proposed to be. */
@ApplicationScoped
public class ReadClosings {
    private final ClosingSql sql;

    ReadClosings(ClosingSql sql) {
        this.sql = sql;
    }

    /** What a proposed closing would keep, as it is now. */
    @Transactional
    public Optional<ClosingView> proposed(YearMonth month) {
        LocalDate through = month.atEndOfMonth();
        return sql.proposed(through).map(proposed -> ClosingView.of(through, proposed, sql.balances(through)));
    }

    /** A month as its closing has kept it; one that was closed with a later one as its books are, into which nobody can book. */
    @Transactional
    public Optional<ClosedMonth> closed(YearMonth month) {
        LocalDate through = month.atEndOfMonth();
        return sql.closing(through)
                .map(closing -> ClosedMonth.of(
                        through,
                        closing,
                        closing.through().equals(through) ? sql.kept(through) : sql.balances(through)));
    }

    /** From the latest on. */
    @Transactional
    public List<ClosingView.Listed> latest(int limit) {
        return sql.page(null, limit);
    }

    /**
     * From which sums of the books begin. Asked for by itself: a planner that is told the day knows how many rows are later.
     *
     * @return the last closed day before it; the first of all days if there is none
     */
    @Transactional
    public LocalDate lastBefore(LocalDate day) {
        return sql.closedBefore(day);
    }
}
