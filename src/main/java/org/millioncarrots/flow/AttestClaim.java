package org.millioncarrots.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.GrantAward;
import org.millioncarrots.award.GrantAward.Granted;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ConfirmDecision;
import org.millioncarrots.claim.ConfirmDecision.Confirmed;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** A second person confirms a decision: the award is granted, its instalments planned and its commitment booked. */
@ApplicationScoped
class AttestClaim {
    private final ConfirmDecision confirmDecision;
    private final Programmes programmes;
    private final GrantAward grantAward;
    private final Ledger ledger;
    private final AuditLog auditLog;
    private final Clock clock;

    AttestClaim(
            ConfirmDecision confirmDecision,
            Programmes programmes,
            GrantAward grantAward,
            Ledger ledger,
            AuditLog auditLog,
            Clock clock) {
        this.confirmDecision = confirmDecision;
        this.programmes = programmes;
        this.grantAward = grantAward;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** @return the award, if the decision grants one */
    @Transactional
    Optional<Granted> attest(ClaimId id) {
        Confirmed confirmed = confirmDecision.confirm(id);
        Optional<Granted> granted = confirmed.grants() ? Optional.of(grant(confirmed)) : Optional.empty();
        auditLog.record(
                AuditAction.CLAIM_ATTESTED,
                id.value(),
                AuditDetail.id("decision", confirmed.decision().id()),
                AuditDetail.code("outcome", confirmed.decision().outcome()));
        return granted;
    }

    private Granted grant(Confirmed confirmed) {
        Granted granted =
                grantAward.grant(confirmed.claim(), confirmed.decision(), version(confirmed), confirmed.share());
        granted.money().forEach(money -> ledger.book(Commitment.of(money, granted.version(), LocalDate.now(clock))));
        return granted;
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
