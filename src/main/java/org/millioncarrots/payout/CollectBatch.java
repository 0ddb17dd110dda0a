package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Page;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.TargetDays;

/** Collects due payouts of one currency and scheme into a batch. */
@ApplicationScoped
class CollectBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    CollectBatch(Batches batches, BatchSql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem if nothing is due (409), SEPA is asked for another currency than EUR, or the date does not fit */
    @Transactional
    PayoutBatch collect(CurrencyCode currency, Scheme scheme, @Nullable LocalDate executionOn, int atMost) {
        if (scheme == Scheme.SEPA && !currency.equals(CurrencyCode.EUR)) {
            throw Problem.invalid("scheme", "SEPA pays in EUR only; CROSS_BORDER is expected");
        }
        UUID id = ids.next();
        PayoutBatch batch = new PayoutBatch(
                id, messageId(id), currency, scheme, executionDay(executionOn), caller.person(), clock.instant());
        batch.payouts = sql.collect(batch, atMost, batch.createdAt);
        if (batch.payouts == 0) {
            throw Problem.conflict(
                    "no payout in this currency is due that the scheme can reach and no hold or closed programme stops");
        }
        batch.totalMinor = sql.total(id);
        batches.persistAndFlush(batch);
        auditLog.record(
                AuditAction.BATCH_COLLECTED,
                id,
                AuditDetail.number("payouts", batch.payouts),
                AuditDetail.money("total", batch.total()));
        return batch;
    }

    /** @throws Problem once the batch is approved (409): its file may be on its way */
    @Transactional
    PayoutBatch cancel(UUID id) {
        PayoutBatch batch = batches.lock(id);
        batch.mustBe(PayoutBatch.State.COLLECTED);
        sql.release(id, clock.instant());
        batch.state = PayoutBatch.State.CANCELLED;
        batches.flush();
        return batch;
    }

    @Transactional
    Page<PayoutBatch> list(PayoutBatch.@Nullable State state, @Nullable UUID cursor, int limit) {
        return Page.of(batches.page(state, cursor, limit), limit, batch -> batch.id.toString());
    }

    /** Time-ordered and otherwise random; it names the file too. */
    private static String messageId(UUID id) {
        return id.toString().replace("-", "").toUpperCase(Locale.ROOT);
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
