package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.grant.GrantAward.Granted;
import org.millioncarrots.award.queue.QueueAwards;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ConfirmDecision;
import org.millioncarrots.claim.ConfirmDecision.Confirmed;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/**
 * A second person confirms a decision: the award is granted, its instalments planned and its commitment booked. Where the money
 * does not cover it, the award waits in the programme's queue or is refused, as the programme says.
 */
@ApplicationScoped
class AttestClaim {
    private final ConfirmDecision confirmDecision;
    private final Programmes programmes;
    private final GrantAward grantAward;
    private final ProgrammeClosures closures;
    private final QueueAwards queue;
    private final Ledger ledger;
    private final AuditLog auditLog;
    private final Clock clock;

    AttestClaim(
            ConfirmDecision confirmDecision,
            Programmes programmes,
            GrantAward grantAward,
            ProgrammeClosures closures,
            QueueAwards queue,
            Ledger ledger,
            AuditLog auditLog,
            Clock clock) {
        this.confirmDecision = confirmDecision;
        this.programmes = programmes;
        this.grantAward = grantAward;
        this.closures = closures;
        this.queue = queue;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * @return the award, if the decision grants one
     * @throws Problem if the programme is closed (409), or its money is exhausted and it lets nobody wait (422)
     */
    @Transactional
    Optional<Granted> attest(ClaimId id) {
        Confirmed confirmed = confirmDecision.confirm(id);
        closures.requireOpen(confirmed.claim().programme());
        Optional<Granted> granted = confirmed.grants() ? Optional.of(grant(confirmed)) : Optional.empty();
        auditLog.record(
                AuditAction.CLAIM_ATTESTED,
                id.value(),
                AuditDetail.id("decision", confirmed.decision().id()),
                AuditDetail.code("outcome", confirmed.decision().outcome()));
        return granted;
    }

    private Granted grant(Confirmed confirmed) {
        ProgrammeVersion version = version(confirmed);
        Granted granted = grantAward.grant(confirmed.claim(), confirmed.decision(), version, confirmed.share());
        List<Transfer> commitments = Commitment.of(granted.money(), version, LocalDate.now(clock));
        // Who comes while others wait for money waits too, even if a smaller sum would fit.
        if (!commitments.isEmpty() && (queue.isWaitedFor(version.code()) || !ledger.tryBook(commitments))) {
            waitOrRefuse(granted);
        }
        return granted;
    }

    /** A refusal rolls back all that this transaction has done, the award included. */
    private void waitOrRefuse(Granted granted) {
        switch (granted.version().onExhaustedFunds()) {
            case QUEUE -> {
                queue.join(granted.id());
                auditLog.record(AuditAction.AWARD_QUEUED, granted.id().value());
            }
            case REFUSE ->
                throw Problem.of(
                        ProblemType.FUNDS_EXHAUSTED,
                        "the money voted for the programme does not cover this; nothing is granted");
        }
    }

    @Transactional
    void sendBack(ClaimId id) {
        confirmDecision.sendBack(id);
    }

    private ProgrammeVersion version(Confirmed confirmed) {
        return programmes
                .version(confirmed.claim().programme(), confirmed.decision().programmeVersion())
                .orElseThrow(() -> Problem.conflict("the decision's programme version is not approved"));
    }
}
