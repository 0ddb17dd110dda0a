package org.millioncarrots.payout;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.payout.Payout.Followed;
import org.millioncarrots.payout.answer.BankSettings;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Shows payouts, issues them again after a rejection or return, and notices the ones the bank is silent about. */
@ApplicationScoped
public class FollowPayouts {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PayoutSql sql;
    private final Payouts payouts;
    private final PaymentGate gate;
    private final AuditLog auditLog;
    private final Clock clock;
    private final Duration answerWithin;

    FollowPayouts(
            PayoutSql sql, Payouts payouts, PaymentGate gate, AuditLog auditLog, Clock clock, BankSettings settings) {
        this.sql = sql;
        this.payouts = payouts;
        this.gate = gate;
        this.auditLog = auditLog;
        this.clock = clock;
        this.answerWithin = settings.answerWithin();
    }

    @Transactional
    Page<Payout> list(Payout.Filter filter, @Nullable UUID cursor, int limit) {
        return Page.of(sql.page(filter, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, payout -> payout.id()
                .toString());
    }

    @Transactional
    public Followed get(UUID id) {
        Payout payout = sql.get(id).orElseThrow(() -> Problem.notFound("payout"));
        return new Followed(payout, sql.attempts(id), sql.conversion(id).orElse(null));
    }

    /** Whether something is still to happen with a payout of the claimant. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return sql.hasOpen(claimant);
    }

    /** The payout, locked, while nobody collects, approves or delivers: what it is now it stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Payout alone(UUID id) {
        gate.alone();
        return locked(id);
    }

    /** @throws Problem if the bank contradicts itself about a payout that came back (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireNotPaid(Payout payout) {
        if (payout.cameBack() && sql.mayHaveBeenPaid(payout.id())) {
            throw Problem.conflict(
                    ConflictReason.MAY_HAVE_BEEN_PAID,
                    "the bank contradicts itself about the payout: it may have been paid");
        }
    }

    /** The payout, locked: what it is now it stays, unless the bank speaks of its batch. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Payout locked(UUID id) {
        sql.lock(id);
        return get(id).payout();
    }

    @Scheduled(
            identity = "notice-silence",
            every = "${carrots.bank.silence-check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void noticeSilence() {
        Instant now = clock.instant();
        payouts.noticeSilence(answeredSince(now), now);
    }

    /** Banks do not answer on days on which they are closed, so whole days count as banking days. */
    private Instant answeredSince(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalDate day = TargetDays.earlier(today, (int) answerWithin.toDays());
        return now.minus(Duration.ofDays(ChronoUnit.DAYS.between(day, today)))
                .minus(answerWithin.minusDays(answerWithin.toDays()));
    }
}
