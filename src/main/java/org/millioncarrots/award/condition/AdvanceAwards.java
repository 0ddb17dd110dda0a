package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.award.AwardSql;
import org.millioncarrots.money.Money;

/** What becomes of awards by itself as days go by. Safe to repeat, and on several replicas at once. */
@ApplicationScoped
public class AdvanceAwards {
    private final AwardSql sql;
    private final Clock clock;

    AdvanceAwards(AwardSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How many awards have changed their state.
     *
     * @param begun suspensions that were placed for a later day and have begun
     * @param unconfirmed suspended because a confirmation is overdue
     * @param ended past their last day, with nothing left to be paid
     */
    public record Advanced(int begun, int unconfirmed, int ended) {
        public boolean isNothing() {
            return begun + unconfirmed + ended == 0;
        }
    }

    /** What an instalment that has fallen due has given back of an overpayment. */
    public record Deduction(UUID instalmentId, String programme, int programmeVersion, Money amount) {}

    /** Moves all awards on to today, in the business zone. */
    @Transactional
    public Advanced advance() {
        LocalDate today = LocalDate.now(clock);
        return new Advanced(
                sql.beginSuspensions(today), sql.suspendUnconfirmed(today, clock.instant()), sql.endAwards(today));
    }

    /**
     * Claims deductions to be booked in this transaction; another replica takes others.
     *
     * @param without programmes that must wait, because they cannot be read for now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Deduction> claimDeductions(int limit, Set<String> without) {
        return sql.claimDeductions(limit, without);
    }
}
