package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.batch.FillBatch.Asked;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Collects due payouts of one currency and scheme into a batch. */
@ApplicationScoped
public class CollectBatch {
    private final LockBatch lockBatch;
    private final FillBatch fillBatch;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    CollectBatch(LockBatch lockBatch, FillBatch fillBatch, AuditLog auditLog, Caller caller, Clock clock) {
        this.lockBatch = lockBatch;
        this.fillBatch = fillBatch;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem if nothing is due (409), SEPA is asked for another currency than EUR, or the date does not fit */
    @Transactional
    PayoutBatch collect(Asked asked, @Nullable LocalDate executionOn, int atMost) {
        if (asked.scheme().isSepa() && !asked.currency().equals(CurrencyCode.EUR)) {
            throw Problem.invalid("scheme", "SEPA pays in EUR only; CROSS_BORDER is expected");
        }
        LocalDate executedOn = executionDay(executionOn);
        lockBatch.none();
        PayoutBatch batch = fillBatch.fill(asked, executedOn, atMost, caller.person(), clock.instant());
        auditLog.record(
                AuditAction.BATCH_COLLECTED,
                batch.id,
                AuditDetail.number("payouts", batch.payouts),
                AuditDetail.money("total", batch.total()));
        return batch;
    }

    private LocalDate executionDay(@Nullable LocalDate asked) {
        LocalDate today = LocalDate.now(clock);
        if (asked == null) {
            return TargetDays.following(today);
        }
        if (asked.isBefore(today) || asked.isAfter(today.plusYears(1))) {
            throw Problem.invalid("executionOn", "a day from today to one year ahead");
        }
        if (!TargetDays.isOpen(asked)) {
            throw Problem.invalid(
                    "executionOn",
                    "a day on which banks settle (TARGET); the next one is " + TargetDays.following(asked));
        }
        return asked;
    }
}
