package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.rates.publication.ImportPublication.Imported;
import org.millioncarrots.rates.publication.RateProposalSql.Row;

/** A publication that a person brings counts when another has confirmed it: a rate decides what everybody is paid. */
@ApplicationScoped
class ProposeRates {
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final RateProposalSql sql;
    private final ImportPublication imports;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ProposeRates(
            RateProposalSql sql, ImportPublication imports, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.imports = imports;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A file that waits, or has been imported.
     *
     * @param proposal none if the same bytes were imported before
     * @param imported what confirming would do now, or has done
     */
    record Proposed(@Nullable Row proposal, Imported imported) {}

    /** @throws Problem if the file is refused (422); the reason is kept */
    @Transactional
    Proposed propose(byte[] bytes, @Nullable RateSource expected) {
        Imported look = imports.looked(bytes, expected);
        if (look.alreadyKnown()) {
            return new Proposed(null, look);
        }
        Row proposal = new Row(
                ids.next(), look.publication().sha256(), expected, caller.person(), clock.instant(), null, null);
        sql.insert(proposal, bytes);
        auditLog.record(
                AuditAction.RATES_PROPOSED,
                proposal.id(),
                AuditDetail.code("source", look.publication().source()),
                AuditDetail.sha256("file", proposal.sha256()),
                AuditDetail.number("recorded", look.recorded()),
                AuditDetail.number("corrected", look.corrected()));
        return new Proposed(proposal, look);
    }

    /**
     * Imports what another person has sent. It is held against what is known by now.
     *
     * @throws Problem if the caller has sent it (403), it is confirmed already (409), or it is refused by now (422)
     */
    @Transactional
    Proposed confirm(UUID id) {
        Row proposal = get(id);
        if (proposal.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever sent the file cannot confirm it");
        }
        if (proposal.confirmedBy() != null) {
            throw Problem.conflict("the file is confirmed already");
        }
        Imported imported = imports.uploaded(bytes(id), proposal.expected());
        sql.confirm(proposal, caller.person(), clock.instant());
        auditLog.record(AuditAction.RATES_CONFIRMED, id, AuditDetail.sha256("file", proposal.sha256()));
        return new Proposed(get(id), imported);
    }

    /** With what confirming would do now. */
    @Transactional
    Proposed look(UUID id) {
        Row proposal = get(id);
        return new Proposed(proposal, imports.looked(bytes(id), proposal.expected()));
    }

    /** The newest first. */
    @Transactional
    List<Row> before(@Nullable UUID cursor, int limit) {
        return sql.before(cursor == null ? AFTER_ALL : cursor, limit);
    }

    private Row get(UUID id) {
        return sql.find(id).orElseThrow(() -> Problem.notFound("rate import"));
    }

    private byte[] bytes(UUID id) {
        return sql.raw(id).orElseThrow(() -> Problem.notFound("rate import"));
    }
}
