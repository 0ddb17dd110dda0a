package org.millioncarrots.payout;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.payout.answer.Attempts;
import org.millioncarrots.payout.answer.BankSettings;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Notices the payouts about which the bank is silent: they are unknown, and so is what was sent for them, until it speaks. */
@ApplicationScoped
class NoticeSilence {
    private final Payouts payouts;
    private final Attempts attempts;
    private final Clock clock;
    private final Duration answerWithin;

    NoticeSilence(Payouts payouts, Attempts attempts, Clock clock, BankSettings settings) {
        this.payouts = payouts;
        this.attempts = attempts;
        this.clock = clock;
        this.answerWithin = settings.answerWithin();
    }

    @Scheduled(
            identity = "notice-silence",
            every = "${carrots.bank.silence-check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    void notice() {
        Instant now = clock.instant();
        List<UUID> silent = payouts.noticeSilence(answeredSince(now.atZone(clock.getZone()), answerWithin), now);
        if (!silent.isEmpty()) {
            attempts.unanswered(silent, now);
        }
    }

    /**
     * Banks do not answer on days on which they are closed, so whole days count as banking days: the same time of day, whatever
     * the clocks were changed by since.
     */
    static Instant answeredSince(ZonedDateTime now, Duration within) {
        return now.with(TargetDays.earlier(now.toLocalDate(), (int) within.toDays()))
                .minus(within.minusDays(within.toDays()))
                .toInstant();
    }
}
