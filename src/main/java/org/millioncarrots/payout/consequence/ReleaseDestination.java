package org.millioncarrots.payout.consequence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/** Two people say that an account which a payment came back from is good after all. Another account needs no release. */
@ApplicationScoped
class ReleaseDestination {
    private final ConsequenceSql sql;
    private final FindClaimant claimants;
    private final TwoPeople people;
    private final AuditLog auditLog;
    private final Clock clock;

    ReleaseDestination(ConsequenceSql sql, FindClaimant claimants, TwoPeople people, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.claimants = claimants;
        this.people = people;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** @throws Problem if there is no such claimant (404) */
    @Transactional
    List<DestinationBlockView> of(UUID claimant) {
        claimants.get(new ClaimantId(claimant));
        return sql.blocks(claimant);
    }

    /** @throws Problem if the claimant has no such block (404), or it is released already (409) */
    @Transactional
    DestinationBlockView propose(UUID claimant, UUID id, DestinationBlockView.ReleaseReason reason) {
        open(claimant, id);
        sql.propose(claimant, id, reason, people.propose(clock.instant()));
        auditLog.record(
                AuditAction.DESTINATION_RELEASE_PROPOSED,
                claimant,
                AuditDetail.id("block", id),
                AuditDetail.code("reason", reason));
        return open(claimant, id);
    }

    /** @throws Problem if nobody has proposed it (404), it is released already (409), or the caller has proposed it (403) */
    @Transactional
    DestinationBlockView approve(UUID claimant, UUID id) {
        DestinationBlockView block = open(claimant, id);
        if (block.proposedBy() == null || block.proposedAt() == null) {
            throw Problem.notFound("proposed release of this destination");
        }
        Proposal approved = Proposal.open(block.proposedBy(), block.proposedAt())
                .approve(people, "release of the destination", clock.instant());
        sql.release(claimant, id, approved);
        auditLog.record(AuditAction.DESTINATION_RELEASED, claimant, AuditDetail.id("block", id));
        return sql.lock(claimant, id).orElseThrow();
    }

    private DestinationBlockView open(UUID claimant, UUID id) {
        DestinationBlockView block = sql.lock(claimant, id).orElseThrow(() -> Problem.notFound("blocked destination"));
        if (block.releasedAt() != null) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the destination is released already");
        }
        return block;
    }
}
