package org.millioncarrots.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.sql.Locks;

/** Approves a figure that another person has entered. */
@ApplicationScoped
class ApproveIndexFigure {
    private final IndexFigureSql sql;
    private final Locks locks;
    private final TwoPeople people;
    private final AuditLog auditLog;
    private final Clock clock;

    ApproveIndexFigure(IndexFigureSql sql, Locks locks, TwoPeople people, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.locks = locks;
        this.people = people;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * From now on stipends follow it; those that run are planned anew within minutes.
     *
     * @return the code of the index
     * @throws Problem if the caller has entered it (403), or it is approved or corrected already (409)
     */
    @Transactional
    String approve(UUID id) {
        String index = sql.find(id).map(IndexFigure::index).orElseThrow(() -> Problem.notFound("index figure"));
        locks.exclusive(Locks.Kind.INDEX_FIGURE, index);
        IndexFigure figure = sql.find(id).orElseThrow();
        String person = people.other(figure.enteredBy(), "whoever entered a figure cannot approve it");
        if (figure.isApproved()) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the figure is approved already");
        }
        if (sql.newest(index, figure.year())
                .filter(newest -> newest.id().equals(id))
                .isEmpty()) {
            throw Problem.conflict(
                    ConflictReason.SUPERSEDED, "a later figure for the year was entered: approve that one");
        }
        int number = sql.approve(figure, person, clock.instant());
        auditLog.record(AuditAction.INDEX_FIGURE_APPROVED, id, AuditDetail.number("number", number));
        return index;
    }
}
