package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/** Approves a published version; from then on it is never changed. Another person than the publisher must do it. */
@ApplicationScoped
class ApproveProgramme {
    private final ProgrammeSql sql;
    private final Programmes programmes;
    private final Caller caller;
    private final Clock clock;

    ApproveProgramme(ProgrammeSql sql, Programmes programmes, Caller caller, Clock clock) {
        this.sql = sql;
        this.programmes = programmes;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Repeating an approval of one's own changes nothing.
     *
     * @throws Problem if there is no such version, the caller published it, somebody else approved it, a later version is
     *     approved already, or its first day has come: answers for past days never change
     */
    @Transactional
    public void approve(String code, int version) {
        programmes.refresh();
        PublishedVersion published =
                programmes.find(code, version).orElseThrow(() -> Problem.notFound("programme version"));
        String person = caller.person();
        if (person.equals(published.approvedBy())) {
            return;
        }
        if (published.isApproved()) {
            throw Problem.conflict("the version is approved already");
        }
        if (person.equals(published.publishedBy())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever published a version cannot approve it");
        }
        if (programmes.approved(code).stream().anyMatch(approved -> approved.version() > version)) {
            throw Problem.conflict("a later version is approved already");
        }
        if (!published.version().inForceFrom().isAfter(LocalDate.now(clock))) {
            throw Problem.conflict("the version's first day has come; publish it again with a later inForceFrom");
        }
        if (!sql.approve(code, version, person, clock.instant())) {
            throw Problem.conflict("somebody else approved it at the same moment");
        }
    }
}
