package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.payout.stop.PaymentStops;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Collects due payouts of one currency and scheme into a batch. */
@ApplicationScoped
public class CollectBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final Payouts payouts;
    private final NameBankFile nameBankFile;
    private final PaymentGate gate;
    private final PaymentStops stops;
    private final StoppedPayouts stopped;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    CollectBatch(
            Batches batches,
            BatchSql sql,
            Payouts payouts,
            NameBankFile nameBankFile,
            PaymentGate gate,
            PaymentStops stops,
            StoppedPayouts stopped,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.payouts = payouts;
        this.nameBankFile = nameBankFile;
        this.gate = gate;
        this.stops = stops;
        this.stopped = stopped;
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
        LocalDate executedOn = executionDay(executionOn);
        gate.pass();
        stops.requireOpen();
        UUID id = ids.next();
        Instant now = clock.instant();
        if (sql.collect(id, currency, scheme, atMost, now) == 0) {
            throw Problem.conflict(
                    "no payout in this currency is due that the scheme can reach and no hold, suspension or closed programme stops");
        }
        List<UUID> taken = sql.batched(id);
        PayoutBatch batch =
                new PayoutBatch(id, nameBankFile.name(taken), currency, scheme, executedOn, caller.person(), now);
        batch.payouts = taken.size();
        batch.totalMinor = sql.total(id);
        batches.persistAndFlush(batch);
        auditLog.record(
                AuditAction.BATCH_COLLECTED,
                id,
                AuditDetail.number("payouts", batch.payouts),
                AuditDetail.money("total", batch.total()));
        return batch;
    }

    /**
     * Takes a batch apart. An approved one, whose file may be on its way, only if the bank has named payments of it as sent, or
     * something stops a payout of it: then its file must never go, and what is left of it is due again; never if the file was
     * given out.
     *
     * @throws Problem once the batch is approved otherwise (409)
     */
    @Transactional
    PayoutBatch cancel(UUID id) {
        gate.pass();
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.APPROVED && mustNotGo(batch)) {
            stops.requireOpen();
            if (sql.wasGivenOut(id)) {
                throw Problem.conflict(
                        "the batch's file was given out and may be with the bank: import it, or record the"
                                + " delivery, and ask the bank");
            }
        } else {
            batch.mustBe(PayoutBatch.State.COLLECTED);
        }
        payouts.moveBatch(id, PayoutState.DUE, clock.instant());
        batch.state = PayoutBatch.State.CANCELLED;
        batches.flush();
        auditLog.record(AuditAction.BATCH_CANCELLED, id);
        return batch;
    }

    private boolean mustNotGo(PayoutBatch batch) {
        return sql.batched(batch.id).size() < batch.payouts
                || !stopped.of(batch.id, Obstacle.LASTING).isEmpty();
    }

    @Transactional
    Page<PayoutBatch> list(PayoutBatch.@Nullable State state, @Nullable UUID cursor, int limit) {
        return Page.of(batches.page(state, cursor, limit), limit, batch -> batch.id.toString());
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
