package org.millioncarrots.award.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.BookAwards;
import org.millioncarrots.award.queue.QueueAwards.First;
import org.millioncarrots.programme.ProgrammeClosures;

/** Gives money to the award that is first in a programme's queue, if there is enough: books its commitment and activates it. */
@ApplicationScoped
class FundNextAward {
    private final QueueAwards queue;
    private final ProgrammeClosures closures;
    private final BookAwards books;
    private final AuditLog auditLog;

    FundNextAward(QueueAwards queue, ProgrammeClosures closures, BookAwards books, AuditLog auditLog) {
        this.queue = queue;
        this.closures = closures;
        this.books = books;
        this.auditLog = auditLog;
    }

    /** @return false if nobody waits, the programme is closed, or the money does not cover the one who is first */
    @Transactional
    boolean fundNext(String programme) {
        Optional<First> first = queue.lockFirst(programme);
        if (first.isEmpty() || closures.isClosed(programme)) {
            return false;
        }
        First award = first.get();
        if (!books.tryCommit(award.programme(), award.programmeVersion(), award.money())) {
            return false;
        }
        queue.admit(award.id());
        auditLog.record(
                AuditAction.AWARD_FUNDED,
                award.id().value(),
                AuditDetail.number("programmeVersion", award.programmeVersion()));
        return true;
    }
}
