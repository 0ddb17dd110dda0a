package org.millioncarrots.award.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.grant.Commitment;
import org.millioncarrots.award.queue.QueueAwards.First;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Gives money to the award that is first in a programme's queue, if there is enough: books its commitment and activates it. */
@ApplicationScoped
class FundNextAward {
    private final QueueAwards queue;
    private final Programmes programmes;
    private final ProgrammeClosures closures;
    private final Ledger ledger;
    private final AuditLog auditLog;
    private final Clock clock;

    FundNextAward(
            QueueAwards queue,
            Programmes programmes,
            ProgrammeClosures closures,
            Ledger ledger,
            AuditLog auditLog,
            Clock clock) {
        this.queue = queue;
        this.programmes = programmes;
        this.closures = closures;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** @return false if nobody waits, the programme is closed, or the money does not cover the one who is first */
    @Transactional
    boolean fundNext(String programme) {
        Optional<First> first = queue.lockFirst(programme);
        if (first.isEmpty() || closures.isClosed(programme)) {
            return false;
        }
        First award = first.get();
        if (!ledger.tryBook(commitments(award))) {
            return false;
        }
        queue.admit(award.id());
        auditLog.record(
                AuditAction.AWARD_FUNDED,
                award.id().value(),
                AuditDetail.number("programmeVersion", award.programmeVersion()));
        return true;
    }

    private List<Transfer> commitments(First award) {
        ProgrammeVersion version = programmes
                .version(award.programme(), award.programmeVersion())
                .orElseThrow(() -> new IllegalStateException("an award's programme version is no longer there"));
        return Commitment.of(award.money(), version, LocalDate.now(clock));
    }
}
