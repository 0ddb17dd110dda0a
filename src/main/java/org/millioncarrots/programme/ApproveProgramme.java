package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;

/** Approves a published version; from then on it is never changed. Another person than the publisher must do it. */
@ApplicationScoped
class ApproveProgramme {
    private final ProgrammeSql sql;
    private final Programmes programmes;
    private final Caller caller;
    private final TwoPeople people;
    private final AuditLog auditLog;
    private final Clock clock;

    ApproveProgramme(
            ProgrammeSql sql, Programmes programmes, Caller caller, TwoPeople people, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.programmes = programmes;
        this.caller = caller;
        this.people = people;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Whether the caller has approved it before: repeating one's own approval changes nothing. */
    boolean isDone(String code, int version) {
        programmes.refresh();
        return caller.person().equals(published(code, version).approvedBy());
    }

    /**
     * @throws Problem if there is no such version, the caller published it, somebody approved it, a later version is approved
     *     already, or its first day has come: answers for past days never change
     */
    @Transactional
    PublishedVersion approve(String code, int version) {
        programmes.refresh();
        PublishedVersion published = published(code, version);
        if (published.isApproved()) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the version is approved already");
        }
        String person = people.other(published.publishedBy(), "whoever published a version cannot approve it");
        if (programmes.approved(code).stream().anyMatch(approved -> approved.version() > version)) {
            throw Problem.conflict(ConflictReason.SUPERSEDED, "a later version is approved already");
        }
        if (!published.version().inForceFrom().isAfter(LocalDate.now(clock))) {
            throw Problem.conflict(
                    ConflictReason.FIRST_DAY_PAST,
                    "the version's first day has come; publish it again with a later inForceFrom");
        }
        if (!sql.approve(code, version, person, clock.instant())) {
            throw Problem.conflict(ConflictReason.CHANGED_MEANWHILE, "somebody else approved it at the same moment");
        }
        auditLog.record(
                AuditAction.PROGRAMME_APPROVED,
                PublishedVersion.auditId(code, version),
                AuditDetail.number("version", version),
                AuditDetail.sha256("document", published.version().sha256()));
        return published;
    }

    private PublishedVersion published(String code, int version) {
        return programmes.find(code, version).orElseThrow(() -> Problem.notFound("programme version"));
    }
}
