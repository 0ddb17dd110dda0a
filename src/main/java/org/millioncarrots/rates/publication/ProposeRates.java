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
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.rates.publication.ImportPublication.Imported;
import org.millioncarrots.rates.publication.RateProposalSql.ProposedFile;

/** A publication that a person brings counts when another has confirmed it: a rate decides what everybody is paid. */
@ApplicationScoped
class ProposeRates {
    static final int SHORTEST_REASON = 10;
    static final int LONGEST_REASON = 500;
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final RateProposalSql sql;
    private final ImportPublication imports;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Ids ids;
    private final Clock clock;

    ProposeRates(
            RateProposalSql sql, ImportPublication imports, AuditLog auditLog, TwoPeople people, Ids ids, Clock clock) {
        this.sql = sql;
        this.imports = imports;
        this.auditLog = auditLog;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A file that waits, or has been imported.
     *
     * @param file none if the same bytes were imported before
     * @param imported what confirming would do now, or has done
     */
    record Proposed(@Nullable ProposedFile file, Imported imported) {}

    /**
     * @param reason needed where the file corrects a day by which something was decided or paid
     * @throws Problem if the file is refused (422), the reason of which is kept, or a reason is missing (400)
     */
    @Transactional
    Proposed propose(byte[] bytes, @Nullable RateSource expected, @Nullable String reason) {
        if (reason != null && (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON)) {
            throw Problem.invalid("reason", SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
        Imported look = imports.looked(bytes, expected);
        if (!look.correctedInUse().isEmpty() && reason == null) {
            throw Problem.invalid("reason", inUse(look) + ": why it is corrected");
        }
        ProposedFile file = new ProposedFile(
                ids.next(), look.publication().sha256(), expected, reason, people.propose(clock.instant()));
        auditLog.record(
                AuditAction.RATES_PROPOSED,
                file.id(),
                AuditDetail.code("source", look.publication().source()),
                AuditDetail.sha256("file", file.sha256()),
                AuditDetail.number("recorded", look.recorded()),
                AuditDetail.number("corrected", look.corrected()));
        if (look.alreadyKnown()) {
            return new Proposed(null, look);
        }
        sql.insert(file, bytes);
        return new Proposed(file, look);
    }

    /**
     * Imports what another person has sent. It is held against what is known by now.
     *
     * @throws Problem if the caller has sent it (403), it is confirmed already or lacks a reason by now (409), or it is refused by
     *     now (422)
     */
    @Transactional
    Proposed confirm(UUID id) {
        ProposedFile file = get(id);
        Proposal confirmed = file.proposal().approve(people, "rates", clock.instant());
        if (file.proposal().isApproved()) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the file is confirmed already");
        }
        Imported imported = imports.uploaded(bytes(id), file.expected());
        if (!imported.correctedInUse().isEmpty() && file.reason() == null) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE, inUse(imported) + " since: send the file again with a reason");
        }
        sql.confirm(id, confirmed);
        auditLog.record(AuditAction.RATES_CONFIRMED, id, AuditDetail.sha256("file", file.sha256()));
        return new Proposed(get(id), imported);
    }

    private static String inUse(Imported imported) {
        return "something was decided or paid by the rates of "
                + imported.correctedInUse().getFirst();
    }

    /** With what confirming would do now. */
    @Transactional
    Proposed look(UUID id) {
        ProposedFile file = get(id);
        return new Proposed(file, imports.looked(bytes(id), file.expected()));
    }

    /** The newest first. */
    @Transactional
    List<ProposedFile> before(@Nullable UUID cursor, int limit) {
        return sql.before(cursor == null ? AFTER_ALL : cursor, limit);
    }

    private ProposedFile get(UUID id) {
        return sql.find(id).orElseThrow(() -> Problem.notFound("rate import"));
    }

    private byte[] bytes(UUID id) {
        return sql.raw(id).orElseThrow(() -> Problem.notFound("rate import"));
    }
}
