package org.millioncarrots.claimant.duress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.duress.Signals.Found;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * Two duty officers end a signal, each after speaking with the claimant on a way of their own. What a partner says later, such as
 * the agreed word, ends nothing: the partner may be where the coercion is.
 */
@ApplicationScoped
class EndSignal {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Signals signals;
    private final AfterSignal afterSignal;
    private final TwoPeople people;
    private final AuditLog auditLog;
    private final Clock clock;

    EndSignal(Signals signals, AfterSignal afterSignal, TwoPeople people, AuditLog auditLog, Clock clock) {
        this.signals = signals;
        this.afterSignal = afterSignal;
        this.people = people;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Transactional
    Page<DuressSignal> list(boolean ended, @Nullable UUID cursor, int limit) {
        List<DuressSignal> found = signals.list(ended, cursor == null ? BEFORE_ALL : cursor, limit + 1);
        return Page.of(found, limit, signal -> signal.id().toString());
    }

    /** @throws Problem if it is ended (409), or the caller has not spoken with the claimant since (400) */
    @Transactional
    DuressSignal propose(UUID id, @Nullable Instant contactedAt, DuressSignal.Account account) {
        Found found = open(id);
        requireContact(found.signal(), contactedAt);
        if (account == DuressSignal.Account.AS_AT_SIGNAL
                && found.destinationVersion() == 0
                && found.signal().accountChanged()) {
            throw Problem.invalid(
                    "account",
                    "AS_IT_IS, once the claimant's own account is the one that is paid: there was none before");
        }
        signals.propose(id, people.propose(clock.instant()), account);
        auditLog.record(AuditAction.SIGNAL_END_PROPOSED, found.reference(), AuditDetail.code("account", account));
        return get(id).signal();
    }

    /**
     * @throws Problem if the caller has recorded it or proposed its end (403), its end is not proposed, or it is ended (409), or the
     *     caller has not spoken with the claimant since (400)
     */
    @Transactional
    DuressSignal approve(UUID id, @Nullable Instant contactedAt) {
        Found found = open(id);
        DuressSignal signal = found.signal();
        String proposer = signal.endProposedBy();
        DuressSignal.Account account = signal.account();
        if (proposer == null || account == null) {
            throw Problem.conflict(ConflictReason.NOT_APPROVED_YET, "another duty officer must propose its end first");
        }
        String person = people.other(
                List.of(proposer, signal.recordedBy()),
                "whoever recorded the signal or proposed its end cannot approve it");
        requireContact(signal, contactedAt);
        signals.end(id, person, clock.instant());
        afterSignal.goOn(signal, account, found.destinationVersion());
        auditLog.record(AuditAction.SIGNAL_ENDED, found.reference(), AuditDetail.code("account", account));
        return get(id).signal();
    }

    private void requireContact(DuressSignal signal, @Nullable Instant contactedAt) {
        if (signal.kind().needsContact()
                && (contactedAt == null
                        || contactedAt.isBefore(signal.recordedAt())
                        || contactedAt.isAfter(clock.instant()))) {
            throw Problem.invalid("contactedAt", "when the caller has spoken with the claimant since the signal");
        }
    }

    private Found open(UUID id) {
        Found found = get(id);
        if (found.signal().endedAt() != null) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the signal is ended already");
        }
        return found;
    }

    private Found get(UUID id) {
        return signals.find(id).orElseThrow(() -> Problem.notFound("signal"));
    }
}
