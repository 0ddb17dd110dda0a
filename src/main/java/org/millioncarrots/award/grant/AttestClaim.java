package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.BookAwards;
import org.millioncarrots.award.grant.GrantAward.Granted;
import org.millioncarrots.award.queue.QueueAwards;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ConfirmDecision;
import org.millioncarrots.claim.ConfirmDecision.Confirmed;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.ProgrammeVersion;

/**
 * A second person confirms a decision: the award is granted, its instalments planned and its commitment booked. Where the money
 * does not cover it, the award waits in the programme's queue or is refused, as the programme says.
 */
@ApplicationScoped
class AttestClaim {
    private final ConfirmDecision confirmDecision;
    private final GrantAward grantAward;
    private final ProgrammeClosures closures;
    private final QueueAwards queue;
    private final BookAwards books;
    private final AuditLog auditLog;

    AttestClaim(
            ConfirmDecision confirmDecision,
            GrantAward grantAward,
            ProgrammeClosures closures,
            QueueAwards queue,
            BookAwards books,
            AuditLog auditLog) {
        this.confirmDecision = confirmDecision;
        this.grantAward = grantAward;
        this.closures = closures;
        this.queue = queue;
        this.books = books;
        this.auditLog = auditLog;
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
        Granted granted = grantAward.grant(confirmed);
        ProgrammeVersion version = granted.version();
        // Who comes while others wait for money waits too, even if a smaller sum would fit.
        if (!granted.money().isEmpty()
                && (queue.isWaitedFor(version.code())
                        || !books.tryCommit(version.code(), version.version(), granted.money()))) {
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
}
