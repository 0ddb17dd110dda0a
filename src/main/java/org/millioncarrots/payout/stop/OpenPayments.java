package org.millioncarrots.payout.stop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.stop.PaymentStopView.Opening;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/** Opens payments again: two people, after a verification that is green and still says how things are. */
@ApplicationScoped
class OpenPayments {
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final PaymentStops stops;
    private final PaymentStopSql sql;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Ids ids;
    private final Clock clock;

    OpenPayments(PaymentStops stops, PaymentStopSql sql, AuditLog auditLog, TwoPeople people, Ids ids, Clock clock) {
        this.stops = stops;
        this.sql = sql;
        this.auditLog = auditLog;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem if payments are not stopped, or no green verification is new enough (409) */
    @Transactional
    Opening propose() {
        Proposal proposal = people.propose(clock.instant());
        Opening opening = new Opening(ids.next(), requireGreen(), proposal.by(), proposal.at(), null, null);
        sql.insert(opening);
        auditLog.record(
                AuditAction.PAYMENTS_OPENING_PROPOSED,
                opening.id(),
                AuditDetail.id("verification", opening.verificationId()));
        return opening;
    }

    /** @throws Problem if the caller has proposed it (403), it is approved, or its verification is no longer the newest (409) */
    @Transactional
    Opening approve(UUID id) {
        stops.alone();
        Opening opening = get(id);
        String person = people.other(opening.proposedBy(), "whoever proposed to open payments cannot approve it");
        if (opening.approvedAt() != null || !requireGreen().equals(opening.verificationId())) {
            throw Problem.conflict(
                    ConflictReason.SUPERSEDED,
                    "the opening was approved, or another verification came after it: propose it anew");
        }
        sql.open(id, person, clock.instant());
        stops.settle();
        auditLog.record(AuditAction.PAYMENTS_OPENED, id, AuditDetail.id("verification", opening.verificationId()));
        return get(id);
    }

    private Opening get(UUID id) {
        return sql.opening(id).orElseThrow(() -> Problem.notFound("opening of payments"));
    }

    private UUID requireGreen() {
        if (!stops.get().stopped()) {
            throw Problem.conflict(ConflictReason.PAYMENTS_NOT_STOPPED, "payments are not stopped");
        }
        return sql.verification(clock.instant().minus(GOOD_FOR))
                .orElseThrow(() -> Problem.conflict(
                        ConflictReason.NOT_VERIFIED,
                        "POST /v1/restore-verifications must be green, not older than 24 hours,"
                                + " and newer than the stop and the last bank message"));
    }
}
